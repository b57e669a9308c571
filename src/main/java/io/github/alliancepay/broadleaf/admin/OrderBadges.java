package io.github.alliancepay.broadleaf.admin;

import static java.util.stream.Collectors.toMap;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The AlliancePay state of the orders of a list, read at once. Safe for use by many threads. */
public final class OrderBadges {

    private final Office.Memory memory;
    private final Texts texts;

    OrderBadges(Office.Memory memory, Texts texts) {
        this.memory = memory;
        this.texts = texts;
    }

    /** The states by order id; orders without a payment of ours are not in it. */
    public Map<Long, List<Badge>> of(Collection<Long> orderIds, Locale locale) {
        if (orderIds.isEmpty()) {
            return Map.of();
        }
        LocalizedTexts speech = LocalizedTexts.in(texts, locale);
        return standings(memory.search().ofOrders(orderIds))
                .collect(toMap(standing -> standing.payment().bill().orderId(), standing -> standing.badges(speech)));
    }

    /** Where payments of different orders stand, in their order. */
    Stream<PaymentStatusView> standings(List<Payment> payments) {
        Map<Long, List<Refund>> refunds = memory.refunds()
                .ofOrders(payments.stream()
                        .map(payment -> payment.bill().orderId())
                        .distinct()
                        .toList());
        Set<String> test =
                memory.search().testPayments(payments.stream().map(Payment::id).toList());
        return payments.stream()
                .map(payment -> new PaymentStatusView(payment, own(payment, refunds), test.contains(payment.id())));
    }

    private Stream<PaymentStatusView> standings(Map<Long, List<Payment>> attempts) {
        return standings(attempts.values().stream()
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
