package io.github.alliancepay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.callback.Callback;
import io.github.alliancepay.sandbox.callback.Delivery;
import io.github.alliancepay.sandbox.callback.Forgery;
import io.github.alliancepay.sandbox.callback.Sequence;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.testing.CallbackReceiver;
import io.github.alliancepay.sandbox.testing.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackTests {
    private static final Instant START = Instant.parse("2026-09-21T14:13:20.123Z");

    private final SandboxClock clock = SandboxClock.standingAt(START);
    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults().withClock(clock));
    private final SandboxControl control = bank.control();
    private final Shop shop = new Shop(bank.credentials(), clock);
    private final CallbackReceiver receiver = new CallbackReceiver();

    @BeforeEach
    void authorize() {
        shop.authorize();
    }

    @AfterEach
    void stop() {
        bank.close();
        receiver.close();
    }

    @Test
    void aPaymentSendsOneCallbackWithTheOrderAndItsOperation() {
        String order = order();
        control.pay(order);
        control.advance(Duration.ofHours(3));
        assertThat(receiver.received()).hasSize(1);
        JsonObject callback = received(0);
        assertThat(callback.text("hppOrderId")).contains(order);
        assertThat(callback.text("orderStatus")).contains("SUCCESS");
        assertThat(callback.text("tryMode")).contains("ONE_TRY");
        assertThat(callback.text("hppDirectType")).contains("REDIRECT");
        assertThat(callback.object("operation").orElseThrow().text("status")).contains("SUCCESS");
    }

    @Test
    void aShopThatDoesNotAnswerGetsSixCallbacksInTheBanksRhythm() {
        receiver.answer(500);
        control.pay(order());
        control.advance(Duration.ofHours(3));
        List<Long> seconds = control.deliveries().stream()
                .map(delivery -> Duration.between(START, delivery.at()).toSeconds())
                .toList();
        assertThat(seconds).containsExactly(0L, 5L, 35L, 335L, 2_135L, 5_735L);
    }

    @Test
    void callbacksEndAtTheFirst200() {
        receiver.answer(503);
        control.pay(order());
        control.runDue();
        receiver.answer(200);
        control.advance(Duration.ofHours(3));
        assertThat(control.deliveries().stream().map(Delivery::status)).containsExactly(503, 200);
    }

    @Test
    void threeDSecureIsReportedOnlyWithIntermediateStates() {
        control.require3ds(order());
        control.runDue();
        control.set(Setting.CALLBACKS_INTERMEDIATE, true);
        control.require3ds(order());
        control.runDue();
        assertThat(receiver.received()).hasSize(1);
        assertThat(received(0).text("orderStatus")).contains("REQUIRED_3DS");
    }

    @Test
    void callbacksSwitchedOffAreLost() {
        control.callbacks(false);
        control.pay(order());
        control.callbacks(true);
        control.advance(Duration.ofHours(3));
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void heldCallbacksCanBeSentInTheOppositeOrder() {
        control.set(Setting.CALLBACKS_HELD, true);
        control.decline(order(), "1", "16");
        control.pay(order());
        control.releaseCallbacks(Sequence.NEWEST_FIRST);
        assertThat(received(0).text("orderStatus")).contains("SUCCESS");
        assertThat(received(1).text("orderStatus")).contains("FAIL");
    }

    @Test
    void aCallbackCanBeSentTwiceAndAgain() {
        control.set(Setting.CALLBACKS_TWICE, true);
        control.pay(order());
        control.runDue();
        Callback callback = control.callbacks().get(0);
        control.resend(callback.id());
        assertThat(receiver.received()).hasSize(3).containsOnly(callback.body());
    }

    @Test
    void theOperationMayBeUnderItsOlderNames() {
        control.set(Setting.CALLBACK_KEY, "operations");
        control.pay(order());
        control.set(Setting.CALLBACK_KEY, "ARRAY");
        control.pay(order());
        control.runDue();
        assertThat(received(0).object("operations")).isPresent();
        assertThat(received(1).objects("operations")).hasSize(1);
    }

    @Test
    void aRefundSendsCallbacksToItsOwnAddressInBothForms() {
        String operation = control.pay(shop.order(1_000)).operationId().orElseThrow();
        control.set(Setting.REFUND_DELAY, Duration.ZERO);
        shop.refund(shop.refundRequest(operation, 100).put("notificationUrl", receiver.url()));
        control.set(Setting.REFUND_CALLBACK, "FLAT");
        shop.refund(shop.refundRequest(operation, 100).put("notificationUrl", receiver.url()));
        control.runDue();
        assertThat(received(0).object("operation").orElseThrow().text("type")).contains("REFUND");
        assertThat(received(1).text("type")).contains("REFUND");
        assertThat(received(1).has("orderStatus")).isFalse();
    }

    @Test
    void anEncryptedCallbackIsForTheMerchantsKey() {
        control.pay(shop.order(request().put("notificationEncryption", true)));
        control.runDue();
        assertThat(receiver.encryptedMarks()).containsExactly("true");
        String plain = SandboxJwe.decrypt(
                receiver.received().get(0), bank.credentials().privateJwk());
        assertThat(Json.readObject(plain).text("orderStatus")).contains("SUCCESS");
    }

    @Test
    void callbacksGoToThisMachineOnly() {
        control.pay(shop.order(shop.orderRequest(100).put("notificationUrl", "https://192.0.2.1/callback")));
        control.runDue();
        assertThat(control.deliveries().get(0).status()).isZero();
        assertThat(control.deliveries().get(0).note()).contains("not on this machine", "FOREIGN_CALLBACKS");
    }

    @Test
    void forgeriesAreSentAndChangeNoOrder() {
        String order = order();
        for (Forgery forgery : Forgery.values()) {
            assertThat(control.forge(forgery, order).status()).isEqualTo(200);
        }
        assertThat(receiver.received()).hasSize(Forgery.values().length);
        assertThat(received(0).text("orderStatus")).contains("SUCCESS");
        assertThat(control.order(order).operations()).isEmpty();
    }

    @Test
    void theLogKeepsWhatWasSentAndTheBeginningOfTheAnswer() {
        receiver.answer("Thanks. " + "x".repeat(5_000));
        String order = order();
        control.pay(order);
        control.runDue();
        Delivery delivery = control.deliveries().get(0);
        assertThat(delivery.callback().body()).isEqualTo(receiver.received().get(0));
        assertThat(delivery.reply()).startsWith("Thanks. xxx").hasSize(1_024);
    }

    @Test
    void theLogCutsAVeryLongBodyAndKeepsTheNewest() {
        Delivery huge = control.forge(Forgery.HUGE, order(), receiver.url());
        assertThat(huge.callback().body()).hasSizeGreaterThan(1 << 20);
        assertThat(control.deliveries().get(0).callback().body()).hasSizeLessThan(17_000);
        String order = order();
        for (int number = 0; number < 5_000; number++) {
            control.forge(Forgery.EMPTY, order, "https://not-here.example.org/" + number);
        }
        assertThat(control.deliveries()).hasSize(5_000);
        assertThat(control.deliveries().get(0).callback().url()).endsWith("/0");
    }

    private JsonObject request() {
        return shop.orderRequest(1_000).put("notificationUrl", receiver.url());
    }

    private String order() {
        return shop.order(request());
    }

    private JsonObject received(int index) {
        return Json.readObject(receiver.received().get(index));
    }

    @Test
    void aCallbackOnItsWayIsForgottenByAResetToo() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch reset = new CountDownLatch(1);
        receiver.meanwhile(() -> {
            arrived.countDown();
            reset.await();
            return null;
        });
        receiver.answer(500);
        control.pay(order());
        CompletableFuture<Integer> sending = CompletableFuture.supplyAsync(control::runDue);
        arrived.await();
        control.reset();
        reset.countDown();
        sending.join();
        control.advance(Duration.ofHours(3));
        assertThat(receiver.received()).hasSize(1);
        assertThat(control.deliveries()).isEmpty();
    }
}
