package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.alliancepay.testing.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many payments are erased at once, and which. */
class PersonalDataRetentionTests {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final Counted data = new Counted();

    @Test
    void whatIsOldEnoughIsErasedInBatchesUntilNothingIsLeft() {
        data.left = 250;

        eraseAfter(Duration.ofDays(30));

        assertThat(data.left).isZero();
        assertThat(data.batches).containsExactly(100, 100, 100);
        assertThat(data.before).isEqualTo("2026-10-29T12:00:00Z");
    }

    @Test
    void whatWasErasedIsLogged() {
        data.left = 250;
        assertThat(log()).containsExactly("Erased the personal data of 250 payments older than 30 days");
        assertThat(log()).isEmpty();
    }

    private List<String> log() {
        return Log.of(PersonalDataRetention.class, Level.INFO).during(() -> eraseAfter(Duration.ofDays(30))).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void aFullBatchMayBeTheLastOne() {
        data.left = 100;

        eraseAfter(Duration.ofDays(30));

        assertThat(data.batches).containsExactly(100, 100);
    }

    @Test
    void theRestOfAMillionWaitsForTheNextTime() {
        data.left = 1_000_000;

        eraseAfter(Duration.ofDays(30));

        assertThat(data.left).isEqualTo(995_000);
    }

    @Test
    void zeroKeepsEverything() {
        data.left = 1;

        eraseAfter(Duration.ZERO);

        assertThat(data.batches).isEmpty();
    }

    private void eraseAfter(Duration age) {
        new PersonalDataRetention(data, age, Clock.fixed(NOW, ZoneOffset.UTC)).eraseOld();
    }

    /** A ledger that only counts; the real one keeps the same promise in its contract. */
    private static final class Counted implements PersonalData {

        private final List<Integer> batches = new ArrayList<>();
        private Instant before = Instant.MIN;
        private int left;

        @Override
        public int eraseOlderThan(Instant limit, int most, Instant now) {
            before = limit;
            batches.add(most);
            int erased = Math.min(most, left);
            left -= erased;
            return erased;
        }

        @Override
        public boolean erasePayment(String paymentId, Instant now) {
            throw new AssertionError("not asked for");
        }

        @Override
        public int eraseEmail(String email, int most, Instant now) {
            throw new AssertionError("not asked for");
        }
    }
}
