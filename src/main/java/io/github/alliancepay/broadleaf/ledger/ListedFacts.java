package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentStatus;
import io.github.alliancepay.broadleaf.refund.ConvertedRefunds;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.util.List;

/**
 * What lists of payments are filtered by, apart from the columns of the payment itself.
 *
 * @param status the name of a {@link PaymentStatus}
 * @param refunding whether a refund is under way
 * @param test whether no real money moved
 */
record ListedFacts(String status, boolean refunding, boolean test) {

    static ListedFacts of(Payment payment, List<Operation> operations, List<Refund> refunds) {
        Coins refunded = ConvertedRefunds.of(payment, operations, refunds).stream()
                .filter(refund -> refund.state() == RefundState.SUCCEEDED)
                .map(Refund::orderAmount)
                .reduce(Coins.ZERO, Coins::plus);
        return new ListedFacts(
                PaymentStatus.of(payment, refunded).name(),
                refunds.stream().anyMatch(refund -> refund.state().isOpen()),
                operations.stream().anyMatch(operation -> operation.isTest() && operation.isSuccessful()));
    }
}
