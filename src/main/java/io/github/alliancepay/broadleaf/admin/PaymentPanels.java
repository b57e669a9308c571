package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.refund.ConvertedRefunds;
import io.github.alliancepay.broadleaf.refund.Inventory;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shows all that is known of a payment as text, without asking the bank. Immutable; safe for use by many threads. */
public final class PaymentPanels {

    private final PaymentLedger payments;
    private final RefundBalances balances;
    private final Inventory inventory;
    private final Predicate<URI> isBank;
    private final Clock clock;
    private final LongPredicate payable;

    /**
     * @param isBank whether an address is the bank's, so that it may be linked to
     * @param payable whether an order can be paid by a link now
     */
    public PaymentPanels(
            PaymentLedger payments,
            RefundBalances balances,
            Inventory inventory,
            Predicate<URI> isBank,
            Clock clock,
            LongPredicate payable) {
        this.payments = payments;
        this.balances = balances;
        this.inventory = inventory;
        this.isBank = isBank;
        this.clock = clock;
        this.payable = payable;
    }

    /** Whether an order can be paid by a link now. */
    boolean isPayable(long order) {
        return payable.test(order);
    }

    /** Opens the window that shows an order's payments. */
    String open(long order, AdminUser user, PageReply reply) {
        return reply.with("order", order)
                .with("refresh", refresh(payments.ofOrder(order)))
                .with("mayRefund", user.mayRefund())
                .with("linkable", user.mayRefund() && isUnpaid(order))
                .with("panels", ofOrder(order, reply.texts()))
                .open(Window.PANEL);
    }

    /** Whether no attempt has its money, and none has placed it: then it can be paid by a link. */
    private boolean isUnpaid(long order) {
        return payments.ofOrder(order).stream()
                .noneMatch(payment -> payment.state().hasMoney() || payment.isSubmitted());
    }

    /** All attempts to pay an order; the one that has the money first. */
    List<PaymentPanel> ofOrder(long order, LocalizedTexts texts) {
        return payments.ofOrder(order).stream()
                .sorted(Comparator.comparing(
                                (Payment payment) -> !payment.state().hasMoney())
                        .thenComparing(Payment::createdAt, Comparator.reverseOrder()))
                .map(payment -> of(payment, texts))
                .toList();
    }

    /** Opens the form in which lines are chosen. */
    String openRefund(Payment payment, PageReply reply) {
        return openRefund(balance(payment), RefundEntry.EMPTY, FormProblem.NONE, reply);
    }

    /** Opens the form again after a refusal, with what was typed. */
    String openRefund(Payment payment, RefundEntry entry, RefundRefusedException refusal, PageReply reply) {
        RefundBalance balance = balance(payment);
        return openRefund(balance, entry, FormProblem.of(refusal, entry, balance, reply.texts()), reply);
    }

    String openRefund(RefundBalance balance, RefundEntry entry, FormProblem problem, PageReply reply) {
        return reply.with("form", RefundView.of(balance, entry, problem, reply.texts()))
                .with(
                        "counted",
                        balance.isItemised()
                                && inventory.counts(balance.payment().bill().orderId()))
                .with("restock", entry.isRestock())
                .open(balance.isHold() ? Window.RELEASE : Window.REFUND);
    }

    /** Opens the window that shows what has become of a refund. */
    String openResult(Payment payment, Refund refund, PageReply reply) {
        RefundBalance balance = balance(payment);
        RefundRows rows = new RefundRows(balance, reply.texts());
        return reply.with("refund", rows.row(refund))
                .with("message", rows.result(refund))
                .with("panel", of(payment, reply.texts()))
                .with("refresh", refresh(List.of(payment)))
                .open(balance.isHold() ? Window.RELEASED : Window.RESULT);
    }

    /** What is open on any of the payments lets the page load itself again. */
    private int refresh(List<Payment> shown) {
        return shown.stream()
                .mapToInt(payment ->
                        Refresh.seconds(payment, balance(payment).history(), events(payment), clock.instant()))
                .filter(seconds -> seconds != Refresh.NEVER)
                .min()
                .orElse(Refresh.NEVER);
    }

    /** What can be refunded, as far as the ledger knows. */
    RefundBalance balance(Payment payment) {
        return balances.stored(payment.id());
    }

    PaymentPanel of(Payment payment, LocalizedTexts texts) {
        RefundBalance balance = balance(payment);
        List<Operation> operations = payments.operations(payment.id());
        RefundRows rows = new RefundRows(balance, texts);
        BankFacts bank = bank(texts);
        List<PaymentEvent> events = events(payment);
        return new PaymentPanel(
                payment.id(),
                payment.bill().orderId(),
                PaymentStatusView.title(payment),
                status(payment, balance, operations).badges(texts),
                rows.edited().isEmpty() ? explanation(balance, events, texts) : rows.edited(),
                rows.sums(),
                facts(payment, operations, texts),
                operations.stream()
                        .map(operation -> bank.row(operation, balance.currency()))
                        .toList(),
                rows.rows(),
                rows(events, payment, balance.history(), texts),
                rows.blocked(),
                balance.isHold(),
                balance.isHold() && !payment.state().isHoldOver(),
                balance.isHold() && !balance.counted().isEmpty());
    }

    BankFacts bank(LocalizedTexts texts) {
        return new BankFacts(texts, isBank);
    }

    List<PaymentEvent> events(Payment payment) {
        return payments.events(payment.id());
    }

    static List<HistoryRow> rows(
            List<PaymentEvent> events, Payment payment, List<Refund> refunds, LocalizedTexts texts) {
        int taken = firstTaken(events, payment);
        return Stream.concat(
                        events.subList(0, taken).stream()
                                .map(event -> HistoryRow.ofHold(event, currency(event, payment, refunds), texts)),
                        events.subList(taken, events.size()).stream()
                                .map(event -> HistoryRow.of(event, currency(event, payment, refunds), texts)))
                .toList();
    }

    /** The line of a refund names only its sum: that of the refund of this sum, or of the first when the bank changed it. */
    private static Currency currency(PaymentEvent event, Payment payment, List<Refund> refunds) {
        Stream<Refund> named = refunds.stream().filter(refund -> event.arguments()
                .contains(Long.toString(refund.orderAmount().value())));
        return Stream.concat(named, refunds.stream())
                .filter(refund -> event.kind().name().startsWith("REFUND_"))
                .findFirst()
                .map(refund -> refund.currency(payment))
                .orElse(payment.bill().currency());
    }

    /** From which event on the money of a payment is taken; before that it was held at most. */
    private static int firstTaken(List<PaymentEvent> events, Payment payment) {
        if (payment.holdUntil().isEmpty()) {
            return 0;
        }
        int none = payment.state().isTaken() ? 0 : events.size();
        return IntStream.range(0, events.size())
                .filter(index -> isTaking(events.get(index).kind()))
                .findFirst()
                .orElse(none);
    }

    private static boolean isTaking(Kind kind) {
        return kind == Kind.COMPLETION_SUCCEEDED || kind == Kind.COMPLETION_EXTERNAL;
    }

    private static PaymentStatusView status(Payment payment, RefundBalance balance, List<Operation> operations) {
        boolean test = operations.stream().anyMatch(Operation::isTest);
        return new PaymentStatusView(payment, ConvertedRefunds.of(payment, operations, balance.history()), test);
    }

    private static String explanation(RefundBalance balance, List<PaymentEvent> events, LocalizedTexts texts) {
        Payment payment = balance.payment();
        return switch (payment.state()) {
            case COMPLETED -> "";
            case REVIEW -> payment.outcome()
                    .review()
                    .map(reason -> texts.word("review", reason.name()) + " " + texts.text(explained(payment, reason)))
                    .orElse("");
            case DECLINED -> texts.reason(payment.decline()) + " " + texts.text("explain.DECLINED");
            case AUTHORIZED -> texts.text(
                    payment.isSubmitted() ? held(balance, events) : "explain.AUTHORIZED.unsubmitted");
            default -> texts.text("explain." + payment.state().name());
        };
    }

    /** What a person should do about money that is held. */
    private static String held(RefundBalance balance, List<PaymentEvent> events) {
        if (!balance.pending().isZero()) {
            return "explain.AUTHORIZED.releasing";
        }
        Optional<Kind> last = events.stream()
                .map(PaymentEvent::kind)
                .filter(kind -> kind.name().startsWith("COMPLETION_"))
                .reduce((earlier, later) -> later);
        if (last.filter(kind -> kind == Kind.COMPLETION_FAILED).isPresent()) {
            return "attention.COMPLETION_FAILED";
        }
        boolean ending = events.stream().anyMatch(event -> event.kind() == Kind.HOLD_EXPIRING);
        return ending && last.isEmpty() ? "explain.AUTHORIZED.expiring" : "explain.AUTHORIZED";
    }

    private static String explained(Payment payment, ReviewReason reason) {
        return payment.isTransfer() && reason == ReviewReason.AMOUNT_DIFFERS ? "explain.transfer" : "explain.REVIEW";
    }

    private List<LabelledValue> facts(Payment payment, List<Operation> operations, LocalizedTexts texts) {
        Stream<LabelledValue> own = Stream.of(
                fact("created", texts.time(payment.createdAt()), texts),
                fact("asked", payment.lastAskedAt().map(texts::time).orElse(texts.text("fact.asked.never")), texts),
                fact("decline", decline(payment, texts), texts),
                fact("email", payment.email(), texts),
                fact("hpp-order", payment.hppOrderId().orElse(""), texts),
                fact("ecom-order", payment.page().map(CreatedOrder::ecomOrderId).orElse(""), texts),
                fact("request", payment.id(), texts),
                fact("expires", texts.time(expiry(payment)), texts),
                fact("hold-until", texts.time(payment.heldUntil()), texts));
        Stream<LabelledValue> paid =
                capture(operations).stream().flatMap(capture -> bank(texts).details(capture).stream());
        return LabelledValue.known(Stream.concat(own, paid));
    }

    private static Optional<Instant> expiry(Payment payment) {
        return payment.state() == PaymentState.OPEN ? payment.page().map(CreatedOrder::expiresAt) : Optional.empty();
    }

    private static String decline(Payment payment, LocalizedTexts texts) {
        return payment.decline().isEmpty() ? "" : texts.reason(payment.decline());
    }

    private static Optional<Operation> capture(List<Operation> operations) {
        return operations.stream()
                .filter(Operation::isSuccessfulPurchase)
                .findFirst()
                .or(() ->
                        operations.stream().filter(Operation::isSuccessfulHold).findFirst());
    }

    private static LabelledValue fact(String label, String value, LocalizedTexts texts) {
        return LabelledValue.of(texts.text("fact." + label), value);
    }
}
