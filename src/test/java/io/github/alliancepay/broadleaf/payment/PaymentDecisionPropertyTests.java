package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.OrderSubmission.Result;
import io.github.alliancepay.broadleaf.payment.PaymentDecision.Step;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.RefundTracker.Returned;
import io.github.alliancepay.broadleaf.payment.SyncRequest.Goal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every decision in every life that a payment can have, however strange the bank and the shop behave. */
class PaymentDecisionPropertyTests {

    /** How far a payment has come. Within a height it may go to and fro. */
    private static final Map<PaymentState, Integer> HEIGHT = new EnumMap<>(Map.ofEntries(
            Map.entry(PaymentState.CREATED, 0),
            Map.entry(PaymentState.ABANDONED, 0),
            Map.entry(PaymentState.OPEN, 1),
            Map.entry(PaymentState.DECLINED, 2),
            Map.entry(PaymentState.EXPIRED, 2),
            Map.entry(PaymentState.PAID, 3),
            Map.entry(PaymentState.REVIEW, 3),
            Map.entry(PaymentState.RETURNED, 3),
            Map.entry(PaymentState.COMPLETED, 4),
            Map.entry(PaymentState.AUTHORIZED, 3),
            Map.entry(PaymentState.RELEASED, 3),
            Map.entry(PaymentState.LAPSED, 3)));

    @Property
    void aStateNeverGoesDown(@ForAll("lives") List<Move> life) {
        lived(life).forEach(taken -> assertThat(HEIGHT.get(taken.after().state()))
                .isGreaterThanOrEqualTo(HEIGHT.get(taken.before().state())));
    }

    @Property
    void nothingIsToldUnlessSomethingChanged(@ForAll("lives") List<Move> life) {
        lived(life).stream()
                .filter(taken ->
                        taken.decision().events().stream().anyMatch(event -> event.kind() != Kind.HOLD_EXPIRING))
                .forEach(taken -> assertThat(visible(taken.after())).isNotEqualTo(visible(taken.before())));
    }

    @Property
    void everyChangeOfStateOrReasonAndEveryNewTroubleIsTold(@ForAll("lives") List<Move> life) {
        lived(life).forEach(taken -> {
            boolean state = taken.before().state() != taken.after().state();
            assertThat(taken.tells(Kind.STATE_CHANGED)).isEqualTo(state);
            Optional<ReviewReason> reason = taken.after().outcome().review();
            boolean review = reason.isPresent()
                    && !reason.equals(taken.before().outcome().review());
            assertThat(taken.tells(Kind.REVIEW_NEEDED)).isEqualTo(review);
            Optional<Payment.Trouble> trouble = taken.after().trouble();
            boolean troubled =
                    trouble.isPresent() && !trouble.equals(taken.before().trouble());
            assertThat(taken.tells(Kind.BANK_SILENT)
                            || taken.tells(Kind.HINT_REFUSED)
                            || taken.tells(Kind.SUBMISSION_POSTPONED))
                    .isEqualTo(troubled);
        });
    }

    @Property
    void moneyAtTheBankIsNeverForgotten(@ForAll("lives") List<Move> life) {
        boolean money = false;
        for (Taken taken : lived(life)) {
            money |= taken.facts().bank() instanceof BankReply.Answered answered
                    && !answered.assessment().money().isEmpty();
            PaymentState state = taken.after().state();
            assertThat(state.hasMoney() || state == PaymentState.RETURNED || state.isHoldOver())
                    .isEqualTo(money);
        }
    }

    @Property
    void moneyThatIsAllHereIsNotCalledReturned(@ForAll("lives") List<Move> life) {
        lived(life).stream()
                .filter(taken -> taken.after().state() == PaymentState.RETURNED
                        && taken.facts().bank() instanceof BankReply.Answered answered
                        && answered.assessment().isPaid())
                .forEach(taken -> assertThat(taken.facts().refunds().returned()).isEqualTo(Returned.ALL));
    }

    @Property
    void theSameFactsGiveTheSameDecision(@ForAll("lives") List<Move> life) {
        lived(life).forEach(taken -> assertThat(taken.again()).isEqualTo(taken.decision()));
    }

    /** A person who wants it judged again may get another reason than the one it had. */
    @Property
    void theSameReplyChangesNothingTheSecondTime(@ForAll("lives") List<Move> life) {
        lived(life).stream().filter(Taken::isUpdate).forEach(taken -> {
            SyncFacts again = taken.facts()
                    .after(taken.decision().payment(), taken.facts().request().now());
            PaymentDecision second = PaymentDecision.of(again);
            assertThat(second.events()).isEmpty();
            assertThat(second.payment()).isEqualTo(taken.after());
        });
    }

    @Property
    void anOrderIsSubmittedOnlyForMoneyThatIsListedAndStillHere(@ForAll("lives") List<Move> life) {
        lived(life).forEach(taken -> {
            if (taken.decision().step() == Step.SUBMIT) {
                assertThat(taken.facts().bank().captures()).isNotEmpty();
                assertThat(taken.facts().refunds().returned() == Returned.NOTHING
                                || taken.before().isSubmitted())
                        .isTrue();
            }
            boolean submitted =
                    taken.result().filter(Result.Submitted.class::isInstance).isPresent();
            boolean completed = taken.before().state() != PaymentState.COMPLETED
                    && taken.after().state() == PaymentState.COMPLETED;
            assertThat(!completed || submitted).isTrue();
            assertThat(!submitted || taken.after().isSubmitted()).isTrue();
        });
    }

    @Property
    void whatIsNotDecidedIsAskedAboutAgainAndNeverInThePast(@ForAll("lives") List<Move> life) {
        lived(life).forEach(taken -> {
            Instant now = taken.facts().request().now();
            taken.decision().nextSync().ifPresent(next -> assertThat(next).isAfter(now));
            if (List.of(PaymentState.CREATED, PaymentState.OPEN, PaymentState.PAID)
                    .contains(taken.after().state())) {
                assertThat(taken.decision().nextSync()).isPresent();
            }
        });
    }

    @Provide
    static Arbitrary<List<Move>> lives() {
        Arbitrary<Result> results = Arbitraries.of(
                new Result.Submitted("2026", 9),
                new Result.Mismatch(ReviewReason.ORDER_CHANGED),
                new Result.Mismatch(ReviewReason.MONEY_RETURNED),
                new Result.Later("OutOfStock"),
                new Result.Later("locked"));
        return Arbitraries.of(true, false)
                .flatMap(held -> Combinators.combine(words(held), Arbitraries.of(Goal.class), minutes(held), results)
                        .as(Move::new)
                        .list()
                        .ofMaxSize(12));
    }

    /** What the bank says of a payment that is held, or of one that is not, and its silence of either. */
    private static Arbitrary<BankWord> words(boolean held) {
        return Arbitraries.of(Stream.of(BankWord.values())
                .filter(word -> word.isOfHold() == held || word.ordinal() >= BankWord.FOREIGN.ordinal())
                .toList());
    }

    private static Arbitrary<Integer> minutes(boolean held) {
        return held ? Arbitraries.of(1, 7, 150, 2_000, 4_000) : Arbitraries.of(1, 2, 7, 45, 150);
    }

    private static List<Taken> lived(List<Move> life) {
        List<Taken> all = new ArrayList<>();
        boolean held = life.stream().anyMatch(move -> move.word().isOfHold());
        Payment payment = held ? Payments.createdHold() : Payments.created();
        Instant now = Payments.START;
        for (Move move : life) {
            now = now.plus(Duration.ofMinutes(move.minutes()));
            List<Taken> taken = move.from(payment, now, all.size());
            all.addAll(taken);
            payment = taken.get(taken.size() - 1).after();
        }
        return all;
    }

    /** A payment without what changes each time the bank answers. */
    private static Payment visible(Payment payment) {
        return payment.askedAt(Payments.START).declinedWith("");
    }

    /** One synchronisation: what the bank says, what it is for, how much later it is, and what the shop answers if it is asked. */
    record Move(BankWord word, Goal goal, int minutes, Result shop) {

        List<Taken> from(Payment payment, Instant now, int syncs) {
            SyncRequest request = new SyncRequest(Occasion.of(now, SyncTrigger.CLOCK), goal, syncs);
            SyncFacts facts = new SyncFacts(payment, request, word.about(payment), word.refunds(), SyncRules.of(false));
            Taken first = new Taken(facts, Optional.empty(), PaymentDecision.of(facts));
            if (first.decision().step() == Step.NOTHING) {
                return List.of(first);
            }
            SyncFacts then = facts.after(first.decision().payment(), now.plusSeconds(5));
            return List.of(first, new Taken(then, Optional.of(shop), PaymentDecision.of(then, shop)));
        }
    }

    /** A decision that was taken, and what it rests on. */
    private record Taken(SyncFacts facts, Optional<Result> result, PaymentDecision decision) {

        Payment before() {
            return facts.payment();
        }

        Payment after() {
            return decision.payment();
        }

        PaymentDecision again() {
            return result.map(shop -> PaymentDecision.of(facts, shop)).orElseGet(() -> PaymentDecision.of(facts));
        }

        boolean isUpdate() {
            return result.isEmpty() && facts.request().goal() == Goal.UPDATE;
        }

        boolean tells(Kind kind) {
            return decision.events().stream().anyMatch(event -> event.kind() == kind);
        }
    }
}
