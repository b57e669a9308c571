package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.hold.CompleteHold;
import io.github.alliancepay.broadleaf.hold.OrderStatuses;
import io.github.alliancepay.broadleaf.payment.OrderSubmission;
import io.github.alliancepay.broadleaf.payment.PayableOrders;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.refund.HostRefundRecorder;
import io.github.alliancepay.broadleaf.refund.Inventory;
import io.github.alliancepay.broadleaf.refund.OrderLines;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.inventory.service.InventoryService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Implements the ports of payment and refund with the host's own services. Immutable; safe for use by many threads. */
public final class HostServices {

    private static final String IN_STATUS =
            "SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_STATUS = ? AND ORDER_ID IN (%s)";

    private final OrderService orders;
    private final NewerHostApi newerApi;
    private final HostContext context;
    private final OrderPaymentService payments;
    private final PaymentGatewayCheckoutService checkout;
    private final OrderLines orderLines;
    private final HostRefundRecorder refundRecorder;

    /**
     * @param streaming the host's {@code blStreamingTransactionCapableUtil}
     * @param changes how many threads of the plugin may submit orders and book refunds at once; each takes two connections of the shop
     */
    public HostServices(
            OrderService orders,
            OrderPaymentService payments,
            PaymentGatewayCheckoutService checkout,
            Object streaming,
            int changes) {
        this.orders = orders;
        this.payments = payments;
        this.newerApi = new NewerHostApi(orders, streaming);
        this.context = new HostContext(newerApi, changes);
        this.checkout = checkout;
        this.orderLines = new RefundableOrder(orders, context);
        this.refundRecorder = new RecordedRefunds(payments, context);
    }

    /** @param refunds keeps the lines of each submitted order as they were sold */
    public OrderSubmission orderSubmission(RefundLedger refunds) {
        return new OrderCompletion(
                orders, checkout, refunds, new RecordedHolds(payments), context, new OrderLock(newerApi));
    }

    /** @param database the host's own; as entities, two hundred orders would come with all that belongs to them */
    public OrderStatuses orderStatuses(JdbcOperations database) {
        return (status, orderIds) -> {
            String places = String.join(", ", Collections.nCopies(orderIds.size(), "?"));
            List<Object> values = new ArrayList<>(List.of(status));
            values.addAll(orderIds);
            return Set.copyOf(database.queryForList(IN_STATUS.formatted(places), Long.class, values.toArray()));
        };
    }

    public PayableOrders payableOrders() {
        return new StoredOrders(orders, context);
    }

    public OrderLines orderLines() {
        return orderLines;
    }

    /**
     * @param transactions those of the host's own tables
     * @param database of the same tables
     */
    public Inventory inventory(
            InventoryService inventory, TransactionOperations transactions, JdbcOperations database) {
        return new HostInventory(orders, payments, inventory, context, transactions, database);
    }

    public HostRefundRecorder refundRecorder() {
        return refundRecorder;
    }

    /**
     * The gateway's entry in the platform's registry, over the use cases.
     *
     * @param refunding whether money that came goes back when the host's checkout fails
     */
    public GatewayServices gateway(UseCases useCases, BoundedWait wait, boolean refunding) {
        HostPayments payments = new HostPayments(useCases.ledger());
        HoldTransactions holds = new HoldTransactions(payments, useCases.completeHold(), useCases.sendRefund(), wait);
        RefundTransactions transactions = new RefundTransactions(payments, useCases.sendRefund(), holds, wait);
        return new GatewayServices(
                payments,
                new HostedPageService(orders, useCases.start(), context, wait),
                new PaymentReports(payments, useCases.paymentSync(), useCases.queue(), wait),
                transactions,
                new CheckoutRollback(transactions, refunding));
    }

    /** What the platform's services lead to. */
    public record UseCases(
            PaymentLedger ledger,
            StartPayment start,
            PaymentSync paymentSync,
            SyncQueue queue,
            SendRefund sendRefund,
            CompleteHold completeHold) {}
}
