package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.sandbox.order.OrderRequest;
import io.github.alliancepay.sandbox.setting.Setting;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A shopper pays from account to account, by the app of a bank: the sum that comes is the payer's choice, and it may come again. */
@Tag("alone")
class AccountIntegrationTests extends RefundStory {

    @Autowired
    private Reviews reviews;

    @DynamicPropertySource
    static void terminals(DynamicPropertyRegistry registry) {
        registry.add("alliancepay.a2a.enabled", () -> true);
        registry.add("alliancepay.terminals.account.types", () -> "A2A");
        terminal(registry, "account");
    }

    @BeforeEach
    void theBankIsWell() {
        bank().clearFaults();
        bank().callbacks(false);
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
    }

    @Test
    void twoMerchantsOfOneBankSellBesideEachOther() {
        Payment account = started();
        Payment card = start(cart());
        bank().payByTransfer(hpp(account));
        pay(card);
        passAMinute();

        assertThat(stateOf(account)).isEqualTo(PaymentState.COMPLETED);
        assertThat(stateOf(card)).isEqualTo(PaymentState.COMPLETED);
        assertThat(card.merchantId()).isEqualTo(merchant());
        assertThat(bank().order(hpp(account)).request().body().text("merchantId"))
                .hasValue(account.merchantId())
                .isNotEqualTo(Optional.of(merchant()));
        assertThat(sendRefund.sendFullBalance(account.id(), RefundOrigin.of(IRYNA, "Does not fit")))
                .extracting(Refund::state)
                .containsExactly(RefundState.SUCCEEDED);
    }

    @Test
    void theCheckoutOffersItBesideCards() {
        assertThat(Guest.atTheCheckout(shopUrl()).get("/checkout").body())
                .contains("data-value=\"AlliancePay\"", "data-value=\"AlliancePayAccount\"")
                .contains("id=\"AlliancePayAccountCheckoutSubmissionForm\"");
    }

    @Test
    void theShopperSeesAQrCodeAndALinkAndTheOrderIsPlacedWhenTheMoneyArrives() {
        Guest guest = Guest.atTheCheckout(shopUrl());
        Payment payment = started(guest);
        HttpResponse<String> page = guest.get("/alliancepay/return/" + payment.returnToken());

        assertThat(payment.route().type()).isEqualTo(PayType.A2A);
        assertThat(page.body())
                .contains(
                        "alliancepay-qr",
                        "role=\"img\"",
                        payment.qr().orElseThrow().toString())
                .contains(payment.bankPage().orElseThrow().toString());

        bank().payByTransfer(hpp(payment));
        passAMinute();

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void aStorefrontThatDrawsItsOwnPagesShowsTheLinkAndTheCode() {
        Guest guest = Guest.atTheCheckout(shopUrl());
        String options = guest.get("/alliancepay/api/options").body();
        String started = guest.submit("/checkout", "/alliancepay/api/checkout", Map.of("option", "ACCOUNT"))
                .body();
        Payment payment = payments().findByReturnToken(field(started, "token")).orElseThrow();
        await().until(() -> payments().find(payment.id()).orElseThrow().state() == PaymentState.OPEN);
        String answer =
                guest.get("/alliancepay/api/payments/" + payment.returnToken()).body();

        assertThat(options).containsPattern("\"option\":\"ACCOUNT\",\"offered\":true,\"test\":true");
        assertThat(field(answer, "status")).isEqualTo("TRANSFER");
        Payment open = payments().find(payment.id()).orElseThrow();
        assertThat(field(answer, "link"))
                .isEqualTo(open.bankPage().orElseThrow().toString());
        assertThat(field(answer, "qr")).isEqualTo(open.qr().orElseThrow().toString());
        assertThat(field(answer, "svg")).startsWith("<svg ");
    }

    private static String field(String json, String name) {
        try {
            return new ObjectMapper().readTree(json).findValue(name).asText();
        } catch (JsonProcessingException failure) {
            throw new AssertionError(json, failure);
        }
    }

    @Test
    void theBankIsAskedForALinkOfEveryBankAndToldWhatIsPaid() {
        OrderRequest sent = bank().order(hpp(started())).request();

        assertThat(sent.directType()).isEqualTo("BANK_LINK");
        assertThat(sent.comment())
                .hasValueSatisfying(
                        comment -> assertThat(comment).hasSizeBetween(14, 255).startsWith("Payment for order "));
        assertThat(sent.isTrue("generateQrNbu")).isTrue();
    }

    @Test
    void tooMuchMoneyWaitsForAPersonWhoTakesItAndReturnsTheRest() {
        Payment payment = started();
        long price = payment.bill().amount().value();
        bank().payByTransfer(hpp(payment), price + 5_000);
        passAMinute();
        assertReview(payment, ReviewReason.AMOUNT_DIFFERS);

        reviews.retry(payment.id(), IRYNA);
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
        Refund rest = sendRefund.sendAmount(payment.id(), new Coins(5_000), RefundOrigin.of(IRYNA, "Sent too much"));

        assertThat(rest.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(balance(payment).left()).isEqualTo(payment.bill().amount());
    }

    @Test
    void tooLittleMoneyWaitsForAPersonAndTheRestMayStillCome() {
        Payment payment = started();
        long price = payment.bill().amount().value();
        bank().payByTransfer(hpp(payment), price - 5_000);
        passAMinute();
        assertReview(payment, ReviewReason.AMOUNT_DIFFERS);
        bank().payByTransfer(hpp(payment), 5_000);

        reviews.retry(payment.id(), IRYNA);

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(balance(payment).paid()).isEqualTo(payment.bill().amount());
    }

    @Test
    void moneyThatComesAgainForAPlacedOrderIsShown() {
        Payment payment = started();
        bank().payByTransfer(hpp(payment));
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);

        bank().callbacks(true);
        bank().payByTransfer(hpp(payment));
        passAMinute();

        await().untilAsserted(() -> assertThat(reviews.list())
                .filteredOn(attention -> attention.payment().id().equals(payment.id()))
                .singleElement()
                .satisfies(attention -> assertThat(attention.reasons()).containsExactly(Reason.LATE_MONEY)));
        assertThat(balance(payment).left().value())
                .isEqualTo(2 * payment.bill().amount().value());
    }

    @Test
    void moneyThatComesLateStillPlacesTheOrder() {
        Payment payment = started();
        pass(Duration.ofHours(3));
        assertThat(stateOf(payment)).isEqualTo(PaymentState.EXPIRED);

        bank().payByTransfer(hpp(payment));
        pass(Duration.ofHours(24));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void aTransferInsideTheBankCannotBeRefunded() {
        Payment payment = started();
        bank().payByInternalTransfer(hpp(payment));
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);

        assertRefused(
                RefundRefusal.INTERNAL_TRANSFER,
                () -> sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "Does not fit")));
    }

    private Payment started() {
        return started(Guest.atTheCheckout(shopUrl()));
    }

    private Payment started(Guest guest) {
        HttpResponse<String> pressed = guest.submit("/checkout", Guest.START, Map.of("alliancepayOption", "account"));
        guest.follow(pressed);
        String token = pressed.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
        return payments().findByReturnToken(token).orElseThrow();
    }

    private static String hpp(Payment payment) {
        return payment.hppOrderId().orElseThrow();
    }
}
