package io.github.alliancepay.sandbox.order;

/** What the payer paid with. Of a card only the mask is known. */
public record Instrument(PaymentMethod method, String mask, String paymentSystem, String bankCode) {
    /** A bank account behind a transfer. */
    public static Instrument account() {
        return new Instrument(PaymentMethod.ACCOUNT, "", "", "SENSE_BANK");
    }

    /** A device card of Apple Pay or Google Pay. */
    public static Instrument wallet(PaymentMethod wallet) {
        return new Instrument(wallet, "41111111••••1111", "Visa", "BANK_ALLIANCE");
    }
}
