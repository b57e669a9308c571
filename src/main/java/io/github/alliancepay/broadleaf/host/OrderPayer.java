package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.bank.PayerField;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.domain.Phone;

/** Reads from an order of the host who pays. A guest is known only by the shipping address. */
final class OrderPayer {

    private OrderPayer() {}

    static Payer of(Order order, String email) {
        Optional<Customer> customer = Optional.ofNullable(order.getCustomer());
        Map<PayerField, String> details = new EnumMap<>(PayerField.class);
        address(order).ifPresent(address -> describe(details, address));
        customer.ifPresent(known -> {
            put(details, PayerField.FIRST_NAME, known.getFirstName());
            put(details, PayerField.LAST_NAME, known.getLastName());
        });
        put(details, PayerField.EMAIL, email);
        return new Payer(customer.map(Customer::getId).map(String::valueOf).orElse("guest-" + order.getId()), details);
    }

    static String email(Order order) {
        return Stream.of(Optional.ofNullable(order.getEmailAddress()), customerEmail(order))
                .flatMap(Optional::stream)
                .filter(email -> !email.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> customerEmail(Order order) {
        return Optional.ofNullable(order.getCustomer()).map(Customer::getEmailAddress);
    }

    private static Optional<Address> address(Order order) {
        return Stream.ofNullable(order.getFulfillmentGroups())
                .flatMap(groups -> groups.stream().map(FulfillmentGroup::getAddress))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static void describe(Map<PayerField, String> details, Address address) {
        put(details, PayerField.FIRST_NAME, address.getFirstName());
        put(details, PayerField.LAST_NAME, address.getLastName());
        put(details, PayerField.STREET, address.getAddressLine1());
        put(details, PayerField.ADDITIONAL_ADDRESS, address.getAddressLine2());
        put(details, PayerField.CITY, address.getCity());
        put(details, PayerField.REGION, NewerHostApi.region(address));
        put(details, PayerField.COUNTRY, NewerHostApi.countryCode(address));
        put(details, PayerField.ZIP_CODE, address.getPostalCode());
        Phone phone = address.getPhonePrimary();
        put(details, PayerField.PHONE, phone == null ? "" : phone.getPhoneNumber());
    }

    private static void put(Map<PayerField, String> details, PayerField field, String value) {
        if (value != null && !value.isBlank()) {
            details.put(field, value);
        }
    }
}
