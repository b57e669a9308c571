package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.OrderSubmission.Result;
import io.github.alliancepay.broadleaf.payment.PaymentDecision.Step;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.SyncRequest.Goal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The decisions about a payment as a table, in {@code payment/decisions.txt}: one row for every state and everything that the bank can
 * say in it. The last three columns say what the payment becomes by the shop's answer, where the shop has to act.
 */
class PaymentDecisionTableTests {

    private static final SyncRules WITHOUT_LATE_CHECKS = new SyncRules(false, List.of());

    private static final String NONE = "-";

    static List<String> rows() {
        try (InputStream table = PaymentDecisionTableTests.class.getResourceAsStream("/payment/decisions.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowIsDecidedAsItSays(String row) {
        List<String> cells = cells(row);
        Case asked = Case.of(cells);
        assertThat(row(asked)).isEqualTo(cells);
    }

    @Test
    void everyCombinationHasItsRow() {
        assertThat(rows().stream().map(row -> Case.of(cells(row)))).containsExactlyElementsOf(all());
    }

    /** Only a review is judged otherwise when a person wants the order submitted. */
    @Test
    void whatIsNoReviewIsDecidedTheSameForAPersonWhoWantsItSubmitted() {
        all().stream().filter(asked -> asked.state != PaymentState.REVIEW).forEach(asked -> assertThat(
                        PaymentDecision.of(new Case(asked.state, Goal.SUBMIT, asked.word).facts()))
                .as(asked.toString())
                .isEqualTo(PaymentDecision.of(asked.facts())));
    }

    private static List<Case> all() {
        List<Case> all = new ArrayList<>();
        for (PaymentState state : PaymentState.values()) {
            Stream.of(BankWord.values()).forEach(word -> all.add(new Case(state, Goal.UPDATE, word)));
        }
        Stream.of(BankWord.values()).forEach(word -> all.add(new Case(PaymentState.REVIEW, Goal.SUBMIT, word)));
        return all;
    }

    private static List<String> cells(String row) {
        return Stream.of(row.split("\\|")).map(String::strip).toList();
    }

    private static List<String> row(Case asked) {
        SyncFacts facts = asked.facts();
        PaymentDecision decision = PaymentDecision.of(facts);
        List<String> row = new ArrayList<>(List.of(
                asked.state.name(),
                asked.goal.name(),
                asked.word.name(),
                decision.payment().state().name(),
                told(decision),
                pause(decision, facts),
                decision.step() == Step.NOTHING ? NONE : decision.step().name()));
        Stream.of(
                        new Result.Submitted("2026", 9),
                        new Result.Mismatch(ReviewReason.ORDER_NOT_PAYABLE),
                        new Result.Later("OutOfStock"))
                .forEach(result -> row.add(afterwards(decision, facts, result)));
        return row;
    }

    private static String afterwards(PaymentDecision decision, SyncFacts facts, Result result) {
        return decision.step() == Step.NOTHING
                ? NONE
                : PaymentDecision.of(
                                facts.after(decision.payment(), facts.request().now()), result)
                        .payment()
                        .state()
                        .name();
    }

    /** What the history says besides the state. */
    private static String told(PaymentDecision decision) {
        String told = decision.events().stream()
                .map(PaymentEvent::kind)
                .filter(kind -> kind != Kind.STATE_CHANGED)
                .map(Enum::name)
                .collect(Collectors.joining(" "));
        return told.isEmpty() ? NONE : told;
    }

    private static String pause(PaymentDecision decision, SyncFacts facts) {
        return decision.nextSync()
                .map(next -> Duration.between(facts.request().now(), next).toMinutes() + " min")
                .orElse(NONE);
    }

    /** A row's question. */
    private record Case(PaymentState state, Goal goal, BankWord word) {

        static Case of(List<String> cells) {
            return new Case(
                    PaymentState.valueOf(cells.get(0)), Goal.valueOf(cells.get(1)), BankWord.valueOf(cells.get(2)));
        }

        SyncFacts facts() {
            Payment payment = word.isOfHold() ? Payments.held(state) : Payments.in(state);
            SyncRequest request = new SyncRequest(Occasion.of(word.at(), SyncTrigger.CLOCK), goal, 0);
            return new SyncFacts(payment, request, word.about(payment), word.refunds(), WITHOUT_LATE_CHECKS);
        }
    }
}
