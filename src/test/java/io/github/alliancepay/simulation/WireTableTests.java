package io.github.alliancepay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.simulation.WireCalls.Call;
import io.github.alliancepay.simulation.WireCalls.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Every call to the bank with every fault of the wire: real HTTP between the plugin's client and the sandbox bank. A cell says how the call
 * ends for the plugin, and what the bank's own books say of it. {@link FaultTableTests} says where each such end leads.
 */
class WireTableTests {

    private static final String TABLE =
            """
            | what goes wrong | open a session | create an order | ask about an order | refund a part | refund all, release or complete a hold |
            |---|---|---|---|---|---|
            | nothing | done | done | done | done | done |
            | the bank's name is unknown | not done | not done | not done | not done | not done |
            | the connection is refused | not done | not done | not done | not done | not done |
            | no connection in time | not done | not done | not done | not done | not done |
            | no answer in time, and the bank never gets the call | not done | unknown, not done | unknown | unknown, not done | unknown, not done |
            | no answer in time, after the bank's work | not done | unknown, done | unknown | unknown, done | unknown, done |
            | no answer in time, and the bank gets the call later | not done | unknown, done later | unknown | unknown, done later | unknown, done later |
            | a reset before the bank's work | not done | unknown, not done | unknown | unknown, not done | unknown, not done |
            | a reset after the bank's work | not done | unknown, done | unknown | unknown, done | unknown, done |
            | a reset, or the end of the connection, in mid-answer | not done | unknown, done | unknown | unknown, done | unknown, done |
            | truncated JSON | not done | unknown, done | unknown | unknown, done | unknown, done |
            | another's page with 200, 403, 404, 429, 500, 502 or 504, before the bank's work | not done | unknown, not done | unknown | unknown, not done | unknown, not done |
            | another's page with 200, 403, 404, 429, 500, 502 or 504, after it | not done | unknown, done | unknown | unknown, done | unknown, done |
            | another's page with 503, before the bank's work | not done | unknown, not done | not done | unknown, not done | unknown, not done |
            | another's page with 503, after it | not done | unknown, done | not done | unknown, done | unknown, done |
            | another's page with 401 once, before the bank's work | refused | done | done | done | done |
            | another's page with 401 once, after it | refused | there already | done | there already | there already |
            | another's page with 401 again and again | refused | unknown, not done | not done | unknown, not done | unknown, not done |
            | the bank rejects the session, with each of its codes | refused | done | done | done | done |
            | the bank rejects the next session too | refused | not done | not done | not done | not done |
            | the bank cannot decrypt the call | refused | refused | refused | done | done |
            | the bank refuses, with 200, 400 or 429 | refused | refused | refused | refused | refused |
            | the bank says that it is overloaded | not done | not done | not done | not done | not done |
            | the bank says that it failed, before its work | not done | unknown, not done | unknown | unknown, not done | unknown, not done |
            | the bank says that it failed, after it | not done | unknown, done | unknown | unknown, done | unknown, done |
            | an answer encrypted to another key | not done | unknown, done | unknown | unknown, done | unknown, done |
            | an answer ten times as slow | done | done | done | done | done |
            | an amount of 700,000 digits | done | unknown, done | unknown | unknown, done | unknown, done |
            | a number of two million digits | not done | unknown, done | unknown | unknown, done | unknown, done |
            | an amount nested 100,000 times | done | unknown, done | unknown | unknown, done | unknown, done |
            | an unknown field nested 100,000 times | done | done | done | done | done |
            """;

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.github.alliancepay");
    private static Level before;

    /** What each end is in the simulation. A call that only asks leaves nothing at the bank. */
    private static final Map<String, Trouble> TROUBLES = Map.of(
            "done", Trouble.NONE,
            "not done", Trouble.NOT_REACHED,
            "refused", Trouble.REFUSED,
            "unknown, not done", Trouble.LOST_CALL,
            "unknown, done", Trouble.LOST_ANSWER,
            "unknown, done later", Trouble.LATE,
            "there already", Trouble.TWICE);

    private static final Map<Call, WireCalls> CALLS = new EnumMap<>(Call.class);
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(Call.values().length);
    private static SandboxBank sandbox;
    private static DeadEnd deadEnd;

    @BeforeAll
    static void open() throws IOException {
        before = LOG.getLevel();
        LOG.setLevel(Level.OFF);
        deadEnd = new DeadEnd();
        sandbox = SandboxBank.start(SandboxOptions.defaults());
        sandbox.control().callbacks(false);
        for (Call call : Call.values()) {
            CALLS.put(call, new WireCalls(sandbox, deadEnd, call));
        }
    }

    @AfterAll
    static void close() throws IOException {
        for (WireCalls calls : CALLS.values()) {
            calls.close();
        }
        deadEnd.close();
        THREADS.shutdownNow();
        sandbox.close();
        LOG.setLevel(before);
    }

    @ParameterizedTest
    @EnumSource
    void everyCellOfTheTableEndsAsItSays(WireFault fault) throws Exception {
        assertThat(row(fault)).isEqualTo(expected(fault));
    }

    /** All calls at once, since most of the time is spent in waiting. */
    private static String row(WireFault fault) throws Exception {
        Map<Call, Future<Set<String>>> cells = new EnumMap<>(Call.class);
        CALLS.forEach((call, calls) -> cells.put(call, THREADS.submit(() -> calls.ends(fault))));
        Map<Group, Set<String>> ends = new EnumMap<>(Group.class);
        for (Map.Entry<Call, Future<Set<String>>> cell : cells.entrySet()) {
            ends.computeIfAbsent(cell.getKey().group(), missing -> new TreeSet<>())
                    .addAll(cell.getValue().get());
        }
        return "| " + fault.title() + " | "
                + ends.values().stream().map(end -> String.join(" / ", end)).collect(Collectors.joining(" | ")) + " |";
    }

    private static String expected(WireFault fault) {
        return TABLE.lines()
                .filter(line -> line.startsWith("| " + fault.title() + " |"))
                .findFirst()
                .orElse("no row of the table");
    }

    @Test
    void eachEndIsOneOfTheSimulationAndEachOfThoseIsMet() {
        Set<Trouble> met = EnumSet.noneOf(Trouble.class);
        for (WireFault fault : WireFault.values()) {
            List<String> cells = List.of(expected(fault).split(" \\| | \\|"));
            assertThat(TROUBLES).containsKeys(cells.get(2), cells.get(4), cells.get(5));
            List.of(2, 4, 5).forEach(column -> met.add(TROUBLES.get(cells.get(column))));
        }
        assertThat(met).containsExactlyInAnyOrder(Trouble.values());
    }

    @Test
    void theGuideHasTheSameTable() throws IOException {
        assertThat(Files.readString(Path.of("docs/reliability.md"))).contains(TABLE);
    }

    @Test
    void theTableHasNoOtherRows() {
        assertThat(TABLE.lines().skip(2).map(line -> line.substring(2, line.indexOf(" |"))))
                .containsExactlyElementsOf(
                        Arrays.stream(WireFault.values()).map(WireFault::title).toList());
    }
}
