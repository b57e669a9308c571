package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.connection.ConnectionReport;
import io.github.alliancepay.broadleaf.connection.StepOutcome;
import io.github.alliancepay.broadleaf.connection.StepResult;
import io.github.alliancepay.broadleaf.connection.TerminalReport;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The connection with the bank as its page shows it.
 *
 * @param at when it was checked; empty when the bank was not asked
 * @param tone of the summary, as that of a {@link Badge}
 * @param summary what the check found, in one sentence
 */
public record ConnectionView(String at, String tone, String summary, List<Section> sections) {

    static ConnectionView of(ConnectionReport report, LocalizedTexts texts) {
        boolean several = report.terminals().size() > 1;
        Stream<Section> terminals = report.terminals().stream().map(terminal -> section(terminal, several, texts));
        Section shop = new Section(texts.text("connection.shop"), rows(report.shop(), texts));
        return new ConnectionView(
                report.asked() ? texts.time(report.at()) : "",
                report.asked() ? tone(report.outcome()) : "quiet",
                texts.text(report.asked() ? "connection.outcome." + report.outcome() : "connection.known"),
                Stream.concat(terminals, Stream.of(shop)).toList());
    }

    private static Section section(TerminalReport terminal, boolean several, LocalizedTexts texts) {
        String title = several ? texts.text("connection.terminal", terminal.terminal()) : texts.text("connection.bank");
        return new Section(title, rows(terminal.steps(), texts));
    }

    private static List<StepRow> rows(List<StepResult> steps, LocalizedTexts texts) {
        return steps.stream().map(step -> StepRow.of(step, texts)).toList();
    }

    private static String tone(StepOutcome outcome) {
        return switch (outcome) {
            case GOOD -> "good";
            case WARNING -> "wait";
            case FAILED -> "bad";
            case NOTE, SKIPPED -> "quiet";
        };
    }

    /** The steps of one terminal, or of the shop. */
    public record Section(String title, List<StepRow> rows) {}

    /**
     * A step.
     *
     * @param remedy what to do; empty when there is nothing to do
     */
    public record StepRow(String step, Badge outcome, String found, String remedy) {

        static StepRow of(StepResult result, LocalizedTexts texts) {
            Object[] arguments = result.arguments(texts::time);
            Stream<String> code = result.bankCode().flatMap(known -> texts.find("bank." + known)).stream();
            return new StepRow(
                    texts.text("connection.step." + result.step()),
                    new Badge(tone(result.outcome()), texts.text("connection.is." + result.outcome())),
                    Stream.concat(Stream.of(texts.text(result.key(), arguments)), code)
                            .collect(Collectors.joining(" ")),
                    result.remedyKey().map(key -> texts.text(key, arguments)).orElse(""));
        }
    }
}
