package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.demo.assortment.Article;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.profile.core.domain.Address;

/** A cart or an order, as the pages show it. */
public record OrderSheet(
        String number,
        String status,
        Date submitted,
        String email,
        List<Line> lines,
        Totals totals,
        Optional<Parcel> parcel,
        String payment,
        boolean paid,
        List<String> codes) {

    private static final Set<PaymentTransactionType> TAKEN =
            Set.of(PaymentTransactionType.AUTHORIZE_AND_CAPTURE, PaymentTransactionType.CAPTURE);

    /** The older name of the zone, which time zone tables before 2022b know too. */
    private static final ZoneId KYIV = ZoneId.of("Europe/Kiev");

    /** The sheet of an order. Its entity manager must still be open. */
    public static OrderSheet of(Order order) {
        return new OrderSheet(
                order.getOrderNumber(),
                order.getStatus().getType(),
                order.getSubmitDate(),
                order.getEmailAddress(),
                order.getDiscreteOrderItems().stream().map(Line::of).toList(),
                Totals.of(order),
                parcel(order),
                payment(order),
                isPaid(order),
                order.getAddedOfferCodes().stream()
                        .map(code -> code.getOfferCode())
                        .toList());
    }

    private static Optional<Parcel> parcel(Order order) {
        return order.getFulfillmentGroups().stream()
                .map(FulfillmentGroup::getAddress)
                .flatMap(address -> Optional.ofNullable(address).stream())
                .findFirst()
                .map(Parcel::of);
    }

    /** {@code COD}, or the name of the payment gateway. */
    private static String payment(Order order) {
        return order.getPayments().stream()
                .filter(OrderPayment::isActive)
                .map(OrderSheet::name)
                .findFirst()
                .orElse("");
    }

    private static String name(OrderPayment payment) {
        boolean cash = PaymentType.COD.equals(payment.getType()) || payment.getGatewayType() == null;
        return cash ? payment.getType().getType() : payment.getGatewayType().getFriendlyType();
    }

    /** Whether money was taken already. A hold takes none, and may end without. */
    private static boolean isPaid(Order order) {
        return order.getPayments().stream()
                .filter(payment -> payment.isActive() && !PaymentType.COD.equals(payment.getType()))
                .flatMap(payment -> payment.getTransactions().stream())
                .anyMatch(done -> TAKEN.contains(done.getType()) && Boolean.TRUE.equals(done.getSuccess()));
    }

    /** The message key of what the total is: money that was paid, that is paid on delivery, or that is only to be paid. */
    public String totalKey() {
        if (payment.equals("COD")) {
            return "total.cod";
        }
        return paid ? "total.paid" : "total.total";
    }

    /** When it was ordered, in the shop's time; empty for a cart. */
    public String submittedAt(String pattern) {
        return submitted == null
                ? ""
                : DateTimeFormatter.ofPattern(pattern).withZone(KYIV).format(Instant.ofEpochMilli(submitted.getTime()));
    }

    /** The number of its units. */
    public int count() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    /** Whether it is empty. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Units of one article. */
    public record Line(Article article, int quantity, Money price, Money total) {

        static Line of(DiscreteOrderItem item) {
            String slug = item.getProduct().getUrl().substring("/product/".length());
            return new Line(Article.named(slug), item.getQuantity(), item.getAveragePrice(), item.getTotalPrice());
        }

        /** Its picture. */
        public String picture() {
            return Pictures.of(article);
        }
    }

    /** The totals. */
    public record Totals(Money goods, Money discount, Money shipping, Money tax, Money total) {

        static Totals of(Order order) {
            return new Totals(
                    order.getSubTotal(),
                    order.getOrderAdjustmentsValue(),
                    order.getTotalShipping(),
                    order.getTotalTax(),
                    order.getTotal());
        }
    }

    /** The address. */
    public record Parcel(String name, String phone, String street, String city, String postalCode) {

        static Parcel of(Address address) {
            return new Parcel(
                    address.getFirstName() + " " + address.getLastName(),
                    address.getPhonePrimary().getPhoneNumber(),
                    address.getAddressLine1(),
                    address.getCity(),
                    address.getPostalCode());
        }
    }
}
