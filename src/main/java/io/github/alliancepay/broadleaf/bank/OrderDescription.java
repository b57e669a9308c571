package io.github.alliancepay.broadleaf.bank;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people read about an order at the bank (protocol section 5.1). Purpose and comment are the only columns of the bank's register that
 * a merchant fills (protocol section 24).
 *
 * @param purpose in any language, at most {@value #LONGEST} characters
 * @param comment only characters that the bank allows in comments, at most {@value #LONGEST}
 * @param basket what the bank's page lists; empty, or the lines add up to the order
 */
public record OrderDescription(Optional<String> purpose, Optional<String> comment, List<BasketLine> basket) {

    /** An order of which the bank is told its amount alone. */
    public static final OrderDescription NONE = new OrderDescription(Optional.empty(), Optional.empty(), List.of());

    /** The most characters of a purpose, and of a comment. */
    public static final int LONGEST = 255;

    /** The fewest characters of the comment of a transfer from account to account. */
    private static final int SHORTEST_OF_TRANSFER = 14;

    /** Emoji, brackets of tags and control characters could make the bank's firewall refuse the whole order (protocol section 2). */
    private static final Pattern NOT_IN_PURPOSE =
            Pattern.compile("[^\\p{L}\\p{M}\\p{N} .,;:/№#@%=+()'\u2019\u02BC\"«»\u2013-]+");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** @throws IllegalArgumentException when a field breaks a rule of the bank; the message names it */
    public OrderDescription {
        RequestRules.purpose(purpose);
        RequestRules.comment(comment);
        basket = List.copyOf(basket);
    }

    /**
     * The same with another purpose.
     *
     * @param text what the bank would not take, such as emoji, is left out; nothing is sent when nothing is left
     */
    public OrderDescription withPurpose(String text) {
        return new OrderDescription(fitting(text), comment, basket);
    }

    /**
     * The same with another comment.
     *
     * @param text written in Latin letters, and what the bank would not take is left out; nothing is sent when nothing is left
     */
    public OrderDescription withComment(String text) {
        return new OrderDescription(purpose, filled(Transliteration.comment(text)), basket);
    }

    /** The same with another basket; {@link OrderRequest} checks its sum. */
    public OrderDescription withBasket(List<BasketLine> lines) {
        return new OrderDescription(purpose, comment, lines);
    }

    /**
     * The same for a transfer from account to account, which needs a comment of some length.
     *
     * @param requestId names the payment where there is no comment
     */
    OrderDescription ofTransfer(String requestId) {
        String text = comment.filter(said -> said.length() >= SHORTEST_OF_TRANSFER)
                .orElseGet(() -> "Payment for order " + comment.orElse(requestId));
        return new OrderDescription(purpose, Optional.of(text), basket);
    }

    private static Optional<String> fitting(String text) {
        String kept = NOT_IN_PURPOSE.matcher(text).replaceAll(" ");
        return filled(BankField.cut(SPACES.matcher(kept).replaceAll(" ").strip(), LONGEST)
                .strip());
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(any -> !any.isEmpty());
    }

    /** Leaves out what may name a person. */
    @Override
    public String toString() {
        return "OrderDescription[" + basket.size() + " lines]";
    }

    /**
     * A line of the basket, as the bank's own SDKs write it.
     *
     * @param name 1 to {@value #LONGEST} characters
     * @param count how many, at least one
     * @param sum what all of them cost together, in coins of the order's currency
     */
    public record BasketLine(String name, int count, Coins sum) {

        /** @throws IllegalArgumentException when there is no name or no unit */
        public BasketLine {
            RequestRules.require(
                    !name.isBlank() && name.length() <= LONGEST,
                    "A line of the basket has a name of 1 to 255 characters");
            RequestRules.require(count > 0, "A line of the basket has at least one unit");
        }
    }
}
