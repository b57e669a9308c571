package io.github.alliancepay.broadleaf.hold;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.hold.Completion.Sums;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.RefundTracker;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds completions in the bank's answers. Ours take over what the bank says of them; another was made in the bank's cabinet and is recorded
 * as such. One of ours that the bank does not list is sent again only when it surely never arrived: two answers in a row do not list it, and
 * the second came well after it was sent. An answer that lacks even the hold tells nothing of its completion, nor does one that lists a completion
 * which may be ours and does not say whose it is. Safe for use by many threads and nodes.
 */
public final class TrackCompletions implements RefundTracker {

    /** The failure of a completion that never arrived before the hold was completed otherwise or ended. */
    private static final String OVERTAKEN = "hold-over";

    /** While a person may look at it: the bank's call may never arrive. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private final CompletionLedger ledger;
    private final CompletionProcess process;

    public TrackCompletions(CompletionLedger ledger, CompletionProcess process) {
        this.ledger = ledger;
        this.process = process;
    }

    @Override
    public Optional<Instant> follow(Payment payment, BankOrder answer, Instant now) {
        if (payment.holdUntil().isEmpty()) {
            return Optional.empty();
        }
        List<Completion> known = ledger.ofPayment(payment.id());
        List<Operation> listed =
                answer.operations().stream().filter(Operation::isCompletion).toList();
        known.forEach(completion -> find(completion, listed)
                .or(() -> adopted(completion, known, listed))
                .ifPresentOrElse(
                        operation -> process.applyBankStatus(completion, operation),
                        () -> chase(
                                payment, completion, isAbsent(completion, known, answer.operations()), listed, now)));
        listed.stream()
                .filter(operation -> !operation.isFailed())
                .filter(operation -> isOfNone(known, operation))
                .filter(operation -> known.stream().noneMatch(completion -> isDoubtful(completion, operation)))
                .forEach(operation -> discover(payment, operation, now));
        return pursue(payment, now);
    }

    @Override
    public Optional<Instant> pursue(Payment payment, Instant now) {
        return payment.holdUntil().isEmpty()
                ? Optional.empty()
                : ledger.ofPayment(payment.id()).stream()
                        .flatMap(completion -> next(payment, completion, now).stream())
                        .min(Instant::compareTo);
    }

    /** A completion returns nothing. */
    @Override
    public Returned returned(Payment payment, List<Operation> captures) {
        return Returned.NOTHING;
    }

    /** One that succeeded after the bank was asked is found by the next question. */
    private static Optional<Instant> next(Payment payment, Completion completion, Instant now) {
        Duration age = Duration.between(completion.createdAt(), now);
        Duration pause = age.compareTo(HOUR) < 0 ? SOON : LATER;
        return switch (completion.state()) {
            case DRAFTED, FAILED -> Optional.empty();
            case SUCCEEDED -> Optional.of(now.plus(SOON)).filter(soon -> payment.state() == PaymentState.AUTHORIZED);
            case PENDING -> Optional.of(now.plus(age.compareTo(SOON) < 0 ? AT_ONCE : pause));
            case REQUESTED, SENT -> Optional.of(now.plus(pause));
            case UNKNOWN -> Optional.of(now.plus(isAbsent(completion) ? SOON : pause));
        };
    }

    /** One answer of the bank lacks it, and the next decides whether it is sent again. */
    private static boolean isAbsent(Completion completion) {
        return completion.trace().absentSince().isPresent();
    }

    /** @param absent whether the answer says that the bank does not have it */
    private void chase(Payment payment, Completion completion, boolean absent, List<Operation> listed, Instant now) {
        switch (completion.state()) {
            case REQUESTED -> giveUpUnsent(completion, now);
            case SENT -> giveUpWaiting(completion, absent, now);
            case UNKNOWN -> {
                if (absent) {
                    sendAgainIfAbsent(payment, completion, listed, now);
                } else {
                    process.markDoubtful(completion);
                }
            }
            default -> {}
        }
    }

    private static boolean isAbsent(Completion completion, List<Completion> known, List<Operation> answer) {
        return answer.stream().filter(Operation::isHold).anyMatch(hold -> hold.operationId()
                        .equals(completion.operationId()))
                && answer.stream()
                        .filter(operation -> isOfNone(known, operation))
                        .noneMatch(operation -> isDoubtful(completion, operation));
    }

    private static boolean isOfNone(List<Completion> known, Operation operation) {
        return known.stream().noneMatch(completion -> isOf(completion, operation));
    }

    /** Whether the operation may be a completion of ours that the bank has not named yet. */
    private static boolean isDoubtful(Completion completion, Operation operation) {
        return completion.isSought()
                && operation.mayBe(Operation.COMPLETION, completion.operationId(), completion.amount());
    }

    private void giveUpUnsent(Completion completion, Instant now) {
        if (BankTrace.isNeverSent(completion.createdAt(), now)) {
            process.fail(completion, Completion.NOT_DONE);
        }
    }

    private void giveUpWaiting(Completion completion, boolean absent, Instant now) {
        if (completion.trace().isUnanswered(completion.createdAt(), now)) {
            Completion unknown =
                    process.markUnknown(completion, "the process that sent it ended before an answer came");
            if (absent) {
                process.markAbsent(unknown, now);
            }
        }
    }

    private void sendAgainIfAbsent(Payment payment, Completion completion, List<Operation> listed, Instant now) {
        if (!completion.trace().isSurelyAbsent(completion.createdAt(), now)) {
            process.markAbsent(completion, now);
        } else if (isPointless(payment, listed, now)) {
            process.fail(completion, OVERTAKEN);
        } else {
            process.sendAgain(completion);
        }
    }

    /** The hold is completed otherwise, or has ended. */
    private static boolean isPointless(Payment payment, List<Operation> listed, Instant now) {
        return listed.stream().anyMatch(operation -> !operation.isFailed())
                || payment.state().isHoldOver()
                || payment.holdUntil().filter(end -> !now.isBefore(end)).isPresent();
    }

    /** A hold is completed once. So one of the same sum that succeeded is ours, or leaves nothing for ours to take. */
    private static Optional<Operation> adopted(Completion completion, List<Completion> known, List<Operation> listed) {
        return listed.stream()
                .filter(operation -> isOfNone(known, operation))
                .filter(operation -> operation.isSuccessfulPurchase() && isDoubtful(completion, operation))
                .findFirst();
    }

    private static Optional<Operation> find(Completion completion, List<Operation> listed) {
        return listed.stream().filter(operation -> isOf(completion, operation)).findFirst();
    }

    private static boolean isOf(Completion completion, Operation operation) {
        return completion.id().equals(operation.field("merchantRequestId"))
                || operation.ecomOperationId().equals(completion.trace().ecomOperationId());
    }

    private void discover(Payment payment, Operation operation, Instant now) {
        operation
                .amount()
                .map(hryvnia -> external(payment, operation, hryvnia, now))
                .ifPresent(process::discover);
    }

    /** The id is computed from the bank's key, so that two nodes that see the same completion write it once. */
    private static Completion external(Payment payment, Operation operation, Coins hryvnia, Instant now) {
        String key = operation.ecomOperationId();
        return new Completion(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString(),
                payment.id(),
                payment.bill().orderId(),
                operation.field("preauthOperationId"),
                new Sums(operation.sourceAmount().orElse(hryvnia), hryvnia),
                CompletionProcess.state(operation),
                RefundOrigin.BANK,
                BankTrace.NONE.listed(key, ""),
                now);
    }
}
