package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.alliancepay.broadleaf.host.HostCart;
import io.github.alliancepay.broadleaf.host.HostOrder;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.demo.shop.OrderDesk;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What shoppers see of a payment whose order went another way. */
class OrderPageIntegrationTests extends Story {

    private static final Texts TEXTS = new Texts();
    private static final String SELECTED = "?lang=en";

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private OrderDesk desk;

    @Autowired
    private HostCart visit;

    @Test
    void anOrderPlacedOtherwiseIsNotPaidAnyMore() {
        Payment payment = startedWithoutCallbacks();
        shop.payOtherwise(orderOf(payment));

        assertPage(payment, "PLACED");
        assertNotLedToTheBank(payment);
    }

    @Test
    void anEarlierAttemptIsNotPaidWhenALaterOneHasPlacedTheOrder() {
        Payment first = startedWithoutCallbacks();
        bank().advance(Duration.ofMinutes(119).plusSeconds(30));
        Payment second = start(orderOf(first));
        pay(second);
        passAMinute();
        assertThat(stateOf(second)).isEqualTo(PaymentState.COMPLETED);

        assertPage(first, "PLACED");
        assertPage(second, "PAID");
    }

    @Test
    void aCancelledOrderIsNotPaidAnyMore() {
        Payment payment = startedWithoutCallbacks();
        staff.cancel(orderOf(payment));

        assertPage(payment, "GONE");
        assertNotLedToTheBank(payment);
    }

    @Test
    void aDeletedOrderIsNotPaidAnyMore() {
        Payment payment = startedWithoutCallbacks();
        staff.delete(orderOf(payment));

        assertPage(payment, "GONE");
        assertNotLedToTheBank(payment);
    }

    @Test
    void aChangedCartIsNotPaidOnTheOldPage() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "linden-honey", 1);

        assertPage(payment, "CHANGED", "elsewhere");
        assertNotLedToTheBank(payment);
    }

    /** The host's filters have read the cart already when the page is drawn. */
    @Test
    void anOrderSubmittedWhileItsPageIsDrawnIsShownAsPlaced() {
        Payment payment = paidWithoutCallbacks();

        HostOrder drawn = desk.read(orderOf(payment), cart -> {
            CompletableFuture.runAsync(this::passAMinute).join();
            return visit.order(now(payment));
        });

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(drawn.standing()).isEqualTo(HostOrder.Standing.PLACED);
        assertThat(drawn.number()).isNotEmpty();
    }

    /** Its attempt keeps the order's one place for three minutes, so "pay again" would lead to the same page. */
    @Test
    void aNodeThatDiedWhileItOpenedThePageIsWaitedForUntilAnotherAttemptCanBeMade() {
        Payment payment = startedWithoutCallbacks();
        database.update(
                "UPDATE ALLIANCEPAY_PAYMENT SET STATE = 'CREATED', HPP_ORDER_ID = NULL, REDIRECT_URL = NULL WHERE PAYMENT_ID = ?",
                payment.id());
        String page = "/alliancepay/open/" + payment.returnToken() + "?turn=60";

        assertThat(get(page).body()).contains(TEXTS.text("uk", "open.slow.title"));

        bank().advance(Duration.ofMinutes(3).plusSeconds(1));
        assertThat(get(page).statusCode()).isEqualTo(503);
        assertThat(get(page).body()).contains(TEXTS.text("uk", "problem.start.unknown.title"));
        Payment next = start(orderOf(payment));
        assertThat(next.id()).isNotEqualTo(payment.id());
        assertThat(stateOf(next)).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void whoseCartChangedAfterAFailedOpeningIsLedToTheCheckout() {
        bank().fault(Fault.error("b_txn_not_allowed").on(Endpoint.CREATE_ORDER));
        Guest guest = Guest.atTheCheckout(shopUrl());
        HttpResponse<String> pressed = guest.pressPay();
        assertThat(guest.follow(pressed).body()).contains(TEXTS.text("uk", "problem.start.refused.next"));

        guest.submit("/product/kosiv-mug", "/cart/add", Map.of("article", "kosiv-mug", "quantity", "1"));
        HttpResponse<String> opening =
                guest.get(pressed.headers().firstValue("Location").orElseThrow());
        String page = guest.get(opening.headers().firstValue("Location").orElseThrow())
                .body();

        assertThat(page)
                .contains(TEXTS.text("uk", "problem.cart.changed.next"), TEXTS.text("uk", "action.checkout"))
                .doesNotContain(TEXTS.text("uk", "page.ABANDONED.next"));
    }

    @Test
    void thatNobodyHasPaidIsSaidOnlyWhenTheBankSaysSoAfterTheReturn() {
        Payment payment = startedWithoutCallbacks();
        passAMinute();
        assertThat(now(payment).lastAskedAt()).isPresent();
        bank().advance(Duration.ofSeconds(10));

        String arrival = page(payment);
        assertThat(arrival).contains(TEXTS.text("en", "page.WAITING.title"));

        await().untilAsserted(
                        () -> assertThat(later(payment, arrival)).contains(TEXTS.text("en", "page.UNPAID.title")));
        bank().advance(Duration.ofSeconds(10));
        assertThat(page(payment)).contains(TEXTS.text("en", "page.WAITING.title"));
    }

    /** The same page when it asks again. */
    private static String later(Payment payment, String arrival) {
        Matcher here = Pattern.compile("data-here=\"([^\"]+)\"").matcher(arrival);
        assertThat(here.find()).isTrue();
        return get("/alliancepay/return/" + payment.returnToken()
                        + here.group(1).replace("&amp;", "&"))
                .body();
    }

    @Test
    void aDeclinedPaymentOfAnOrderPlacedOtherwiseIsNotPaidAgain() {
        Payment payment = declinedWithoutCallbacks();
        assertPage(payment, "DECLINED", "elsewhere");

        shop.payOtherwise(orderOf(payment));

        assertPage(payment, "PLACED");
    }

    @Test
    void anotherVisitorWhoPaysAgainIsLedToTheirOwnCheckout() {
        Payment payment = declinedWithoutCallbacks();
        Guest stranger = Guest.atTheCheckout(shopUrl());
        int opened = bank().orders().size();

        HttpResponse<String> answer = stranger.submit("/checkout", Guest.START, Map.of("again", payment.returnToken()));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).contains("/checkout"));
        assertThat(bank().orders()).hasSize(opened);
    }

    @Test
    void payingAgainNeedsTheTokenOfTheVisit() {
        Payment payment = declinedWithoutCallbacks();

        HttpResponse<String> answer =
                post(Guest.START, "application/x-www-form-urlencoded", "again=" + payment.returnToken());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private static void assertPage(Payment payment, String kind) {
        assertPage(payment, kind, kind);
    }

    /** The page is opened without the session that has the cart. */
    private static void assertPage(Payment payment, String kind, String advice) {
        assertThat(page(payment))
                .contains("<h1>" + TEXTS.text("en", "page." + kind + ".title") + "</h1>")
                .contains(TEXTS.text("en", "page." + advice + ".next"));
    }

    private static String page(Payment payment) {
        return get("/alliancepay/return/" + payment.returnToken() + SELECTED).body();
    }

    private static void assertNotLedToTheBank(Payment payment) {
        HttpResponse<String> answer = get("/alliancepay/open/" + payment.returnToken());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(page(payment))
                .doesNotContain(payment.page().orElseThrow().redirectUrl().toString());
    }
}
