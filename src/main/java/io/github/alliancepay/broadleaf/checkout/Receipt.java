package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a shopper may want to know of the money that the bank took or holds.
 *
 * @param number what the bank calls the order's number
 * @param card the masked number in groups of four, as on the card, empty when unknown
 * @param held whether the money is held and not taken
 * @param test whether no real money moves by the payment's terminal
 * @param address the bank's own receipt, empty when the bank gave none or the address is not the bank's
 */
public record Receipt(String number, String card, boolean held, boolean test, String address) {

    /** No money has come, so there is nothing to tell. */
    public static final Receipt NONE = new Receipt("", "", false, false, "");

    /** Of the last operation that took money, or holds it. */
    static Receipt of(Payment payment, List<Operation> operations, Predicate<URI> isBank, boolean test) {
        String number = payment.hppOrderId().orElse("");
        return operations.stream()
                .filter(operation -> operation.isSuccessfulPurchase() || operation.isSuccessfulHold())
                .reduce((first, last) -> last)
                .map(paid -> new Receipt(
                        number,
                        inFours(paid.field("cardNumberMask")),
                        paid.isHold(),
                        test,
                        ofBank(paid.field("receiptUrl"), isBank)))
                .orElse(new Receipt(number, "", false, test, ""));
    }

    /** What a stranger may see who has the address of the page: the number, which is needed to ask about the payment. */
    Receipt withoutCard() {
        return new Receipt(number, "", held, test, "");
    }

    /** A narrow column breaks it between the groups. */
    private static String inFours(String mask) {
        return mask.replaceAll("\\S{4}(?=\\S)", "$0 ");
    }

    private static String ofBank(String address, Predicate<URI> isBank) {
        try {
            return !address.isEmpty() && isBank.test(URI.create(address)) ? address : "";
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }
}
