package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.bank.SessionRefusedException;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.SyncResult;
import java.util.List;

/**
 * What the bank answered about a payment, as text.
 *
 * @param answered whether it answered at all
 * @param message what the answer means, or why there is none
 * @param detail technical words for support, empty when there are none
 */
public record BankAnswer(
        boolean answered, String message, String detail, List<LabelledValue> order, List<OperationRow> operations) {

    static BankAnswer of(SyncResult result, BankFacts bank) {
        Currency currency = result.payment().bill().currency();
        return result.answer().map(order -> of(order, currency, bank)).orElseGet(() -> none(result, bank.texts()));
    }

    private static BankAnswer of(BankOrder order, Currency currency, BankFacts bank) {
        return new BankAnswer(
                true,
                bank.texts().text("update.answered"),
                "",
                bank.of(order, currency),
                order.operations().stream()
                        .map(operation -> bank.row(operation, currency))
                        .toList());
    }

    private static BankAnswer none(SyncResult result, LocalizedTexts texts) {
        String message = result.trouble()
                .map(trouble -> message(trouble, texts))
                .orElseGet(() ->
                        texts.text(result.payment().hppOrderId().isPresent() ? "update.busy" : "update.no-order"));
        String detail = result.trouble().map(BankException::getMessage).orElse("");
        return new BankAnswer(false, message, detail, List.of(), List.of());
    }

    private static String message(BankException trouble, LocalizedTexts texts) {
        if (trouble instanceof RefusedException refusal) {
            return texts.find("bank." + refusal.code()).orElseGet(() -> texts.text("update.refused"));
        }
        if (trouble instanceof SessionRefusedException refusal) {
            return texts.find("bank." + refusal.code()).orElseGet(() -> texts.text("update.not-reached"));
        }
        return texts.text(trouble instanceof NotDoneException ? "update.not-reached" : "update.silent");
    }
}
