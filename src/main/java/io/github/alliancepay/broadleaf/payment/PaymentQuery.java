package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * Which payments are looked for.
 *
 * @param text a number that somebody quotes, or the beginning of an e-mail address; empty for any. The numbers are those of the order
 *     (number and id), of the bank (hppOrderId or its beginning, ecomOrderId, operationId, ecomOperationId, RRN, approval code), the
 *     merchantRequestId of a payment or refund, and the last four digits of the card.
 * @param after the last payment of the page before; empty for the first page
 * @param before the first payment of the page after, to go back; empty when the list goes forward
 * @param limit how many to a page, 1 to 200
 */
public record PaymentQuery(
        String text, Filter filter, Sort sort, Optional<Key> after, Optional<Key> before, int limit) {

    private static final int MOST = 200;

    /** @throws IllegalArgumentException when the limit is out of range, or the page has two neighbours */
    public PaymentQuery {
        text = text.strip();
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page holds 1 to " + MOST + " payments, not " + limit);
        }
        if (after.isPresent() && before.isPresent()) {
            throw new IllegalArgumentException("A page comes after a payment or before one, not both");
        }
    }

    /** The first fifty that match, newest first. */
    public static PaymentQuery of(String text) {
        return of(text, Filter.ANY, 50);
    }

    /** The first that match, newest first. */
    public static PaymentQuery of(String text, Filter filter, int limit) {
        return new PaymentQuery(text, filter, Sort.NEWEST, Optional.empty(), Optional.empty(), limit);
    }

    /** The page after a payment. */
    public PaymentQuery after(Key last) {
        return new PaymentQuery(text, filter, sort, Optional.of(last), Optional.empty(), limit);
    }

    /** The page before a payment. */
    public PaymentQuery before(Key first) {
        return new PaymentQuery(text, filter, sort, Optional.empty(), Optional.of(first), limit);
    }

    /** Leaves the text out of logs, which may be an e-mail address. */
    @Override
    public String toString() {
        return "PaymentQuery[" + filter + ", " + sort + ", " + limit + "]";
    }

    /** The order of a list. Payments that were started in the same millisecond, or of the same amount, have a fixed order too. */
    public enum Sort {
        NEWEST,
        OLDEST,
        LARGEST,
        SMALLEST
    }

    /**
     * Narrows a search. A payment has to fit every part that is present.
     *
     * @param refunding whether only payments with a refund under way fit
     * @param test only payments of a test terminal, or only others
     * @param from the first moment of their start (UTC)
     * @param until the moment after the last of their start (UTC)
     * @param least the smallest amount, in the order's currency
     * @param most the largest amount
     * @param attention only payments that need a person
     */
    public record Filter(
            Optional<PaymentStatus> status,
            boolean refunding,
            Optional<Boolean> test,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<Coins> least,
            Optional<Coins> most,
            Optional<Needing> attention) {

        /** Fits every payment. */
        public static final Filter ANY = new Filter(
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /** Fits the payments of one status. */
        public static Filter of(PaymentStatus status) {
            return new Filter(
                    Optional.of(status),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * Payments that need a person.
     *
     * @param reason empty for any
     * @param now the time that counts (UTC); a reason that lies in the future may still pass by itself
     */
    public record Needing(Optional<Reason> reason, Instant now) {}

    /**
     * The place of a payment in a list.
     *
     * @param createdAt when it was created (UTC), to the millisecond
     */
    public record Key(Instant createdAt, Coins amount, String id) {

        private static final int LONGEST = 120;

        /** The place of a payment. */
        public static Key of(Payment payment) {
            return new Key(payment.createdAt(), payment.bill().amount(), payment.id());
        }

        /** Reads what {@link #toString} wrote; empty for anything else. */
        public static Optional<Key> parse(String text) {
            return Optional.of(text)
                    .filter(key -> key.length() <= LONGEST && key.matches("\\d{1,15}-\\d{1,18}-[\\w-]+"))
                    .map(key -> key.split("-", 3))
                    .map(parts -> new Key(
                            Instant.ofEpochMilli(Long.parseLong(parts[0])),
                            new Coins(Long.parseLong(parts[1])),
                            parts[2]));
        }

        /** The key as it stands in the address of a page. */
        @Override
        public String toString() {
            return createdAt.toEpochMilli() + "-" + amount.value() + "-" + id;
        }
    }
}
