package io.github.alliancepay.broadleaf.reconciliation;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationLedger.AskedPayment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Asks the bank about many payments (protocol section 7), a few at a time, and never for longer than {@value #MINUTES} minutes. After
 * {@value #SILENT} failures in a row of a terminal it asks that terminal no more: the bank is away for it.
 */
record BankAnswers(AllianceBanks banks) {

    /** The client keeps more places than these for questions that persons and the host ask. */
    private static final int AT_ONCE = 16;

    private static final int SILENT = 50;
    private static final int MINUTES = 15;

    /**
     * Collects what the bank lists.
     *
     * @param found where it is added
     * @return the payments that are left without an answer
     */
    List<PaymentLink> collect(List<AskedPayment> payments, RunProgress progress, List<Movement> found) {
        return new Run(progress, found).ask(payments);
    }

    /** @param operations empty when the bank did not answer */
    private record Reply(AskedPayment payment, Optional<List<Operation>> operations) {

        static Reply of(AskedPayment payment, BankOrder order, Throwable failure) {
            if (order != null) {
                return new Reply(payment, Optional.of(order.operations()));
            }
            boolean nothing = failure instanceof RefusedException refused && listsNothing(refused.code(), payment);
            return new Reply(payment, nothing ? Optional.of(List.of()) : Optional.empty());
        }

        /** Whether a refusal says that there are no operations. An expired order that was paid may be refused too (protocol section 24.5). */
        private static boolean listsNothing(String code, AskedPayment payment) {
            return code.equals(RefusedException.ORDER_NOT_FOUND)
                    || code.equals(RefusedException.ORDER_EXPIRED) && !payment.paid();
        }
    }

    /** One run, on one thread. Other threads only put replies into the queue. */
    private final class Run {

        private final long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        private final LinkedBlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
        private final List<PaymentLink> unanswered = new ArrayList<>();
        private final RunProgress progress;
        private final List<Movement> found;
        private int underWay;
        private final Map<String, Integer> failures = new HashMap<>();

        Run(RunProgress progress, List<Movement> found) {
            this.progress = progress;
            this.found = found;
        }

        List<PaymentLink> ask(List<AskedPayment> payments) {
            for (AskedPayment payment : payments) {
                if (payment.hppOrderId().isEmpty()) {
                    progress.step();
                } else if (isOver(payment.merchantId())) {
                    unanswered.add(payment.link());
                } else {
                    send(payment, payment.hppOrderId().get());
                }
            }
            while (underWay > 0) {
                take();
            }
            return List.copyOf(unanswered);
        }

        private boolean isOver(String merchantId) {
            return progress.isCancelled()
                    || failures.getOrDefault(merchantId, 0) >= SILENT
                    || System.nanoTime() - end > 0;
        }

        private void send(AskedPayment payment, String hppOrderId) {
            while (underWay >= AT_ONCE) {
                take();
            }
            underWay++;
            banks.of(payment.merchantId())
                    .queryOrder(hppOrderId)
                    .whenComplete((order, failure) -> replies.add(Reply.of(payment, order, failure)));
        }

        /** Each question of the client ends by itself after some seconds. */
        private void take() {
            try {
                note(replies.take());
                underWay--;
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The reconciliation was interrupted", ended);
            }
        }

        private void note(Reply reply) {
            progress.step();
            int failed = reply.operations().isPresent() ? 0 : 1;
            failures.merge(reply.payment().merchantId(), failed, (before, one) -> one == 0 ? 0 : before + one);
            reply.operations()
                    .ifPresentOrElse(
                            listed -> found.addAll(movements(reply.payment(), listed)),
                            () -> unanswered.add(reply.payment().link()));
        }

        private static List<Movement> movements(AskedPayment asked, List<Operation> listed) {
            return listed.stream()
                    .filter(Movement::isMovement)
                    .map(operation -> Movement.of(operation, asked.merchantId(), asked.link()))
                    .toList();
        }
    }
}
