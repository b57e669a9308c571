package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts all that is known of a payment into words, without asking the bank. */
final class Panels {

    private final Office office;
    private final Predicate<URI> isBank;

    Panels(Office office, Predicate<URI> isBank) {
        this.office = office;
        this.isBank = isBank;
    }

    /** All attempts to pay an order; the one that has the money first. */
    List<PaymentPanel> ofOrder(long order, LocalizedTexts speech) {
        return office.memory().payments().ofOrder(order).stream()
                .sorted(Comparator.comparing(
                                (Payment payment) -> !payment.state().hasMoney())
                        .thenComparing(Payment::createdAt, Comparator.reverseOrder()))
                .map(payment -> of(payment, speech))
                .toList();
    }

    PaymentPanel of(Payment payment, LocalizedTexts speech) {
        RefundBalance sheet = office.refunds().storedSheet(payment.id());
        List<Operation> operations = office.memory().payments().operations(payment.id());
        RefundRows refunds = new RefundRows(sheet, speech);
        BankFacts bank = bank(speech);
        return new PaymentPanel(
                payment.id(),
                payment.bill().orderId(),
                title(payment),
                standing(payment, sheet, operations).badges(speech),
                explanation(payment, speech),
                refunds.sums(),
                facts(payment, operations, speech),
                operations.stream()
                        .map(operation -> bank.row(operation, sheet.currency()))
                        .toList(),
                refunds.rows(),
                history(payment, speech),
                sheet.blocked().isEmpty() ? "" : speech.text(sheet.blocked()));
    }

    BankFacts bank(LocalizedTexts speech) {
        return new BankFacts(speech, isBank);
    }

    List<HistoryRow> history(Payment payment, LocalizedTexts speech) {
        return office.memory().payments().events(payment.id()).stream()
                .map(event -> HistoryRow.of(event, payment.bill().currency(), speech))
                .toList();
    }

    /** The number that people know an order by; before there is one, the host's id. */
    static String title(Payment payment) {
        String number = payment.outcome().orderNumber();
        return number.isEmpty() ? String.valueOf(payment.bill().orderId()) : number;
    }

    private static PaymentStatusView standing(Payment payment, RefundBalance sheet, List<Operation> operations) {
        boolean test = operations.stream().anyMatch(Operation::isTest);
        return new PaymentStatusView(payment, sheet.history(), test);
    }

    static String explanation(Payment payment, LocalizedTexts speech) {
        return switch (payment.state()) {
            case COMPLETED -> "";
            case REVIEW -> payment.outcome()
                    .review()
                    .map(reason -> speech.word("review", reason.name()) + " " + speech.text("explain.REVIEW"))
                    .orElse("");
            case DECLINED -> speech.reason(payment.decline()) + " " + speech.text("explain.DECLINED");
            default -> speech.text("explain." + payment.state().name());
        };
    }

    private List<LabelledValue> facts(Payment payment, List<Operation> operations, LocalizedTexts speech) {
        Stream<LabelledValue> own = Stream.of(
                fact("created", speech.time(payment.createdAt()), speech),
                fact("asked", payment.lastAskedAt().map(speech::time).orElse(speech.text("fact.asked.never")), speech),
                fact("decline", decline(payment, speech), speech),
                fact("email", payment.email(), speech),
                fact("hpp-order", payment.hppOrderId().orElse(""), speech),
                fact("ecom-order", payment.page().map(CreatedOrder::ecomOrderId).orElse(""), speech),
                fact("request", payment.id(), speech),
                fact("expires", speech.time(expiry(payment)), speech));
        Stream<LabelledValue> paid =
                capture(operations).stream().flatMap(capture -> bank(speech).details(capture).stream());
        return LabelledValue.known(Stream.concat(own, paid));
    }

    private static Optional<Instant> expiry(Payment payment) {
        return payment.state() == PaymentState.OPEN ? payment.page().map(CreatedOrder::expiresAt) : Optional.empty();
    }

    private static String decline(Payment payment, LocalizedTexts speech) {
        return payment.decline().isEmpty() ? "" : speech.reason(payment.decline());
    }

    private static Optional<Operation> capture(List<Operation> operations) {
        return operations.stream()
                .filter(Operation::isPurchase)
                .filter(Operation::isSuccessful)
                .findFirst();
    }

    private static LabelledValue fact(String label, String value, LocalizedTexts speech) {
        return LabelledValue.of(speech.text("fact." + label), value);
    }

    /** Refunds of a sheet in words. */
    record RefundRows(RefundBalance sheet, LocalizedTexts speech) {

        List<LabelledValue> sums() {
            return Stream.of(
                            sum("paid", sheet.paid()),
                            sum("refunded", sheet.refunded()),
                            sum("pending", sheet.pending()),
                            sum("left", sheet.left()))
                    .toList();
        }

        /** One refund, as the window for its lines introduces it. */
        List<LabelledValue> sums(Refund refund) {
            return List.of(
                    sum("this", refund.orderAmount()),
                    LabelledValue.of(speech.text("sum.made"), speech.time(refund.createdAt())),
                    LabelledValue.of(speech.text("sum.by"), who(refund)));
        }

        private LabelledValue sum(String label, Coins amount) {
            return LabelledValue.of(speech.text("sum." + label), speech.money(amount, sheet.currency()));
        }

        List<RefundRow> rows() {
            return sheet.history().stream().map(this::row).toList();
        }

        RefundRow row(Refund refund) {
            return new RefundRow(
                    speech.time(refund.createdAt()),
                    speech.money(refund.orderAmount(), sheet.currency()),
                    state(refund),
                    who(refund),
                    refund.reason(),
                    problem(refund),
                    refund.lines().stream()
                            .map(line -> LineWords.of(line, sheet, speech))
                            .toList(),
                    refund.isAssignable() && sheet.isItemised(),
                    refund.id());
        }

        private Badge state(Refund refund) {
            String tone =
                    switch (refund.state()) {
                        case SUCCEEDED -> "good";
                        case FAILED -> "bad";
                        default -> "wait";
                    };
            return new Badge(tone, speech.text("refund.state." + refund.state().name()));
        }

        private String who(Refund refund) {
            return speech.find("refund.by." + refund.requestedBy()).orElse(refund.requestedBy());
        }

        private String problem(Refund refund) {
            return switch (refund.state()) {
                case FAILED -> HistoryRow.failure(refund.failure(), speech);
                case UNKNOWN, PENDING -> speech.text(
                        "refund.open." + refund.state().name());
                default -> "";
            };
        }
    }
}
