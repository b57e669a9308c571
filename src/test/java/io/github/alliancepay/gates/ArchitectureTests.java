package io.github.alliancepay.gates;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the states and ports in {@code docs/architecture.md} and the answers in {@code CONTRIBUTING.md}. */
class ArchitectureTests {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Path PLUGIN = Path.of("src/main/java/io/github/alliancepay/broadleaf");

    @Test
    void theStatesOfAPaymentAreThoseOfTheDocument() {
        assertThat(documented(Architecture.DOCUMENT, "payment"))
                .isEqualTo(transitions(PaymentState.values(), PaymentState::mayBecome));
    }

    @Test
    void theStatesOfARefundAreThoseOfTheDocument() {
        assertThat(documented(Architecture.DOCUMENT, "refund"))
                .isEqualTo(transitions(RefundState.values(), RefundState::mayBecome));
    }

    @Test
    void everyPortOfTheDocumentExists() {
        assertThat(Architecture.table(Architecture.DOCUMENT, "port").keySet())
                .isNotEmpty()
                .allSatisfy(port -> assertThat(Files.exists(PLUGIN.resolve(port + ".java")))
                        .as(port)
                        .isTrue());
    }

    @Test
    void everyAnswerForAStrangerIsAFile() {
        List<Path> answers = answers(Path.of("CONTRIBUTING.md"));
        assertThat(answers).hasSizeGreaterThan(30).allSatisfy(file -> assertThat(file)
                .exists());
    }

    @Test
    void theRuleOfAnswersBites() {
        assertThat(answers(Texts.FIXTURES.resolve("architecture.md")))
                .singleElement()
                .satisfies(file -> assertThat(file).doesNotExist());
    }

    private static List<Path> answers(Path document) {
        return Architecture.rows(document, "question").stream()
                .flatMap(cells -> code(cells.get(2)).map(folder(cells.get(1))::resolve))
                .toList();
    }

    /** Folders that do not start at the root of the repository are packages. */
    private static Path folder(String cell) {
        Path folder = Path.of(code(cell).findFirst().orElseThrow());
        return Files.exists(folder) ? folder : PLUGIN.resolve(folder);
    }

    private static Stream<String> code(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1));
    }

    @Test
    void theRuleOfStatesBites() {
        Path bad = Texts.FIXTURES.resolve("architecture.md");
        assertThat(documented(bad, "refund"))
                .isNotEmpty()
                .isNotEqualTo(transitions(RefundState.values(), RefundState::mayBecome));
    }

    private static Map<String, Set<String>> documented(Path document, String heading) {
        return Architecture.table(document, heading).entrySet().stream()
                .collect(
                        toMap(Map.Entry::getKey, row -> Stream.of(row.getValue().split(", "))
                                .filter(state -> !state.isEmpty())
                                .collect(Collectors.toSet())));
    }

    /** Staying in a state is always allowed, so the document leaves it out. */
    private static <S extends Enum<S>> Map<String, Set<String>> transitions(S[] states, BiPredicate<S, S> mayBecome) {
        return Arrays.stream(states).collect(toMap(Enum::name, state -> Arrays.stream(states)
                .filter(next -> next != state && mayBecome.test(state, next))
                .map(Enum::name)
                .collect(Collectors.toSet())));
    }
}
