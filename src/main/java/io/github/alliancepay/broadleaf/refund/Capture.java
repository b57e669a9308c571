package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.Transliteration;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A successful purchase and what refunds took of it. Immutable. An order in another currency is paid in UAH at a rate of the bank
 * (protocol section 7.2). Refunds go out at the same rate in exact decimals. Rounding is carried from part to part and the last part
 * takes the rest, so that the parts together never differ from the whole.
 *
 * @param operation the bank's purchase
 * @param currency the currency of the amounts: the order's, or UAH when the purchase does not name the order's
 * @param spent what refunds that have not failed took, in coins of {@code currency}
 * @param spentAtBank the same in coins of UAH
 */
public record Capture(Operation operation, Currency currency, Coins spent, Coins spentAtBank) {

    private static final String INTERNAL_TRANSFER = "102";

    private static final Pattern RATE = Pattern.compile("0*[1-9]\\d{0,8}(\\.\\d{1,9})?");

    /** The bank rounds the rate that it names. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    static Capture unspent(Operation operation, Currency currency) {
        return new Capture(operation, currency, Coins.ZERO, Coins.ZERO);
    }

    /** Whether the bank can return the money at all. It does not return transfers inside the bank (protocol section 7.4). */
    public boolean isRefundable() {
        return !INTERNAL_TRANSFER.equals(operation.field("transactionType"))
                && !operation.operationId().isEmpty();
    }

    /** Whether the bank can return some of it. */
    boolean isOpen() {
        return isRefundable() && !left().isZero();
    }

    /** What was paid, in coins of {@code currency}. */
    public Coins paid() {
        return isConverted() ? operation.sourceAmount().orElseThrow() : paidInHryvnia();
    }

    /** What can still be refunded, in coins of {@code currency}. Of a coin that rounding leaves over, nothing is at the bank. */
    public Coins left() {
        return leftAtBank().isZero() ? Coins.ZERO : paid().minusAtMost(spent);
    }

    /** What can still be refunded, in coins of UAH. */
    public Coins leftAtBank() {
        return paidInHryvnia().minusAtMost(spentAtBank);
    }

    /**
     * The comment of a refund when nobody writes another one: the bank's number of the purchase, and the shop's number of the order. The bank's daily
     * register has no other field in which an accountant could find them (protocol section 24).
     */
    public String usualComment(Payment payment) {
        String number = payment.outcome().orderNumber();
        String what = operation.isHold() ? "Release" : "Refund";
        return Transliteration.comment(what + " of operation " + operation.operationId() + ", order "
                + (number.isEmpty() ? payment.bill().orderId() : number));
    }

    /** Only an operation whose amount can be read is a purchase that succeeded. */
    private Coins paidInHryvnia() {
        return operation.amount().orElseThrow();
    }

    /**
     * The hryvnias that the bank took for one unit of the currency: as it names the rate, or else by its two amounts, when it names none or one
     * that does not lead from the one to the other.
     */
    public BigDecimal rate() {
        return isConverted() ? namedRate().orElseGet(this::computedRate) : BigDecimal.ONE;
    }

    private Optional<BigDecimal> namedRate() {
        return Optional.of(operation.field("conversionRate"))
                .filter(rate -> RATE.matcher(rate).matches())
                .map(BigDecimal::new)
                .filter(this::leadsToHryvnia);
    }

    private boolean leadsToHryvnia(BigDecimal rate) {
        BigDecimal taken = BigDecimal.valueOf(paidInHryvnia().value());
        BigDecimal off = rate.multiply(BigDecimal.valueOf(paid().value())).subtract(taken);
        return off.abs().compareTo(taken.multiply(TOLERANCE).add(BigDecimal.ONE)) <= 0;
    }

    private BigDecimal computedRate() {
        BigDecimal taken = BigDecimal.valueOf(paidInHryvnia().value());
        return taken.divide(BigDecimal.valueOf(paid().value()), MathContext.DECIMAL64);
    }

    private boolean isConverted() {
        return currency != Currency.UAH;
    }

    /** The coins of UAH that the bank has to return for an amount in the order's currency, at most what is left. */
    Coins toHryvnia(Coins amount) {
        if (amount.equals(left())) {
            return leftAtBank();
        }
        BigDecimal exact = atRate(spent.plus(amount)).subtract(atRate(spent));
        BigDecimal most = BigDecimal.valueOf(leftAtBank().value());
        return new Coins(exact.min(most).longValueExact());
    }

    /** The amount in the order's currency for refunded coins of UAH. Rounded down, so that every coin can still be refunded. */
    Coins fromHryvnia(Coins hryvnia) {
        if (!isConverted()) {
            return hryvnia;
        }
        BigDecimal coins = BigDecimal.valueOf(hryvnia.value()).divide(rate(), 0, RoundingMode.DOWN);
        return hryvnia.equals(leftAtBank()) ? left() : new Coins(coins.longValueExact());
    }

    /** Whole coins of UAH. They may be more than fit into a sum, because the bank names the rate. */
    private BigDecimal atRate(Coins amount) {
        return rate().multiply(BigDecimal.valueOf(amount.value())).setScale(0, RoundingMode.HALF_UP);
    }

    Capture minus(Refund counted) {
        return new Capture(operation, currency, spent.plus(counted.orderAmount()), spentAtBank.plus(counted.amount()));
    }

    /** The refund with its sums in {@link #currency}: the bank may have named another when it was made. */
    Refund count(Refund refund) {
        Coins taken = taken(refund);
        return taken.equals(refund.orderAmount())
                ? refund
                : refund.of(refund.plan().listedAs(taken, refund.amount()));
    }

    private Coins taken(Refund refund) {
        if (!isConverted()) {
            return refund.amount();
        }
        return isCountedInHryvnia(refund) ? fromHryvnia(refund.amount()) : refund.orderAmount();
    }

    /** Both sums are the same, though the rate makes one of them another. Near a rate of one it may not. */
    private boolean isCountedInHryvnia(Refund refund) {
        BigDecimal amount = BigDecimal.valueOf(refund.amount().value());
        BigDecimal off = rate().multiply(amount).subtract(amount).abs();
        return refund.orderAmount().equals(refund.amount()) && off.compareTo(BigDecimal.ONE) > 0;
    }
}
