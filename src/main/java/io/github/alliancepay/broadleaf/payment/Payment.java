package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to pay one order on the bank's page. Immutable; a change is a new value, and only the holder of the payment's lease writes it.
 *
 * @param id our own id, a UUID; also the {@code merchantRequestId} of the order at the bank
 * @param route the terminal at which the order was created, and how it is paid
 * @param returnToken names the payment in the addresses that the shopper sees; it shows the state and allows nothing else
 * @param email where the shopper can be reached, empty when unknown
 * @param language ISO 639-1, the language the shopper paid in
 * @param createdAt UTC
 * @param progress what has become of it so far
 */
public record Payment(
        String id,
        Bill bill,
        PaymentRoute route,
        String returnToken,
        String email,
        String language,
        Instant createdAt,
        Progress progress) {

    /** A payment that has not been sent to the bank. */
    public static Payment create(
            String id, Bill bill, PaymentRoute route, String returnToken, Shopper shopper, Instant now) {
        return new Payment(id, bill, route, returnToken, shopper.email(), shopper.language(), now, Progress.NONE);
    }

    private Payment with(Progress next) {
        return new Payment(id, bill, route, returnToken, email, language, createdAt, next);
    }

    /** @throws IllegalStateException when the table of {@link PaymentState} has no such transition */
    public Payment become(PaymentState next) {
        if (!state().mayBecome(next)) {
            throw new IllegalStateException("Payment " + id + " cannot go from " + state() + " to " + next);
        }
        return with(new Progress(next, page(), decline(), outcome(), lastAskedAt(), trouble()));
    }

    Payment at(CreatedOrder bankPage) {
        return with(new Progress(state(), Optional.of(bankPage), decline(), outcome(), lastAskedAt(), trouble()));
    }

    Payment declinedWith(String codes) {
        return with(new Progress(state(), page(), codes, outcome(), lastAskedAt(), trouble()));
    }

    Payment with(Outcome result) {
        return with(new Progress(state(), page(), decline(), result, lastAskedAt(), trouble()));
    }

    Payment askedAt(Instant now) {
        return with(new Progress(state(), page(), decline(), outcome(), Optional.of(now), trouble()));
    }

    Payment troubledBy(Optional<Trouble> newTrouble) {
        return with(new Progress(state(), page(), decline(), outcome(), lastAskedAt(), newTrouble));
    }

    public PaymentState state() {
        return progress.state();
    }

    /** The bank's page, once the bank answered. */
    public Optional<CreatedOrder> page() {
        return progress.page();
    }

    /** The last decline as {@code actionCode.responseCode}, empty when there was none. */
    public String decline() {
        return progress.decline();
    }

    /** What became of it in the shop. */
    public Outcome outcome() {
        return progress.outcome();
    }

    /** When the bank last answered about it (UTC). */
    public Optional<Instant> lastAskedAt() {
        return progress.lastAskedAt();
    }

    /** What keeps it from going on, if something does. */
    public Optional<Trouble> trouble() {
        return progress.trouble();
    }

    /** The terminal at which the order was created. */
    public String merchantId() {
        return route.merchantId();
    }

    /** When the bank releases the money by itself (UTC), if it is held. */
    public Optional<Instant> holdUntil() {
        return route.holdUntil();
    }

    /** Whether its money is or was held and not taken, so that what goes back is released and not refunded. */
    public boolean isOnlyHeld() {
        return holdUntil().isPresent() && !state().isTaken();
    }

    /** Until when the bank holds its money (UTC); empty when it holds none, or none any more. */
    public Optional<Instant> heldUntil() {
        return holdUntil().filter(end -> state().hasMoney() && isOnlyHeld());
    }

    /** What the bank took or holds by an operation, in coins of the order's currency; the order's sum where the bank did not say how much that is. */
    public Coins orderAmount(Operation operation) {
        return (bill.currency() == Currency.UAH ? operation.amount() : operation.sourceAmount()).orElse(bill.amount());
    }

    /** Whether the host's order is submitted with this payment recorded. */
    public boolean isSubmitted() {
        return outcome().orderPaymentId().isPresent();
    }

    /** The bank's id of the order, empty until the bank answered. */
    public Optional<String> hppOrderId() {
        return page().map(CreatedOrder::hppOrderId);
    }

    /** The bank's page, if the bank gave one that a browser can open. */
    public Optional<URI> bankPage() {
        return page().map(CreatedOrder::redirectUrl).filter(URI::isAbsolute);
    }

    /** What the QR code of a transfer from account to account contains. */
    public Optional<URI> qr() {
        return page().flatMap(CreatedOrder::qr);
    }

    /** Whether the shopper pays from an account by the app of a bank. */
    public boolean isTransfer() {
        return route.type() == PayType.A2A;
    }

    /** Whether the bank's page can still be paid for at least a minute. */
    public boolean isPayableAt(Instant now) {
        return state() == PaymentState.OPEN && page().orElseThrow().expiresAt().isAfter(now.plusSeconds(60));
    }

    /** Leaves token and e-mail address out of logs. */
    @Override
    public String toString() {
        return "Payment[" + id + " of order " + bill.orderId() + ", " + state() + "]";
    }

    /**
     * What has become of a payment so far.
     *
     * @param page the bank's page, once the bank answered
     * @param decline the last decline as {@code actionCode.responseCode}, empty when there was none
     * @param outcome what became of it in the shop
     * @param lastAskedAt when the bank last answered about it (UTC)
     * @param trouble what keeps it from going on, if something does
     */
    public record Progress(
            PaymentState state,
            Optional<CreatedOrder> page,
            String decline,
            Outcome outcome,
            Optional<Instant> lastAskedAt,
            Optional<Trouble> trouble) {

        static final Progress NONE = new Progress(
                PaymentState.CREATED, Optional.empty(), "", Outcome.NONE, Optional.empty(), Optional.empty());
    }

    /**
     * What became of a payment in the shop.
     *
     * @param orderNumber the number of the submitted order, empty before
     * @param orderPaymentId the host's id of the payment it recorded
     * @param review why a person has to decide, if so
     */
    public record Outcome(String orderNumber, Optional<Long> orderPaymentId, Optional<ReviewReason> review) {

        static final Outcome NONE = new Outcome("", Optional.empty(), Optional.empty());

        static Outcome completed(String orderNumber, long orderPaymentId) {
            return new Outcome(orderNumber, Optional.of(orderPaymentId), Optional.empty());
        }

        static Outcome review(ReviewReason reason) {
            return new Outcome("", Optional.empty(), Optional.of(reason));
        }
    }

    /**
     * What keeps a payment from going on, such as a bank that does not answer.
     *
     * @param reason distinguishes it from other troubles; at most {@value #LONGEST} characters, what is longer is cut
     * @param since when it began (UTC)
     */
    public record Trouble(String reason, Instant since) {

        private static final int LONGEST = 255;

        public Trouble {
            reason = PaymentEvent.cut(reason, LONGEST);
        }

        boolean isSame(Trouble other) {
            return reason.equals(other.reason);
        }
    }
}
