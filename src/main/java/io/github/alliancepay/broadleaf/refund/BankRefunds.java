package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds refunds in the bank's answers. Our refunds take over what the bank says of them. Other refunds were made in the bank's cabinet and
 * are recorded as such. A refund of ours that the bank does not list is sent again only when it surely never arrived: two answers in a
 * row do not list it, and the second came well after it was sent. An answer that lacks even the purchase tells nothing of its refunds, nor does
 * one that lists a refund which may be ours and does not say whose it is.
 */
final class BankRefunds {

    private final RefundLedger ledger;
    private final RefundProcess process;
    private final Clock clock;

    BankRefunds(RefundLedger ledger, RefundProcess process, Clock clock) {
        this.ledger = ledger;
        this.process = process;
        this.clock = clock;
    }

    /** Takes over what the bank lists. Sends nothing. */
    void takeOver(Payment payment, List<Operation> listed) {
        List<Refund> known = ledger.ofPayment(payment.id());
        known.stream()
                .filter(refund -> refund.state() != RefundState.UNREADABLE)
                .forEach(refund ->
                        find(refund, listed).ifPresent(operation -> process.applyBankStatus(refund, operation)));
        listed.stream()
                .filter(Operation::isRefund)
                .filter(operation -> !operation.isFailed())
                .filter(operation -> isOfNone(known, operation))
                .filter(operation -> known.stream().noneMatch(refund -> isDoubtful(refund, operation)))
                .forEach(operation -> discover(payment, operation, listed));
    }

    /** Decides about the refunds that the bank does not list: waits, gives up or sends again. */
    void chase(Payment payment, List<Operation> listed) {
        List<Refund> known = ledger.ofPayment(payment.id());
        known.stream()
                .filter(refund -> find(refund, listed).isEmpty())
                .forEach(refund -> chase(refund, isAbsent(refund, known, listed)));
    }

    /** @param absent whether the answer says that the bank does not have it */
    private void chase(Refund refund, boolean absent) {
        Instant now = clock.instant();
        switch (refund.state()) {
            case REQUESTED -> giveUpUnsent(refund, now);
            case SENT -> giveUpWaiting(refund, absent, now);
            case UNKNOWN -> {
                if (absent) {
                    sendAgainIfAbsent(refund, now);
                } else {
                    process.markDoubtful(refund);
                }
            }
            default -> {}
        }
    }

    private static boolean isAbsent(Refund refund, List<Refund> known, List<Operation> listed) {
        return listed.stream()
                        .filter(operation -> !operation.isRefund())
                        .anyMatch(operation -> operation.operationId().equals(refund.operationId()))
                && listed.stream()
                        .filter(operation -> isOfNone(known, operation))
                        .noneMatch(operation -> isDoubtful(refund, operation));
    }

    private static boolean isOfNone(List<Refund> known, Operation operation) {
        return known.stream().noneMatch(refund -> isOf(refund, operation));
    }

    /** Whether the operation may be a refund of ours that the bank has not named yet. */
    private static boolean isDoubtful(Refund refund, Operation operation) {
        return refund.isSought() && operation.mayBe(Operation.REFUND, refund.operationId(), refund.amount());
    }

    private void giveUpUnsent(Refund refund, Instant now) {
        if (BankTrace.isNeverSent(refund.createdAt(), now)) {
            process.fail(refund, RefundProcess.NOT_DONE);
        }
    }

    private void giveUpWaiting(Refund refund, boolean absent, Instant now) {
        if (refund.trace().isUnanswered(refund.createdAt(), now)) {
            Refund unknown = process.markUnknown(refund, "the process that sent it ended before an answer came");
            if (absent) {
                process.markAbsent(unknown, now);
            }
        }
    }

    private void sendAgainIfAbsent(Refund refund, Instant now) {
        if (refund.trace().isSurelyAbsent(refund.createdAt(), now)) {
            process.sendAgain(refund);
        } else {
            process.markAbsent(refund, now);
        }
    }

    private static Optional<Operation> find(Refund refund, List<Operation> listed) {
        return listed.stream().filter(operation -> isOf(refund, operation)).findFirst();
    }

    private static boolean isOf(Refund refund, Operation operation) {
        return operation.isRefund()
                && (refund.id().equals(operation.field("merchantRequestId"))
                        || operation.ecomOperationId().equals(refund.ecomOperationId()));
    }

    /** Refunds not yet sent do not count: the one made in the cabinet came before them. */
    private void discover(Payment payment, Operation operation, List<Operation> listed) {
        List<Refund> sent = ledger.ofPayment(payment.id()).stream()
                .filter(refund -> refund.state() != RefundState.REQUESTED)
                .toList();
        // One whose amount cannot be read is only shown: nobody knows what it took.
        operation
                .amount()
                .flatMap(hryvnia -> Captures.of(payment, listed, sent)
                        .of(operation.field("originalOperationId"))
                        .map(capture -> external(payment, operation, hryvnia, capture)))
                .ifPresent(process::discover);
    }

    /** The id is computed from the bank's key, so that two nodes that see the same refund write it once. */
    private Refund external(Payment payment, Operation operation, Coins hryvnia, Capture capture) {
        String key = operation.ecomOperationId();
        return new Refund(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString(),
                payment.id(),
                payment.bill().orderId(),
                capture.operation().operationId(),
                new RefundPlan(capture.fromHryvnia(hryvnia), hryvnia, List.of()),
                RefundProcess.state(operation),
                RefundOrigin.of(RefundOrigin.BANK, ""),
                BankTrace.NONE.listed(key, ""),
                clock.instant());
    }
}
