package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Payments and answers of the bank to judge. */
final class Payments {

    static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    static final Instant EXPIRY = Instant.parse("2026-11-24T11:00:00Z");
    static final Coins AMOUNT = new Coins(27_662);

    private static final String MERCHANT = "merchant-1";
    private static final String REQUEST = "payment-1";
    private static final String HPP = "1790000000123Ab3_xY-9zQw";

    private Payments() {}

    static Payment created() {
        return created(Currency.UAH);
    }

    private static Payment created(Currency currency) {
        Shopper shopper = new Shopper(new Payer("77", Map.of()), "", "uk");
        return Payment.create(REQUEST, new Bill(7, AMOUNT, currency, "f"), MERCHANT, "return", shopper, START);
    }

    static Payment open() {
        return open(Currency.UAH);
    }

    static Payment open(Currency currency) {
        return created(currency)
                .at(new CreatedOrder(HPP, "e", URI.create("https://pay.alb.ua/x"), "", EXPIRY))
                .become(PaymentState.OPEN);
    }

    static BankOrder answer(String status, Operation... operations) {
        return new BankOrder(HPP, "e", MERCHANT, REQUEST, AMOUNT, status, "", Optional.of(EXPIRY), List.of(operations));
    }

    /** A purchase with these fields besides or instead of the usual ones: names and values alternate. */
    static Operation purchase(String status, String... others) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "type", "PURCHASE",
                "ecomOperationId", "o1",
                "operationId", "1790000031495Kd8_pQ-2mNz",
                "status", status,
                "merchantId", MERCHANT,
                "coinAmount", "27662",
                "transactionCurrency", "980",
                "rrn", "626400000001"));
        for (int field = 0; field < others.length; field += 2) {
            fields.put(others[field], others[field + 1]);
        }
        return Operation.of(fields);
    }
}
