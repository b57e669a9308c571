package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.PayType;

/** What a shopper can choose at the checkout. */
public enum PaymentOption {
    /** By card or wallet: {@link PayType#PURCHASE} or {@link PayType#PREAUTH}. */
    CARD,
    /** From account to account, by the app of the shopper's bank: {@link PayType#A2A}. */
    ACCOUNT;

    /** The option that is paid in this way. */
    public static PaymentOption of(PayType type) {
        return type == PayType.A2A ? ACCOUNT : CARD;
    }
}
