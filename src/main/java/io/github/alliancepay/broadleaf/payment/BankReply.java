package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import java.util.List;
import java.util.Optional;

/** What the bank said when it was asked about a payment, if it was asked. */
sealed interface BankReply {

    /** What the bank's answer means. An answer about an order that is not the payment's is a {@link ForeignOrder}. */
    static BankReply of(Payment payment, BankOrder order, boolean testMode) {
        return payment.page().isEmpty() && !BankAssessment.isOurs(payment, order, List.of())
                ? new ForeignOrder()
                : new Answered(order, BankAssessment.of(payment, order, testMode));
    }

    /** No answer came. */
    static BankReply without(BankException trouble) {
        return trouble instanceof RefusedException refusal ? new Refused(refusal) : new Silent(trouble);
    }

    /** The bank's answer, empty when there is none that may be used. */
    default Optional<BankOrder> answer() {
        return Optional.empty();
    }

    /** Why the bank did not answer, if so. */
    default Optional<BankException> trouble() {
        return Optional.empty();
    }

    /** The successful purchases, or else the successful holds. */
    default List<Operation> captures() {
        return List.of();
    }

    /** The holds and what was taken of them, or the purchases. */
    default List<Operation> received() {
        return List.of();
    }

    /** The bank said what it knows of the order. */
    record Answered(BankOrder order, BankAssessment assessment) implements BankReply {

        @Override
        public Optional<BankOrder> answer() {
            return Optional.of(order);
        }

        @Override
        public List<Operation> captures() {
            return assessment.money();
        }

        @Override
        public List<Operation> received() {
            return assessment.received();
        }
    }

    /** A callback had named an order, and the bank says that it is not the payment's. */
    record ForeignOrder() implements BankReply {}

    /** The bank understood the question and refused to answer. */
    record Refused(RefusedException refusal) implements BankReply {

        @Override
        public Optional<BankException> trouble() {
            return Optional.of(refusal);
        }
    }

    /** No answer came, or none that can be used. */
    record Silent(BankException cause) implements BankReply {

        @Override
        public Optional<BankException> trouble() {
            return Optional.of(cause);
        }
    }

    /** The bank was not asked, since there is no order to ask about. */
    record NotAsked() implements BankReply {}
}
