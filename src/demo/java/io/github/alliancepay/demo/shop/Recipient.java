package io.github.alliancepay.demo.shop;

/** Who gets the parcel, and where. */
public record Recipient(
        String firstName, String lastName, String email, String phone, String city, String street, String postalCode) {

    /** Somebody to send test orders to. */
    public static Recipient inKyiv(String email) {
        return new Recipient("Олена", "Коваль", email, "+380501234567", "Київ", "вул. Хрещатик, 22", "01001");
    }
}
