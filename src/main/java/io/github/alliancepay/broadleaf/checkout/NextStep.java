package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.host.HostOrder;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a shopper can do next. The table says what each page may offer; the facts say what of it will work now. */
public enum NextStep {
    /** Pay on the bank's page that is open. */
    BANK,
    /** Start another attempt with the same cart. */
    PAY_AGAIN,
    /** Choose another way to pay, in the shop's checkout. */
    OTHER_WAY,
    /** Go to the checkout, when the cart is another than the one that was to be paid. */
    CHECKOUT,
    /** See the order that is placed. */
    ORDER,
    /** Ask the bank now. */
    CHECK,
    /** Go back to the shop. */
    SHOP;

    private static final List<NextStep> UNPAID = List.of(BANK, PAY_AGAIN, OTHER_WAY, CHECK, SHOP);
    private static final List<NextStep> ENDED = List.of(PAY_AGAIN, OTHER_WAY, CHECKOUT, ORDER, SHOP);

    /** In the order in which a page shows them. */
    private static final Map<PageKind, List<NextStep>> TABLE = new EnumMap<>(Map.ofEntries(
            Map.entry(PageKind.WAITING, List.of(BANK, OTHER_WAY, CHECK, SHOP)),
            Map.entry(PageKind.TRANSFER, List.of(BANK, OTHER_WAY, CHECK, SHOP)),
            Map.entry(PageKind.UNPAID, UNPAID),
            Map.entry(PageKind.RETRY, UNPAID),
            Map.entry(PageKind.CHANGED, List.of(CHECKOUT, CHECK, SHOP)),
            Map.entry(PageKind.COMPLETING, List.of(CHECK, SHOP)),
            Map.entry(PageKind.PAID, List.of(ORDER, SHOP)),
            Map.entry(PageKind.HOLDING, List.of(CHECK, SHOP)),
            Map.entry(PageKind.HELD, List.of(ORDER, SHOP)),
            Map.entry(PageKind.HOLD_ENDED, ENDED),
            Map.entry(PageKind.DECLINED, ENDED),
            Map.entry(PageKind.EXPIRED, ENDED),
            Map.entry(PageKind.ABANDONED, ENDED),
            Map.entry(PageKind.RETURNED, ENDED),
            Map.entry(PageKind.REVIEW, List.of(SHOP, CHECK)),
            Map.entry(PageKind.UNNEEDED, List.of(ORDER, SHOP, CHECK)),
            Map.entry(PageKind.PLACED, List.of(ORDER, SHOP)),
            Map.entry(PageKind.GONE, List.of(SHOP))));

    /** Every step of a page that will work. */
    static List<NextStep> of(PageKind kind, Facts facts) {
        return TABLE.get(kind).stream().filter(facts::allow).toList();
    }

    /** The key of the message on its button. */
    String key() {
        return switch (this) {
            case BANK -> "action.bank";
            case PAY_AGAIN -> "action.again";
            case OTHER_WAY -> "action.other";
            case CHECKOUT -> "action.checkout";
            case ORDER -> "action.confirmation";
            case CHECK -> "action.check";
            case SHOP -> "action.home";
        };
    }

    /** Whether the step is shown as a plain link, because it changes nothing. */
    public boolean isMinor() {
        return this == CHECK || this == SHOP;
    }

    /**
     * What decides which steps will work.
     *
     * @param bankOpen whether the bank's page can be paid and the order is still what it was opened for
     * @param sameCart whether the order is this visitor's cart, unchanged
     * @param cart whether the order is this visitor's cart, changed or not; the checkout has nothing to show of another visitor's
     * @param visible whether the shop will show the order to this visitor
     * @param offered whether the shop takes new attempts now
     */
    record Facts(boolean bankOpen, boolean sameCart, boolean cart, boolean visible, boolean offered) {

        static Facts of(Payment payment, HostOrder order, boolean offered, Instant now) {
            boolean unchanged = order.standing() == HostOrder.Standing.CART;
            return new Facts(
                    unchanged && payment.isPayableAt(now) && payment.bankPage().isPresent(),
                    unchanged && order.isCurrent(),
                    order.standing().isCart() && order.isCurrent(),
                    order.isOwned() && !order.number().isEmpty(),
                    offered);
        }

        private boolean allow(NextStep step) {
            return switch (step) {
                case BANK -> bankOpen;
                case PAY_AGAIN -> sameCart && !bankOpen && offered;
                case OTHER_WAY -> sameCart;
                case CHECKOUT -> cart && !sameCart;
                case ORDER -> visible;
                case CHECK, SHOP -> true;
            };
        }
    }
}
