package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is out of the ordinary now, from what this process and the ledger know. Asks nobody else, and reads the ledger once in half a
 * minute. Safe for use by many threads.
 */
public final class Notices {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Duration RECENT = Duration.ofHours(1);
    private static final Duration OPENING = Duration.ofMinutes(1);
    private static final int FAILED_STARTS = 3;

    private final Map<Notice, Supplier<Optional<String>>> known;
    private final PaymentSearch search;
    private final Clock clock;
    private final AtomicReference<Starts> starts = new AtomicReference<>(new Starts(false, Instant.MIN));

    /**
     * @param known which of the notices hold, as this process knows at once, each with the terminals that it is about; see {@link
     *     ActiveNotice}
     */
    public Notices(Map<Notice, Supplier<Optional<String>>> known, PaymentSearch search, Clock clock) {
        this.known = Map.copyOf(known);
        this.search = search;
        this.clock = clock;
    }

    /** The notices that hold now, in the order of the enumeration. */
    List<ActiveNotice> now() {
        return Stream.of(Notice.values())
                .flatMap(notice -> terminals(notice).map(names -> new ActiveNotice(notice, names)).stream())
                .toList();
    }

    private Optional<String> terminals(Notice notice) {
        return notice == Notice.STARTS_FAIL
                ? Optional.of("").filter(all -> startsFail())
                : known.getOrDefault(notice, Optional::empty).get();
    }

    private boolean startsFail() {
        Instant now = clock.instant();
        if (starts.get().isOld(now)) {
            starts.set(new Starts(haveLastStartsFailed(now), now));
        }
        return starts.get().fail();
    }

    private boolean haveLastStartsFailed(Instant now) {
        List<Payment> last = search.find(PaymentQuery.of("")).payments().stream()
                .limit(FAILED_STARTS)
                .toList();
        return last.size() == FAILED_STARTS && last.stream().allMatch(payment -> hasFailedToStart(payment, now));
    }

    /** A page is opened within seconds, or not at all. */
    private static boolean hasFailedToStart(Payment payment, Instant now) {
        Duration age = Duration.between(payment.createdAt(), now);
        return age.compareTo(RECENT) < 0
                && (payment.state() == PaymentState.ABANDONED
                        || payment.state() == PaymentState.CREATED && age.compareTo(OPENING) > 0);
    }

    private record Starts(boolean fail, Instant readAt) {

        /** A machine whose clock was set back must not wait until it has caught up. */
        boolean isOld(Instant now) {
            return now.isBefore(readAt) || !now.isBefore(readAt.plus(KEPT));
        }
    }
}
