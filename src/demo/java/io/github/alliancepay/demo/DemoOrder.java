package io.github.alliancepay.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;

/**
 * An order as it is in the database, detached.
 *
 * @param number the order number, empty until the order is submitted
 * @param status Broadleaf's order status, usually {@code IN_PROCESS} or {@code SUBMITTED}
 * @param payments its payments, with archived ones
 */
public record DemoOrder(
        long id,
        String number,
        String status,
        String currency,
        BigDecimal subTotal,
        BigDecimal discount,
        BigDecimal shipping,
        BigDecimal tax,
        BigDecimal total,
        List<Payment> payments) {

    static DemoOrder of(Order order) {
        return new DemoOrder(
                order.getId(),
                order.getOrderNumber() == null ? "" : order.getOrderNumber(),
                order.getStatus().getType(),
                order.getCurrency().getCurrencyCode(),
                order.getSubTotal().getAmount(),
                order.getOrderAdjustmentsValue().getAmount(),
                order.getTotalShipping().getAmount(),
                order.getTotalTax().getAmount(),
                order.getTotal().getAmount(),
                order.getPayments().stream().map(Payment::of).toList());
    }

    /** Its payments that are not archived. */
    public List<Payment> activePayments() {
        return payments.stream().filter(Payment::active).toList();
    }

    /** Whether the shopper has ordered. */
    public boolean isSubmitted() {
        return status.equals("SUBMITTED");
    }

    /**
     * A payment of the order.
     *
     * @param type Broadleaf's payment type, {@code COD} or {@code THIRD_PARTY_ACCOUNT}
     * @param gateway Broadleaf's gateway type
     */
    public record Payment(
            long id, String type, String gateway, BigDecimal amount, boolean active, List<Transaction> transactions) {

        static Payment of(OrderPayment payment) {
            return new Payment(
                    payment.getId(),
                    payment.getType().getType(),
                    payment.getGatewayType() == null
                            ? ""
                            : payment.getGatewayType().getType(),
                    payment.getAmount().getAmount(),
                    payment.isActive(),
                    payment.getTransactions().stream().map(Transaction::of).toList());
        }
    }

    /**
     * A transaction of a payment.
     *
     * @param type Broadleaf's transaction type, usually {@code AUTHORIZE_AND_CAPTURE} or {@code REFUND}
     * @param fields its additional fields
     */
    public record Transaction(long id, String type, BigDecimal amount, boolean successful, Map<String, String> fields) {

        static Transaction of(PaymentTransaction transaction) {
            return new Transaction(
                    transaction.getId(),
                    transaction.getType().getType(),
                    transaction.getAmount().getAmount(),
                    Boolean.TRUE.equals(transaction.getSuccess()),
                    Map.copyOf(transaction.getAdditionalFields()));
        }
    }
}
