/**
 * Public API: what a shop can listen to. Each record is published as an application event of Spring; a shop listens with
 * {@code @EventListener}.
 *
 * <p>An event comes after the change is committed, on a thread of the plugin, in the process whose clock runs (the site, unless a shop sets
 * it otherwise), usually within seconds. Payments and refunds are told <b>at least once</b>: the note to tell is committed with the change
 * and deleted after the listeners have returned. When the process dies in between, or the listeners take longer than five minutes, another
 * node publishes the event again. So a listener that must not act twice keeps the id of the payment or of the refund.
 * {@link io.github.alliancepay.broadleaf.event.NeedsAttention} is told <b>at most once</b>.
 *
 * <p>A listener that throws changes nothing about the payment. The failure is in the log, and the event is not published again, unless the
 * shop stops at that moment. Spring does not call the listeners that would have come after it. A listener that takes long keeps other events waiting, so it should hand its work to
 * threads of the shop. Events come in the order of the changes as a rule, but no listener should rely on it.
 *
 * <p>Events hold no secrets and no personal data of the shopper. New components may be added at the end; those that are there keep their
 * names and meanings within a major version.
 *
 * <p>Public API, meant for shops: {@link HoldExpiring}, {@link HoldReleased}, {@link NeedsAttention}, {@link PaymentCompleted},
 * {@link PaymentDeclined}, {@link PaymentHeld}, {@link RefundFailed}, {@link RefundSucceeded}; all else may change in any version.
 */
package io.github.alliancepay.broadleaf.event;
