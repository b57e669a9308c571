package io.github.alliancepay.broadleaf.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.alliancepay.broadleaf.event.NeedsAttention;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.testing.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mail.MailSendException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

class AttentionAlertsTests {

    private final Told told = new Told();
    private final List<SimpleMailMessage> sent = new ArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();

    @Test
    void eachReasonIsToldOnceByOneOfTwoNodes() {
        raise(Reason.SYNC_FAILING);
        List<AttentionAlerts> nodes = List.of(alerts(sending()), alerts(sending()));

        nodes.forEach(AttentionAlerts::sendDue);
        raise(Reason.BOOKING_FAILING);
        told.clock.pass(Duration.ofDays(1));
        nodes.forEach(AttentionAlerts::sendDue);
        nodes.forEach(AttentionAlerts::sendDue);

        assertThat(told.events)
                .containsExactly(
                        new NeedsAttention("p1", 1201, Reason.SYNC_FAILING, "timeout"),
                        new NeedsAttention("p1", 1201, Reason.BOOKING_FAILING, "timeout"));
        assertThat(sent).hasSize(2);
    }

    @Test
    void theMessageNamesOrderAndReasonsInBothLanguagesAndNothingOfTheShopper() {
        raise(Reason.SYNC_FAILING);
        alerts(sending()).sendDue();

        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.getTo()).containsExactly("accounts@shop.example", "owner@shop.example");
            assertThat(message.getFrom()).isEqualTo("shop@shop.example");
            assertThat(message.getSubject()).contains("1201", "потребує уваги", "needs attention");
            assertThat(message.getText())
                    .contains("p1", "has not been able to synchronise", "не міг дізнатися")
                    .doesNotContain("olena", "attention.SYNC", "attention.mail");
        });
    }

    @Test
    void theReleaseOfAHoldIsNotCalledARefund() {
        told.open("p2", 1202, PaymentRoute.hold("merchant", Told.NOON.plus(Duration.ofDays(3))));
        told.ledger.payments().raise("p2", new Cause(Reason.REFUND_UNKNOWN, told.clock.instant(), ""));
        alerts(sending()).sendDue();

        assertThat(sent).singleElement().satisfies(message -> assertThat(message.getText())
                .contains("release of a hold is unknown", "зняття утримання невідомий")
                .doesNotContain("refund", "повернення"));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_SUBMITTED", "REVIEW", "REFUND_DIFFERS"})
    void whatIsHeldIsNeitherPaidNorReceivedNorRefunded(Reason reason) {
        told.open("p2", 1202, PaymentRoute.hold("merchant", Told.NOON.plus(Duration.ofDays(3))));
        told.ledger.payments().raise("p2", new Cause(reason, told.clock.instant(), ""));
        alerts(sending()).sendDue();

        assertThat(sent).singleElement().satisfies(message -> assertThat(message.getText())
                .containsAnyOf("held", "hold")
                .containsAnyOf("тримано", "утримання")
                .doesNotContain("Paid", "received", "refund", "Сплачено", "Надійшли", "повернення"));
    }

    /** They are told once, so none may be taken when nobody is there to hear it. */
    @Test
    void whatComesWhileTheShopStopsIsToldAfterTheStart() {
        raise(Reason.SYNC_FAILING);
        stopping.set(true);
        alerts(sending()).sendDue();
        assertThat(told.events).isEmpty();

        stopping.set(false);
        alerts(sending()).sendDue();

        assertThat(told.events).hasSize(1);
    }

    @Test
    void aMailServerThatIsAwayIsInTheLogAndTheEventComesAllTheSame() {
        raise(Reason.SYNC_FAILING);
        AttentionAlerts alerts = alerts(new Mailbox() {
            @Override
            public void send(SimpleMailMessage message) {
                throw new MailSendException("The mail server is away");
            }
        });

        assertThat(Log.of(AttentionAlerts.class, Level.ERROR).during(alerts::sendDue))
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).contains("p1", "1201"));
        assertThat(told.events).hasSize(1);
    }

    @Test
    void aMailServerThatNeverAnswersKeepsOneThreadAndNoEvent() {
        List<Runnable> hanging = new ArrayList<>();
        AttentionAlerts alerts = alerts(sending(), hanging::add);

        raise(Reason.SYNC_FAILING);
        alerts.sendDue();
        raise(Reason.BOOKING_FAILING);
        alerts.sendDue();

        assertThat(told.events)
                .containsExactly(
                        new NeedsAttention("p1", 1201, Reason.SYNC_FAILING, "timeout"),
                        new NeedsAttention("p1", 1201, Reason.BOOKING_FAILING, "timeout"));
        assertThat(hanging).hasSize(1);
        assertThat(sent).isEmpty();

        hanging.forEach(Runnable::run);
        assertThat(sent).hasSize(2);
    }

    @Test
    void moreMessagesThanAServerEverTakesAreInTheLog() {
        List<Runnable> hanging = new ArrayList<>();
        AttentionAlerts alerts = alerts(sending(), hanging::add);
        for (int order = 1; order <= 1001; order++) {
            told.open("many" + order, 2000 + order, PaymentRoute.purchase("merchant"));
            told.ledger.payments().raise("many" + order, new Cause(Reason.SYNC_FAILING, told.clock.instant(), ""));
        }

        List<ILoggingEvent> log = Log.of(AttentionAlerts.class, Level.ERROR).during(() -> {
            for (int time = 0; time < 11; time++) {
                alerts.sendDue();
            }
        });

        assertThat(log).hasSize(1);
        assertThat(told.events).hasSize(1001);
        assertThat(hanging).hasSize(1);
    }

    @Test
    void aMessageThatFindsNoThreadIsInTheLogAndNotSentAgain() {
        raise(Reason.SYNC_FAILING);
        AttentionAlerts crowded = alerts(sending(), work -> {
            throw new RejectedExecutionException("all mail threads wait");
        });

        assertThat(Log.of(AttentionAlerts.class, Level.ERROR).during(crowded::sendDue))
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).contains("p1", "1201"));
        assertThat(Log.of(AttentionAlerts.class, Level.ERROR).during(crowded::sendDue))
                .isEmpty();
        alerts(sending()).sendDue();
        assertThat(told.events).hasSize(1);
        assertThat(sent).isEmpty();
    }

    @Test
    void aMailLibraryThatDoesNotLinkIsInTheLogAndTheNextMessageIsTried() {
        List<String> tried = new ArrayList<>();
        AttentionAlerts alerts = alerts(new Mailbox() {
            @Override
            public void send(SimpleMailMessage message) {
                tried.add(message.getSubject());
                throw new NoClassDefFoundError("javax/mail/Session");
            }
        });
        raise(Reason.SYNC_FAILING);

        assertThat(Log.of(AttentionAlerts.class, Level.ERROR).during(alerts::sendDue))
                .hasSize(1);
        raise(Reason.BOOKING_FAILING);
        assertThat(Log.of(AttentionAlerts.class, Level.ERROR).during(alerts::sendDue))
                .hasSize(1);
        assertThat(tried).hasSize(2);
    }

    private void raise(Reason reason) {
        told.ledger.payments().raise("p1", new Cause(reason, told.clock.instant(), "timeout"));
    }

    private AttentionAlerts alerts(MailSender sender) {
        return alerts(sender, Runnable::run);
    }

    private AttentionAlerts alerts(MailSender sender, Executor mails) {
        AttentionMail mail = new AttentionMail(
                sender, new Texts(), "shop@shop.example", List.of("accounts@shop.example", "owner@shop.example"));
        return new AttentionAlerts(
                told.ledger.outbox(), told.events::add, List.of(mail), mails, stopping::get, told.clock);
    }

    private MailSender sending() {
        return new Mailbox() {
            @Override
            public void send(SimpleMailMessage message) {
                sent.add(message);
            }
        };
    }

    private abstract static class Mailbox implements MailSender {

        @Override
        public void send(SimpleMailMessage... messages) {
            List.of(messages).forEach(this::send);
        }
    }
}
