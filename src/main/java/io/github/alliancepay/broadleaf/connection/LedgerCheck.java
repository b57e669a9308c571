package io.github.alliancepay.broadleaf.connection;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentFigures;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What the ledger tells of the connection: the last callback, whether a clock runs, and what is open. It only reads. */
public final class LedgerCheck {

    private static final Duration OVERDUE = Duration.ofMinutes(5);

    /** Among these the last callback is looked for. */
    private static final int LATEST = 20;

    private final PaymentLedger payments;
    private final PaymentSearch search;
    private final Clock clock;

    public LedgerCheck(PaymentLedger payments, PaymentSearch search, Clock clock) {
        this.payments = payments;
        this.search = search;
        this.clock = clock;
    }

    Stream<StepResult> steps() {
        PaymentFigures figures = search.figures(clock.instant());
        return Stream.of(lastCallback(), syncClock(), open(figures), attention(figures));
    }

    private StepResult lastCallback() {
        return search.find(PaymentQuery.of("")).payments().stream()
                .limit(LATEST)
                .map(Payment::id)
                .flatMap(id -> lastCallback(id).stream())
                .max(Comparator.naturalOrder())
                .map(at -> StepResult.good(CheckStep.LAST_CALLBACK, "at").at(at))
                .orElseGet(() -> StepResult.note(CheckStep.LAST_CALLBACK, "none", String.valueOf(LATEST)));
    }

    private Optional<Instant> lastCallback(String paymentId) {
        return payments.events(paymentId).stream()
                .filter(event -> event.trigger() == SyncTrigger.CALLBACK)
                .map(PaymentEvent::lastAt)
                .max(Comparator.naturalOrder());
    }

    /** The clock may run in another process, so it is known by what it leaves undone. */
    private StepResult syncClock() {
        boolean overdue = !payments.due(clock.instant().minus(OVERDUE), 1).isEmpty();
        return overdue
                ? StepResult.failed(CheckStep.SYNC_CLOCK, "overdue", String.valueOf(OVERDUE.toMinutes()))
                : StepResult.good(CheckStep.SYNC_CLOCK, "good");
    }

    private static StepResult open(PaymentFigures figures) {
        StepResult open = StepResult.note(CheckStep.OPEN_PAYMENTS, "count", String.valueOf(figures.open()));
        return figures.oldestUnsettled()
                .map(oldest -> StepResult.note(CheckStep.OPEN_PAYMENTS, "oldest", String.valueOf(figures.open()))
                        .at(oldest))
                .orElse(open);
    }

    private static StepResult attention(PaymentFigures figures) {
        return figures.needAttention() == 0
                ? StepResult.good(CheckStep.ATTENTION, "none")
                : StepResult.warning(CheckStep.ATTENTION, "some", String.valueOf(figures.needAttention()));
    }
}
