package io.github.alliancepay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Each promise can be broken. */
class ReportTests {

    private static final PoolFigures CALM = new PoolFigures(Duration.ofMillis(40), Duration.ofMillis(5), 0, 0.5, 60, 1);
    private static final Duration SLACK = Duration.ofMillis(20);

    private final Phase quiet = phase(Report.QUIET, 10, CALM, 0, true);
    private final Phase fast = phase(Report.FAST, 12, CALM, 100, true);
    private final Phase dead = phase(Report.DEAD, 11, CALM, 100, true);
    private final Phase slow = phase(Report.SLOW, 12, CALM, 100, true);

    @Test
    void aShopThatFeelsNothingKeepsEveryPromise() {
        judge(quiet, fast, dead, slow);
    }

    @Test
    void aStrangerWhoWaitsLongerThanAllowedIsSeen() {
        assertThatThrownBy(() -> judge(quiet, fast, dead, phase(Report.SLOW, 33, CALM, 100, true)))
                .hasMessageContaining("home with a slow bank")
                .hasMessageContaining("cart with a slow bank");
        assertThatThrownBy(() -> judge(quiet, fast, phase(Report.DEAD, 33, CALM, 100, true), slow))
                .hasMessageContaining("home with a dead bank");
    }

    @Test
    void aStrangerWhoWaitsForTheBankOfABusyShopIsSeen() {
        Phase busy = phase(Report.QUIET, 40, CALM, 100, true);

        assertThatThrownBy(() -> judge(busy, fast, dead, phase(Report.SLOW, 39, CALM, 100, true)))
                .hasMessageContaining("home with a slow bank");
    }

    @Test
    void anErrorAnywhereIsSeen() {
        assertThatThrownBy(() -> judge(quiet, fast.with(List.of(new Answer("start", 500, SLACK))), dead, slow))
                .hasMessageContaining("failures")
                .hasMessageContaining("status=500");
        assertThatThrownBy(() -> judge(quiet, fast.with(List.of(new Answer("start", 0, SLACK))), dead, slow))
                .hasMessageContaining("failures");
        judge(quiet, fast.with(List.of(new Answer("open", 503, SLACK))), dead, slow);
    }

    @Test
    void aCallbackThatWaitsIsSeen() {
        assertThatThrownBy(() -> judge(
                        quiet, fast, dead.with(List.of(new Answer("callback", 200, Duration.ofSeconds(1)))), slow))
                .hasMessageContaining("callbacks, dead bank");
    }

    @Test
    void aConnectionThatIsHeldIsSeen() {
        PoolFigures held = new PoolFigures(Duration.ofSeconds(12), Duration.ofMillis(5), 0, 1, 0, 1);
        PoolFigures awaited = new PoolFigures(Duration.ofMillis(40), Duration.ofSeconds(11), 0, 10, 0, 40);
        PoolFigures refused = new PoolFigures(Duration.ofMillis(40), Duration.ofMillis(5), 1, 1, 0, 1);

        assertThatThrownBy(() -> judge(quiet, fast, dead, phase(Report.SLOW, 10, held, 100, true)))
                .hasMessageContaining("a connection is out");
        assertThatThrownBy(() -> judge(quiet, fast, dead, phase(Report.SLOW, 10, awaited, 100, true)))
                .hasMessageContaining("wait for a connection");
        assertThatThrownBy(() -> judge(quiet, phase(Report.FAST, 10, refused, 100, true), dead, slow))
                .hasMessageContaining("no connection, bank of 0.05 s");
        assertThatThrownBy(() -> judge(quiet, fast, phase(Report.DEAD, 10, CALM, 100, false), slow))
                .hasMessageContaining("while only the bank is waited for");
    }

    @Test
    void aLoadThatAsksTheBankNothingShowsNothing() {
        assertThatThrownBy(() -> judge(quiet, fast, phase(Report.DEAD, 10, CALM, 2, true), slow))
                .hasMessageContaining("calls, dead bank");
    }

    @Test
    void theBestRoundCounts() {
        List<Phase> disturbed = List.of(quiet, fast, dead, phase(Report.SLOW, 400, CALM, 100, true));
        Report one = new Report(10, List.of(disturbed));
        Report two = new Report(10, List.of(disturbed, List.of(quiet, fast, dead, slow)));

        assertThat(one.isLate(SLACK)).isTrue();
        assertThat(two.isLate(SLACK)).isFalse();
        SoftAssertions verdict = new SoftAssertions();
        two.judge(verdict, SLACK);
        verdict.assertAll();
    }

    @Test
    void aQuietPhaseThatOthersDisturbDoesNotHideTheLoad() {
        Phase late = phase(Report.DEAD, 33, CALM, 100, true);
        List<Phase> disturbed = List.of(phase(Report.QUIET, 40, CALM, 0, true), fast, late, slow);
        Report two = new Report(10, List.of(List.of(quiet, fast, late, slow), disturbed));

        assertThat(two.isLate(SLACK)).isTrue();
    }

    @Test
    void theTextHasTheRatios() {
        assertThat(new Report(4, List.of(List.of(quiet, fast, dead, slow))).text())
                .contains("pool of 4, bank of 12 s", "p99 to quiet 1.20, to a fast bank 1.00");
    }

    private static void judge(Phase... phases) {
        SoftAssertions verdict = new SoftAssertions();
        new Report(10, List.of(List.of(phases))).judge(verdict, SLACK);
        verdict.assertAll();
    }

    private static Phase phase(String name, int millis, PoolFigures pool, int asked, boolean still) {
        List<Answer> answers = IntStream.range(0, 100)
                .mapToObj(number -> number % 2 == 0 ? "home" : "cart")
                .map(page -> new Answer(page, 200, Duration.ofMillis(millis)))
                .toList();
        return new Phase(name, answers, pool, asked, still);
    }
}
