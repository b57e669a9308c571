package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.payment.PayLink.Mailing;
import io.github.alliancepay.broadleaf.payment.PayLink.Revocation;
import io.github.alliancepay.broadleaf.payment.PayLink.State;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Links by which unpaid orders are paid without the shopper's session. An order has one open link: a new one takes back those before it. The
 * payment is started, watched and submitted as any other. Safe for use by many threads; never waits for the bank.
 */
public final class PayLinks {

    private final PayLinkLedger links;
    private final PayableOrders orders;
    private final PaymentLedger payments;
    private final StartPayment start;
    private final Clock clock;

    public PayLinks(
            PayLinkLedger links, PayableOrders orders, PaymentLedger payments, StartPayment start, Clock clock) {
        this.links = links;
        this.orders = orders;
        this.payments = payments;
        this.start = start;
        this.clock = clock;
    }

    /** Whether an order can be paid by a link now: the host would submit it, and it has no money yet. */
    public boolean isPayable(long orderId) {
        return paid(orderId).isEmpty() && orders.find(orderId).isPresent();
    }

    /**
     * Makes a link, and takes back the earlier ones.
     *
     * @param actor a login of the back office
     * @return the token of its address, which can be told only now; empty when the order cannot be paid
     */
    public Optional<String> create(long orderId, Duration lifetime, String actor) {
        return paid(orderId).isPresent()
                ? Optional.empty()
                : orders.find(orderId).map(order -> create(order.bill(), lifetime, actor));
    }

    private String create(Bill bill, Duration lifetime, String actor) {
        Instant now = clock.instant();
        String token = SecretToken.create();
        links.revoke(bill.orderId(), new Revocation(now, actor));
        links.add(
                new PayLink(
                        UUID.randomUUID().toString(),
                        bill,
                        now,
                        now.plus(lifetime),
                        actor,
                        Optional.empty(),
                        Optional.empty()),
                token);
        return token;
    }

    /**
     * Takes every link to an order back. A bank page that was opened by one can still be paid until it closes.
     *
     * @param actor a login of the back office
     */
    public void revoke(long orderId, String actor) {
        links.revoke(orderId, new Revocation(clock.instant(), actor));
    }

    /**
     * Writes down that a link was sent by e-mail.
     *
     * @param actor a login of the back office
     */
    public void mailed(PayLink link, String actor) {
        links.mailed(link.id(), new Mailing(clock.instant(), actor));
    }

    /** All links to an order, the newest first. */
    public List<PayLink> ofOrder(long orderId) {
        return links.ofOrder(orderId);
    }

    /** A link as it is now; empty when the token is none of a link. */
    public Optional<Seen> find(String token) {
        return links.findByToken(token).map(this::seen);
    }

    private Seen seen(PayLink link) {
        long order = link.bill().orderId();
        Optional<Payment> paid = paid(order);
        Optional<PayableOrder> payable = paid.isPresent() ? Optional.empty() : orders.find(order);
        return new Seen(link, paid.isPresent() ? State.PAID : state(link, payable), payable, paid);
    }

    private State state(PayLink link, Optional<PayableOrder> payable) {
        if (link.revocation().isPresent()) {
            return State.REVOKED;
        }
        if (!link.isOpenAt(clock.instant())) {
            return State.EXPIRED;
        }
        return payable.map(order -> order.bill().equals(link.bill()) ? State.OPEN : State.CHANGED)
                .orElse(State.CLOSED);
    }

    private Optional<Payment> paid(long orderId) {
        return payments.ofOrder(orderId).stream()
                .filter(attempt -> attempt.state().hasMoney())
                .findFirst();
    }

    /**
     * The terminal by which a link's order would be paid now.
     *
     * @return its merchant id; empty when the link is not open, or when the shop takes no such payment now
     */
    public Optional<String> terminal(Seen seen) {
        return seen.payable().flatMap(order -> start.terminal(order.bill(), PaymentOption.CARD));
    }

    /**
     * Starts or resumes the payment of a link's order.
     *
     * @param language ISO 639-1, in which it is paid; empty for that of the order
     * @return empty when the link is not open
     * @throws StartRefusedException when no attempt was made; the order is unchanged and no money was taken
     */
    public Optional<Payment> pay(Seen seen, Optional<String> language) {
        return seen.payable().map(order -> pay(language.map(order::in).orElse(order), seen.link()));
    }

    private Payment pay(PayableOrder order, PayLink link) {
        Payment payment =
                start.start(order.bill(), order.shopper(), order.details()).payment();
        Occasion used = Occasion.of(clock.instant(), SyncTrigger.START);
        payments.record(payment.id(), used.event(Kind.LINK_USED, link.createdBy()));
        return payment;
    }

    /**
     * A link with its order.
     *
     * @param order the order as it is now, if it can be paid
     * @param paid the payment that has the order's money, if one has
     */
    public record Seen(PayLink link, State state, Optional<PayableOrder> order, Optional<Payment> paid) {

        /** The order, if it can be paid by this link. */
        Optional<PayableOrder> payable() {
            return order.filter(payable -> state == State.OPEN);
        }
    }
}
