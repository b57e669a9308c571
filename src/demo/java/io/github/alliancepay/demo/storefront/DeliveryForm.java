package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.demo.shop.Recipient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.profile.core.domain.Address;

/** What a guest enters. Fields are trimmed and never absent. */
public record DeliveryForm(
        String firstName, String lastName, String email, String phone, String city, String street, String postalCode) {

    private static final Pattern SOMETHING = Pattern.compile("[^<>]{1,100}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>]{1,64}@[^@\\s<>]{1,100}\\.[^@\\s<>.]{2,24}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()-]{9,20}");
    private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{5}");

    public DeliveryForm {
        firstName = trim(firstName);
        lastName = trim(lastName);
        email = trim(email);
        phone = trim(phone);
        city = trim(city);
        street = trim(street);
        postalCode = trim(postalCode);
    }

    private static String trim(String text) {
        return text == null ? "" : text.strip();
    }

    static DeliveryForm empty() {
        return new DeliveryForm("", "", "", "+380", "", "", "");
    }

    static DeliveryForm of(Order cart, Address address) {
        return new DeliveryForm(
                address.getFirstName(),
                address.getLastName(),
                cart.getEmailAddress(),
                address.getPhonePrimary().getPhoneNumber(),
                address.getCity(),
                address.getAddressLine1(),
                address.getPostalCode());
    }

    /** The fields with errors and their message keys, in the order of the form. */
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        check(faults, "firstName", firstName, SOMETHING);
        check(faults, "lastName", lastName, SOMETHING);
        check(faults, "email", email, EMAIL);
        check(faults, "phone", phone, PHONE);
        check(faults, "city", city, SOMETHING);
        check(faults, "street", street, SOMETHING);
        check(faults, "postalCode", postalCode, POSTAL_CODE);
        return faults;
    }

    private static void check(Map<String, String> faults, String field, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            faults.put(field, value.isEmpty() ? "delivery.fault.empty" : "delivery.fault." + field);
        }
    }

    Recipient recipient() {
        return new Recipient(firstName, lastName, email, phone, city, street, postalCode);
    }
}
