package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the bank says about an order and its operations, as text. The bank's own texts are only shown, and an address becomes a link
 * only when it leads to the bank.
 *
 * @param isBank whether an address is the bank's
 */
record BankFacts(LocalizedTexts texts, Predicate<URI> isBank) {

    List<LabelledValue> of(BankOrder order, Currency currency) {
        return LabelledValue.known(Stream.of(
                fact("order-status", texts.word("bank.order-status", order.status())),
                fact("amount", texts.money(order.amount(), currency)),
                fact("hpp-order", order.hppOrderId()),
                fact("ecom-order", order.ecomOrderId()),
                fact("merchant", order.merchantId()),
                fact("request", order.merchantRequestId()),
                fact("expires", texts.time(order.expiresAt())),
                link("status-page", order.statusUrl())));
    }

    OperationRow row(Operation operation, Currency currency) {
        return new OperationRow(
                texts.word("bank.type", operation.type()),
                badge(operation),
                texts.bankTime(operation.field("creationDateTime")),
                amount(operation, currency),
                details(operation));
    }

    private Badge badge(Operation operation) {
        String tone = operation.isSuccessful() ? "good" : operation.isFailed() ? "bad" : "wait";
        return new Badge(tone, texts.word("bank.status", operation.status()));
    }

    /** The bank moves hryvnias. A sum in the order's currency, if there is one, comes first. */
    private String amount(Operation operation, Currency currency) {
        String hryvnias = operation
                .amount()
                .map(amount -> texts.money(amount, Currency.UAH))
                .orElseGet(() -> operation.field("coinAmount"));
        return operation
                .sourceAmount()
                .map((Coins source) -> texts.money(source, currency) + " (" + hryvnias + ")")
                .orElse(hryvnias);
    }

    List<LabelledValue> details(Operation operation) {
        return LabelledValue.known(Stream.of(
                fact("reason", reason(operation)),
                fact("unreadable", operation.fault().orElse("")),
                fact("operation", operation.operationId()),
                fact("ecom-operation", operation.ecomOperationId()),
                fact("rrn", operation.isTest() ? texts.text("fact.rrn.test") : operation.field("rrn")),
                fact("approval", operation.field("approvalCode")),
                fact("card", operation.field("cardNumberMask")),
                fact("system", operation.field("paymentSystem")),
                fact("method", texts.word("bank.method", operation.field("paymentServiceType"))),
                fact("codes", operation.declineCodes()),
                fact("processed", texts.bankTime(operation.field("processingDateTime"))),
                link("receipt", operation.field("receiptUrl"))));
    }

    /** Why it failed. An early failure has a code of the bank's software instead of action and response codes. */
    String reason(Operation operation) {
        if (!operation.isFailed()) {
            return "";
        }
        String details = operation.field("errorDetails");
        return details.isEmpty() ? texts.reason(operation.declineCodes()) : texts.word("bank", details);
    }

    private LabelledValue fact(String label, String value) {
        return LabelledValue.of(texts.text("fact." + label), value);
    }

    private LabelledValue link(String label, String address) {
        boolean safe = isOfBank(address);
        return new LabelledValue(
                texts.text("fact." + label),
                safe ? texts.text("fact." + label + ".open") : address,
                safe ? address : "");
    }

    private boolean isOfBank(String address) {
        try {
            return isBank.test(URI.create(address));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
