package io.github.alliancepay.broadleaf.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which payments are looked for.
 *
 * @param text an order number, order id, order id of the bank, RRN or the beginning of an e-mail address; empty for any
 * @param states any of these; empty for any
 * @param after the last payment of the page before; empty for the first page
 * @param limit how many to a page, 1 to 200
 */
public record PaymentQuery(String text, Set<PaymentState> states, Optional<Key> after, int limit) {

    private static final int MOST = 200;

    /** @throws IllegalArgumentException when the limit is out of range */
    public PaymentQuery {
        text = text.strip();
        states = Set.copyOf(states);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page holds 1 to " + MOST + " payments, not " + limit);
        }
    }

    /** The first fifty that match. */
    public static PaymentQuery of(String text) {
        return new PaymentQuery(text, Set.of(), Optional.empty(), 50);
    }

    /** Leaves the text out of logs, which may be an e-mail address. */
    @Override
    public String toString() {
        return "PaymentQuery[" + states + ", " + limit + "]";
    }

    /**
     * The place of a payment in the list of all, newest first.
     *
     * @param createdAt when it was created (UTC), to the millisecond
     */
    public record Key(Instant createdAt, String id) {

        private static final int LONGEST = 100;

        /** The place of a payment. */
        public static Key of(Payment payment) {
            return new Key(payment.createdAt(), payment.id());
        }

        /** Reads what {@link #toString} wrote; empty for anything else. */
        public static Optional<Key> parse(String text) {
            return Optional.of(text)
                    .filter(key -> key.length() <= LONGEST && key.matches("\\d{1,15}-[\\w-]+"))
                    .map(key -> key.split("-", 2))
                    .map(parts -> new Key(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]));
        }

        /** The key as it stands in the address of a page. */
        @Override
        public String toString() {
            return createdAt.toEpochMilli() + "-" + id;
        }
    }
}
