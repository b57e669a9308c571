package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Fingerprint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;

/** Reads from an order of the host what is to be paid. */
final class OrderBill {

    private static final Set<PaymentType> CREDITS = Set.of(PaymentType.GIFT_CARD, PaymentType.CUSTOMER_CREDIT);

    private static final Set<OrderStatus> PAYABLE =
            Set.of(OrderStatus.IN_PROCESS, OrderStatus.CSR_OWNED, OrderStatus.QUOTE);

    private OrderBill() {}

    /** @throws NotPayableException when the order cannot be paid; it is unchanged */
    static Bill of(Order order) {
        require(order != null && order.getId() != null && !order.getOrderItems().isEmpty(), "cart.empty");
        require(isPayable(order), "cart.not-payable");
        Coins amount = due(order);
        require(!amount.isZero(), "cart.nothing-to-pay");
        return new Bill(
                order.getId(),
                amount,
                currency(order).orElseThrow(() -> new NotPayableException("currency.unsupported")),
                fingerprint(order));
    }

    /** The host gives no status when it does not know the stored one, such as that of a module which was removed. */
    static boolean isPayable(Order order) {
        return order.getStatus() != null && PAYABLE.contains(order.getStatus());
    }

    static Optional<Currency> currency(Order order) {
        return order.getCurrency() == null
                ? Currency.find(total(order).getCurrency().getCurrencyCode())
                : Currency.find(order.getCurrency().getCurrencyCode());
    }

    /**
     * The total minus what gift cards and similar payments cover; they stay on the order beside the final payment. What is merely chosen,
     * such as cash on delivery, covers nothing.
     */
    private static Coins due(Order order) {
        Money paid = order.getPayments().stream()
                .filter(OrderPayment::isActive)
                .filter(payment -> !payment.isFinalPayment() && !PaymentType.COD.equals(payment.getType()))
                .flatMap(OrderBill::money)
                .map(PaymentTransaction::getAmount)
                .filter(amount -> amount != null)
                .reduce(total(order).zero(), Money::add);
        Money due = total(order).subtract(paid);
        require(due.getAmount().signum() >= 0, "cart.nothing-to-pay");
        return exact(due);
    }

    /** A gift card or a customer's credit is charged by the host's checkout itself, so an unconfirmed one must not be paid twice. */
    private static Stream<PaymentTransaction> money(OrderPayment payment) {
        boolean isCredit = CREDITS.contains(payment.getType());
        boolean isToBeCharged = payment.getTransactions().stream()
                .allMatch(transaction -> PaymentTransactionType.UNCONFIRMED.equals(transaction.getType()));
        return payment.getTransactions().stream()
                .filter(transaction -> isCredit && isToBeCharged || isMoney(transaction));
    }

    /** What the host's checkout counts as money too (host section 2.4). */
    private static boolean isMoney(PaymentTransaction transaction) {
        return Boolean.TRUE.equals(transaction.getSuccess())
                && (PaymentTransactionType.AUTHORIZE.equals(transaction.getType())
                        || PaymentTransactionType.AUTHORIZE_AND_CAPTURE.equals(transaction.getType()));
    }

    private static Money total(Order order) {
        return Optional.ofNullable(order.getTotal()).orElseThrow(() -> new NotPayableException("cart.not-priced"));
    }

    private static Coins exact(Money amount) {
        try {
            return Coins.of(amount.getAmount());
        } catch (IllegalArgumentException inexact) {
            throw new NotPayableException("cart.amount-inexact");
        }
    }

    /** Differs when a line, a quantity, a price or the price of a shipment differs. An address may change: the money stays the same. */
    private static String fingerprint(Order order) {
        Stream<String> lines =
                order.getOrderItems().stream().map(OrderBill::line).sorted();
        Stream<String> shipments =
                shipments(order).stream().map(OrderBill::shipment).sorted();
        return Fingerprint.of(Stream.concat(lines, shipments).collect(Collectors.joining("\n")));
    }

    private static List<FulfillmentGroup> shipments(Order order) {
        return Optional.ofNullable(order.getFulfillmentGroups()).orElse(List.of());
    }

    private static String line(OrderItem item) {
        return "item|" + item.getName() + "|" + item.getQuantity() + "|" + plain(item.getTotalPrice());
    }

    private static String shipment(FulfillmentGroup shipment) {
        return "shipment|" + plain(shipment.getFulfillmentPrice()) + "|" + plain(shipment.getTotalTax());
    }

    private static String plain(Money amount) {
        return amount == null ? "" : amount.getAmount().stripTrailingZeros().toPlainString();
    }

    private static void require(boolean holds, String key) {
        if (!holds) {
            throw new NotPayableException(key);
        }
    }
}
