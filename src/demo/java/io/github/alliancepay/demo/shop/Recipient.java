package io.github.alliancepay.demo.shop;

/** The recipient of the parcel and the address. */
public record Recipient(
        String firstName, String lastName, String email, String phone, String city, String street, String postalCode) {

    /** A recipient for test orders. */
    public static Recipient inKyiv(String email) {
        return new Recipient("Олена", "Коваль", email, "+380501234567", "Київ", "вул. Хрещатик, 22", "01001");
    }
}
