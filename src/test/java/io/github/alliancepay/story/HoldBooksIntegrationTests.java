package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.event.HoldReleased;
import io.github.alliancepay.broadleaf.event.RefundSucceeded;
import io.github.alliancepay.broadleaf.hold.CompletionRefusal;
import io.github.alliancepay.broadleaf.hold.CompletionRefusedException;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.notification.EventRelay;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentTotals;
import io.github.alliancepay.broadleaf.payment.PaymentTotals.CountedAmount;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.sandbox.register.RegisterFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** What an accountant sees of a day on which money was held, taken and released. */
class HoldBooksIntegrationTests extends HoldStory {

    private static final String RECONCILIATION = "/admin/alliancepay/reconciliation";

    @Value("${alliancepay.base-url}")
    private String bankUrl;

    private Instant morning;

    /** From eleven in the morning in Kyiv on, so that no story crosses midnight. */
    @BeforeEach
    void aDayOfItsOwn() {
        refundsAreDecidedAtOnce();
        morning = bank().now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(2).plusHours(9));
        bank().advance(Duration.between(bank().now(), morning));
    }

    @Test
    void whatWasReleasedIsRefundedNowhere() {
        Payment payment = released();
        String sum = payment.bill().amount().toString();
        Clerk viewer = Clerk.named("viewer", shopUrl());

        assertThat(cells(viewer, payment))
                .contains("\"Hold released\"")
                .containsSubsequence(sum, "\"UAH\"", "0.00", "0.00", "0.00", "0.00", sum);
        assertThat(viewer.get("/admin/order/" + orderOf(payment) + "/alliancepay")
                        .body())
                .contains("Release sent to the bank: ", "Released: ", ">Released<")
                .doesNotContain("Refunded: ", ">Refunded<");
        assertThat(allTotals()).isEmpty();
    }

    @Test
    void theShopIsToldOfAReleaseAndOfNoRefund() {
        Payment payment = released();

        List<Object> told = new ArrayList<>();
        new EventRelay(ledger.outbox(), payments(), ledger.refunds(), told::add, () -> false, CLOCK).publishDue();

        assertThat(told)
                .contains(new HoldReleased(
                        payment.id(),
                        orderOf(payment),
                        payment.bill().amount(),
                        payment.bill().currency(),
                        IRYNA))
                .noneMatch(event -> event instanceof RefundSucceeded refund
                        && refund.paymentId().equals(payment.id()));
    }

    @Test
    void whatIsHeldIsNeitherPaidNorRefunded() {
        Payment held = held();
        Payment taken = held();
        completeHold.complete(taken.id(), Optional.of(percent(taken, 90)), IRYNA);
        passAMinute();

        assertThat(cells(Clerk.named("viewer", shopUrl()), held))
                .contains("\"Held\"")
                .containsSubsequence(
                        "\"UAH\"", "0.00", "0.00", "0.00", held.bill().amount().toString(), "0.00");
        assertThat(cells(Clerk.named("viewer", shopUrl()), taken))
                .containsSubsequence("\"UAH\"", percent(taken, 90).toString(), "0.00", "0.00", "0.00", "0.00");
        assertThat(totals().held()).isEqualTo(new CountedAmount(1, held.bill().amount()));
        assertThat(totals().paid()).isEqualTo(new CountedAmount(1, percent(taken, 90)));
    }

    @Test
    void theBanksAnswersAndItsRegisterAreAlike() {
        held();
        Payment taken = held();
        completeHold.complete(taken.id(), Optional.of(percent(taken, 85)), IRYNA);
        Payment refunded = held();
        completeHold.complete(refunded.id(), Optional.empty(), IRYNA);
        passAMinute();
        sendRefund.sendFullBalance(refunded.id(), RefundOrigin.of(IRYNA, ""));
        released();

        assertThat(askTheBank()).contains("Matched: 8. Different: 0.", "nothing differs");
        assertThat(register()).contains("Different: 0.", "nothing differs");
    }

    @Test
    void aCompletionInTheCabinetIsMissedUntilThePaymentIsUpdated() {
        Payment payment = held();
        cabinetCompletion(payment, percent(payment, 85));

        assertThat(askTheBank()).contains("Matched: 1. Different: 1.", ">At the bank only<");
        assertThat(register()).contains("Different: 1.", ">At the bank only<");
        assertThatThrownBy(() -> completeHold.complete(payment.id(), Optional.empty(), IRYNA))
                .isInstanceOfSatisfying(CompletionRefusedException.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(CompletionRefusal.COMPLETED_ALREADY));

        Clerk admin = Clerk.named("admin", shopUrl());
        admin.get("/admin/order/" + orderOf(payment) + "/alliancepay");
        admin.post("/admin/order/" + orderOf(payment) + "/alliancepay/" + payment.id() + "/update", Map.of());

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertAmount(payment, "CAPTURE", percent(payment, 85));
        assertThat(completionsAtBank(payment)).hasSize(1);
        assertThat(askTheBank()).contains("Matched: 2. Different: 0.");
        assertThat(register()).contains("Different: 0.");
    }

    @Test
    void aReleaseInTheCabinetIsFoundAsARelease() {
        Payment payment = held();
        bank().cabinetRefund(
                        holdAtBank(payment).operationId().orElseThrow(),
                        payment.bill().amount().value());

        assertThat(askTheBank()).contains("Matched: 1. Different: 1.", "release of a hold");
        pass(Duration.ofHours(6));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.RELEASED);
        assertTransactions(payment, "AUTHORIZE", "REVERSE_AUTH");
        assertThat(askTheBank()).contains("Matched: 2. Different: 0.");
        assertThat(register()).contains("Different: 0.");
    }

    private Payment released() {
        Payment payment = held();
        sendRefund.release(payment.id(), RefundOrigin.of(IRYNA, ""));
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.RELEASED);
        return now(payment);
    }

    /** By the sandbox's control API, as a person does it who has only a browser. */
    private void cabinetCompletion(Payment payment, Coins amount) {
        String operation = holdAtBank(payment).operationId().orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(URI.create(bankUrl + "/sandbox/api/cabinet-completion"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"operationId\":\"" + operation + "\",\"coinAmount\":" + amount.value() + "}"))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The line of a payment in the table for spreadsheets. */
    private static List<String> cells(Clerk viewer, Payment payment) {
        String line = viewer.look("/admin/alliancepay/payments.csv?q=" + orderOf(payment))
                .body()
                .lines()
                .filter(text -> text.contains(payment.id()))
                .findFirst()
                .orElseThrow();
        return List.of(line.split(","));
    }

    private List<PaymentTotals> allTotals() {
        return ledger.search().totals(morning, bank().now().plusSeconds(1), bank().now());
    }

    private PaymentTotals totals() {
        return allTotals().stream()
                .reduce((one, other) -> {
                    throw new AssertionError("Two currencies: " + one + other);
                })
                .orElseThrow();
    }

    private LocalDate day() {
        return LocalDate.ofInstant(bank().now(), ZoneId.of("Europe/Kiev"));
    }

    private Map<String, String> days() {
        LocalDate from = LocalDate.ofInstant(morning, ZoneId.of("Europe/Kiev"));
        return Map.of("from", from.toString(), "to", day().toString());
    }

    private Clerk accountant() {
        Clerk clerk = Clerk.named("viewer", shopUrl());
        clerk.get(RECONCILIATION);
        return clerk;
    }

    private String askTheBank() {
        return accountant().post(RECONCILIATION + "/bank", days()).body();
    }

    private String register() {
        byte[] register = bank().register(day(), RegisterFormat.CSV);
        Map<String, String> day = Map.of("from", day().toString(), "to", day().toString());
        return accountant().upload(RECONCILIATION + "/register", day, register).body();
    }
}
