package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.testing.MovingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The off switch, over a table like Broadleaf's own. */
class CheckoutSwitchTests {

    private static final Duration SOON = Duration.ofSeconds(11);

    private final MovingClock clock = MovingClock.standingAt(Instant.parse("2026-11-29T10:00:00Z"));
    private final JdbcTemplate database = new JdbcTemplate(
            new DriverManagerDataSource("jdbc:h2:mem:switch" + System.nanoTime() + ";DB_CLOSE_DELAY=-1"));
    private final CheckoutSwitch offered = new CheckoutSwitch(database, clock, true);

    @BeforeEach
    void theHostHasItsTable() {
        database.execute("CREATE TABLE BLC_SYSTEM_PROPERTY (BLC_SYSTEM_PROPERTY_ID BIGINT AUTO_INCREMENT PRIMARY KEY,"
                + " PROPERTY_NAME VARCHAR(255), PROPERTY_VALUE VARCHAR(255))");
    }

    @Test
    void theSettingCountsWhileTheAdminHasSaidNothing() {
        assertThat(offered.getAsBoolean()).isTrue();
        assertThat(new CheckoutSwitch(database, clock, false).getAsBoolean()).isFalse();
    }

    @Test
    void theAdminSwitchesOffAndOnAgainWhileTheShopRuns() {
        assertThat(offered.getAsBoolean()).isTrue();

        say("false");
        assertThat(afterAWhile()).isFalse();

        database.update("DELETE FROM BLC_SYSTEM_PROPERTY");
        assertThat(afterAWhile()).isTrue();
    }

    @Test
    void whatTheAdminSaysCountsMoreThanTheSetting() {
        say("true");

        assertThat(new CheckoutSwitch(database, clock, false).getAsBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"FALSE, false", "' false ', false", "True, true", "'', true", "_blank_, true", "no, true"})
    void onlyTrueAndFalseAreAnswers(String said, boolean on) {
        say(said);

        assertThat(offered.getAsBoolean()).isEqualTo(on);
    }

    @Test
    void theRowIsReadOnceInTenSeconds() {
        assertThat(offered.getAsBoolean()).isTrue();
        say("false");

        assertThat(offered.getAsBoolean()).isTrue();
        assertThat(afterAWhile()).isFalse();
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyFromSwitchingOff() {
        assertThat(offered.getAsBoolean()).isTrue();
        say("false");
        clock.pass(Duration.ofHours(-2));

        assertThat(offered.getAsBoolean()).isFalse();
    }

    @Test
    void whatWasKnownStaysWhileTheTableCannotBeRead() {
        say("false");
        assertThat(offered.getAsBoolean()).isFalse();

        database.execute("DROP TABLE BLC_SYSTEM_PROPERTY");

        assertThat(afterAWhile()).isFalse();
    }

    private void say(String value) {
        database.update(
                "INSERT INTO BLC_SYSTEM_PROPERTY (PROPERTY_NAME, PROPERTY_VALUE) VALUES (?, ?)",
                CheckoutSwitch.NAME,
                value);
    }

    private boolean afterAWhile() {
        clock.pass(SOON);
        return offered.getAsBoolean();
    }
}
