package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment.Outcome;
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
    static final Instant HOLD_END = Instant.parse("2026-12-01T09:00:00Z");
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
        return Payment.create(
                REQUEST, new Bill(7, AMOUNT, currency, "f"), PaymentRoute.purchase(MERCHANT), "return", shopper, START);
    }

    static Payment open() {
        return open(Currency.UAH);
    }

    static Payment open(Currency currency) {
        return created(currency)
                .at(new CreatedOrder(HPP, "e", URI.create("https://pay.alb.ua/x"), "", EXPIRY))
                .become(PaymentState.OPEN);
    }

    /** A payment that is to hold the money. */
    static Payment createdHold() {
        Shopper shopper = new Shopper(new Payer("77", Map.of()), "", "uk");
        return Payment.create(
                REQUEST,
                new Bill(7, AMOUNT, Currency.UAH, "f"),
                PaymentRoute.hold(MERCHANT, HOLD_END),
                "return",
                shopper,
                START);
    }

    private static Payment openHold() {
        return createdHold()
                .at(new CreatedOrder(HPP, "e", URI.create("https://pay.alb.ua/x"), "", EXPIRY))
                .become(PaymentState.OPEN);
    }

    /** A payment by a hold that has come to a state in the usual way. */
    static Payment held(PaymentState state) {
        return switch (state) {
            case CREATED -> createdHold();
            case ABANDONED -> createdHold().become(state);
            case OPEN -> openHold();
            case DECLINED, EXPIRED -> openHold().become(state);
            case AUTHORIZED -> openHold().become(state).with(Outcome.completed("2026", 9));
            case RELEASED, LAPSED, PAID -> held(PaymentState.AUTHORIZED).become(state);
            case COMPLETED -> held(PaymentState.PAID).become(state);
            case RETURNED -> openHold().become(PaymentState.PAID).become(state);
            case REVIEW -> openHold().become(state).with(Outcome.review(ReviewReason.ORDER_CHANGED));
        };
    }

    /** A payment that has come to a state in the usual way. */
    static Payment in(PaymentState state) {
        return switch (state) {
            case CREATED -> created();
            case ABANDONED -> created().become(state);
            case OPEN -> open();
            case DECLINED, EXPIRED, PAID -> open().become(state);
            case AUTHORIZED, RELEASED, LAPSED -> held(state);
            case RETURNED -> in(PaymentState.PAID).become(state);
            case COMPLETED -> in(PaymentState.PAID).become(state).with(Outcome.completed("2026", 9));
            case REVIEW -> in(PaymentState.PAID).become(state).with(Outcome.review(ReviewReason.ORDER_CHANGED));
        };
    }

    /** An answer about the same page, which says that it was opened for another request. */
    static BankOrder foreign(Operation... operations) {
        return new BankOrder(
                HPP, "e", MERCHANT, "another", AMOUNT, "PENDING", "", Optional.of(EXPIRY), List.of(operations));
    }

    static BankOrder answer(String status, Operation... operations) {
        return new BankOrder(HPP, "e", MERCHANT, REQUEST, AMOUNT, status, "", Optional.of(EXPIRY), List.of(operations));
    }

    /** A hold with these fields besides or instead of the usual ones. */
    static Operation hold(String status, String... others) {
        Map<String, String> fields = new TreeMap<>(purchase(status, others).fields());
        fields.put("type", "PREAUTH");
        return Operation.of(fields);
    }

    /** The completion of {@link #hold}. */
    static Operation completion(String status, String... others) {
        Map<String, String> fields = new TreeMap<>(purchase(status, others).fields());
        fields.put("type", "COMPLETION");
        fields.put("ecomOperationId", "o2");
        fields.put("operationId", "1790000031999Kd8_pQ-2mNz");
        return Operation.of(fields);
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
