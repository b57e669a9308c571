package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.event.NeedsAttention;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.notification.AttentionAlerts;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/** The mail server of the shop takes a message and never answers. */
class HangingMailTests {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final CompletableFuture<String> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> answer = new CompletableFuture<Void>().orTimeout(20, TimeUnit.SECONDS);
    private final List<Reason> told = new ArrayList<>();
    private final ApplicationContextRunner site = TestHost.site()
            .withPropertyValues(Merchant.credentials())
            .withPropertyValues(
                    "alliancepay.clock.enabled=false",
                    "alliancepay.attention.mail-to=owner@shop.example",
                    "alliancepay.attention.mail-from=shop@shop.example")
            .withBean(MailSender.class, this::hanging);

    @AfterEach
    void end() {
        answer.complete(null);
    }

    @Test
    void theShopIsToldByEventsAndTheServerKeepsAMailThread() {
        site.run(context -> {
            listen(context);
            PaymentLedger ledger = context.getBean(PaymentLedger.class);
            open(ledger);

            ledger.raise("p1", new Cause(Reason.SYNC_FAILING, NOON, "timeout"));
            context.getBean(AttentionAlerts.class).sendDue();
            assertThat(begun.get(10, TimeUnit.SECONDS)).startsWith("alliancepay-mail-");
            ledger.raise("p1", new Cause(Reason.BOOKING_FAILING, NOON, "timeout"));
            context.getBean(AttentionAlerts.class).sendDue();

            assertThat(told).containsExactly(Reason.SYNC_FAILING, Reason.BOOKING_FAILING);
            assertThat(answer).isNotDone();
            CompletableFuture<Void> payLink = new CompletableFuture<>();
            context.getBean(SyncWorkers.class).mails().execute(() -> payLink.complete(null));
            assertThat(payLink).succeedsWithin(10, TimeUnit.SECONDS);
            answer.complete(null);
        });
    }

    private void listen(AssertableApplicationContext context) {
        ConfigurableApplicationContext shop = context.getSourceApplicationContext();
        shop.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload
                    && payload.getPayload() instanceof NeedsAttention attention) {
                told.add(attention.reason());
            }
        });
    }

    private static void open(PaymentLedger ledger) {
        Bill bill = new Bill(1201, new Coins(27_662), Currency.UAH, "fingerprint");
        Shopper shopper = new Shopper(new Payer("c1", Map.of()), "olena@example.com", "uk");
        Payment payment = Payment.create("p1", bill, PaymentRoute.purchase("merchant"), "return", shopper, NOON);
        PaymentEvent started = Occasion.of(NOON, SyncTrigger.START).event(PaymentEvent.Kind.STARTED);
        ledger.open(payment, "callback", NOON.plusSeconds(60), started);
    }

    private MailSender hanging() {
        MailSender sender = mock(MailSender.class);
        doAnswer(call -> {
                    begun.complete(Thread.currentThread().getName());
                    return answer.join();
                })
                .when(sender)
                .send(any(SimpleMailMessage.class));
        return sender;
    }
}
