package io.github.alliancepay.broadleaf.admin;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.testing.LedgerDatabase;
import io.github.alliancepay.testing.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class NoticesTests {

    private final JdbcLedger ledger = JdbcLedger.over(new DataSourceTransactionManager(LedgerDatabase.empty()));
    private final PaymentSearch search = mock(PaymentSearch.class, delegatesTo(ledger.search()));
    private final MovingClock clock = MovingClock.standingAt(Instant.parse("2026-11-30T12:00:00Z"));
    private final Notices notices = new Notices(Map.of(), search, clock);

    @Test
    void theLedgerIsReadOnceInHalfAMinute() {
        notices.now();
        clock.pass(Duration.ofSeconds(29));
        notices.now();
        verify(search, times(1)).find(any());

        clock.pass(Duration.ofSeconds(1));
        notices.now();

        verify(search, times(2)).find(any());
    }

    @Test
    void aClockThatIsSetBackHidesNothing() {
        notices.now();
        clock.pass(Duration.ofHours(-2));

        notices.now();

        verify(search, times(2)).find(any());
    }
}
