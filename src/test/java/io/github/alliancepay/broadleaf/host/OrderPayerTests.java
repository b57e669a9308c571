package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.bank.PayerField;
import io.github.alliancepay.broadleaf.payment.OrderDetails;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupImpl;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderImpl;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.domain.AddressImpl;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.domain.CustomerImpl;
import org.broadleafcommerce.profile.core.domain.PhoneImpl;
import org.broadleafcommerce.profile.core.domain.StateImpl;
import org.junit.jupiter.api.Test;

class OrderPayerTests {

    @Test
    void aGuestIsKnownByTheShippingAddress() {
        Payer payer = OrderPayer.of(orderTo(address()), "olena@example.org");

        assertThat(payer.customerId()).isEqualTo("guest-7");
        assertThat(payer.details())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        PayerField.FIRST_NAME, "Olena",
                        PayerField.LAST_NAME, "Kovalenko",
                        PayerField.STREET, "Khreshchatyk 1",
                        PayerField.ADDITIONAL_ADDRESS, "flat 2",
                        PayerField.CITY, "Bila Tserkva",
                        PayerField.REGION, "Kyivska",
                        PayerField.ZIP_CODE, "01001",
                        PayerField.PHONE, "+380441234567",
                        PayerField.EMAIL, "olena@example.org"));
    }

    @Test
    void aCustomersOwnNameHasPrecedence() {
        Customer customer = new CustomerImpl();
        customer.setId(3L);
        customer.setFirstName("Taras");
        customer.setLastName(" ");
        Order order = orderTo(address());
        order.setCustomer(customer);

        Payer payer = OrderPayer.of(order, "");

        assertThat(payer.customerId()).isEqualTo("3");
        assertThat(payer.details())
                .containsEntry(PayerField.FIRST_NAME, "Taras")
                .containsEntry(PayerField.LAST_NAME, "Kovalenko")
                .doesNotContainKey(PayerField.EMAIL);
    }

    @Test
    void anOrderWithoutANumberIsNamedByItsId() {
        Order order = orderTo(address());
        assertThat(CartDetails.of(order)).extracting(OrderDetails::number).isEqualTo("7");

        order.setOrderNumber("ЗМ-2026/15");
        assertThat(CartDetails.of(order)).extracting(OrderDetails::number).isEqualTo("ЗМ-2026/15");
    }

    private static Order orderTo(Address address) {
        FulfillmentGroup shipment = new FulfillmentGroupImpl();
        shipment.setAddress(address);
        Order order = new OrderImpl();
        order.setId(7L);
        order.setFulfillmentGroups(List.of(shipment));
        return order;
    }

    private static Address address() {
        Address address = new AddressImpl();
        address.setFirstName("Olena");
        address.setLastName("Kovalenko");
        address.setAddressLine1("Khreshchatyk 1");
        address.setAddressLine2("flat 2");
        address.setCity("Bila Tserkva");
        StateImpl state = new StateImpl();
        state.setName("Kyivska");
        address.setState(state);
        address.setPostalCode("01001");
        PhoneImpl phone = new PhoneImpl();
        phone.setPhoneNumber("+380441234567");
        address.setPhonePrimary(phone);
        return address;
    }
}
