package io.github.alliancepay.broadleaf.reconciliation;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationLedger.AskedPayment;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationReport.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks the bank again about the payments of some days, and compares its answers with the ledger. It writes nothing: no payment changes
 * by it. It holds no connection of the shop while the bank is asked. Safe for use by many threads.
 */
public final class ReconcileWithBank {

    private static final int CHUNK = 500;

    private final ReconciliationLedger ledger;
    private final BankAnswers answers;

    public ReconcileWithBank(ReconciliationLedger ledger, AllianceBanks banks) {
        this.ledger = ledger;
        this.answers = new BankAnswers(banks);
    }

    /**
     * Compares some days. Takes as long as the bank needs to answer, and never more than a quarter of an hour. To be called on a thread
     * that may wait so long.
     *
     * @throws TooManyMovementsException when the days hold too much
     */
    public ReconciliationReport run(DayRange days, RunProgress progress) {
        List<AskedPayment> payments = ledger.touched(days);
        Set<String> known = keys(ledger.processed(days));
        progress.begin(payments.size());
        List<Movement> asked = new ArrayList<>();
        List<PaymentLink> unanswered = answers.collect(payments, progress, asked);
        ShopBooks shop = books(days, payments, known, unanswered);
        return new ReconciliationReport(
                Source.BANK, Coverage.ofBank(days, unanswered), Comparison.of(shop, ofDays(days, shop, asked)));
    }

    /**
     * The ledger is read again after the bank was asked, since it may have learned meanwhile what the bank knows. But the bank has to have
     * only what the ledger had before.
     */
    private ShopBooks books(
            DayRange days, List<AskedPayment> payments, Set<String> known, List<PaymentLink> unanswered) {
        Set<String> silent = new HashSet<>();
        unanswered.forEach(link -> silent.add(link.paymentId()));
        List<Movement> now = ledger.processed(days);
        List<Movement> ofDays = now.stream()
                .filter(movement -> known.contains(movement.numbers().key()))
                .filter(movement -> !silent.contains(paymentId(movement)))
                .toList();
        return new ShopBooks(ofDays, ofPayments(payments));
    }

    private static Set<String> keys(List<Movement> movements) {
        Set<String> keys = new HashSet<>();
        movements.forEach(movement -> keys.add(movement.numbers().key()));
        return keys;
    }

    private List<Movement> ofPayments(List<AskedPayment> payments) {
        List<Movement> known = new ArrayList<>();
        for (int first = 0; first < payments.size(); first += CHUNK) {
            known.addAll(ledger.ofPayments(payments.subList(first, Math.min(first + CHUNK, payments.size())).stream()
                    .map(payment -> payment.link().paymentId())
                    .toList()));
        }
        return known;
    }

    /** What the bank lists of those days, and what the shop counts to them. */
    private static List<Movement> ofDays(DayRange days, ShopBooks shop, List<Movement> asked) {
        Set<String> ofShop = new HashSet<>();
        shop.ofDays().forEach(movement -> movement.numbers().keys().forEach(ofShop::add));
        return asked.stream()
                .filter(movement -> movement.processedAt().map(days::contains).orElse(true)
                        || movement.numbers().keys().anyMatch(ofShop::contains))
                .toList();
    }

    private static String paymentId(Movement movement) {
        return movement.origin().payment().map(PaymentLink::paymentId).orElse("");
    }
}
