package io.github.alliancepay.broadleaf.admin;

import static java.util.stream.Collectors.toMap;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.refund.ConvertedRefunds;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The AlliancePay states of a list of orders, read together. Safe for use by many threads. */
public final class OrderBadges {

    private final PaymentSearch search;
    private final RefundLedger refunds;
    private final Texts texts;

    public OrderBadges(PaymentSearch search, RefundLedger refunds, Texts texts) {
        this.search = search;
        this.refunds = refunds;
        this.texts = texts;
    }

    /** The states by order id, without orders that have no payment of ours. */
    public Map<Long, List<Badge>> of(Collection<Long> orderIds, Locale locale) {
        if (orderIds.isEmpty()) {
            return Map.of();
        }
        LocalizedTexts localized = LocalizedTexts.in(texts, locale);
        return statuses(search.ofOrders(orderIds))
                .collect(toMap(status -> status.payment().bill().orderId(), status -> status.badges(localized)));
    }

    /** The status of payments of different orders, in the order given. */
    Stream<PaymentStatusView> statuses(List<Payment> payments) {
        Map<Long, List<Refund>> refundsByOrder = refunds.ofOrders(payments.stream()
                .map(payment -> payment.bill().orderId())
                .distinct()
                .toList());
        Map<String, List<Operation>> operations = search.operations(payments.stream()
                .filter(payment -> ConvertedRefunds.areNeeded(payment, own(payment, refundsByOrder)))
                .map(Payment::id)
                .toList());
        Set<String> test =
                search.testPayments(payments.stream().map(Payment::id).toList());
        return payments.stream()
                .map(payment -> new PaymentStatusView(
                        payment,
                        ConvertedRefunds.of(
                                payment,
                                operations.getOrDefault(payment.id(), List.of()),
                                own(payment, refundsByOrder)),
                        test.contains(payment.id())));
    }

    private Stream<PaymentStatusView> statuses(Map<Long, List<Payment>> attempts) {
        return statuses(attempts.values().stream()
                .filter(payments -> !payments.isEmpty())
                .map(PaymentStatusView::of)
                .toList());
    }

    private static List<Refund> own(Payment payment, Map<Long, List<Refund>> refunds) {
        return refunds.getOrDefault(payment.bill().orderId(), List.of()).stream()
                .filter(refund -> refund.paymentId().equals(payment.id()))
                .toList();
    }
}
