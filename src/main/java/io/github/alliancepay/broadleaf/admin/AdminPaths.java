package io.github.alliancepay.broadleaf.admin;

/**
 * The addresses of the back office's pages.
 *
 * @param base in front of every path, such as {@code /admin}; empty in Broadleaf's admin, which has a context path of its own
 */
public record AdminPaths(String base) {

    /** The property that sets the base. */
    static final String BASE = "${alliancepay.admin.path:}";

    static final String ORDER = BASE + "/order/{order}/alliancepay";
    static final String PAYMENT = ORDER + "/{payment}";
    static final String LINK = ORDER + "/link";
    static final String LIST = BASE + "/alliancepay";
    static final String RECONCILIATION = LIST + "/reconciliation";
    static final String CONNECTION = LIST + "/connection";
    static final String EXPORT = LIST + "/payments.csv";
    static final String ATTENTION = LIST + "/attention";

    /** The page of an order's payments. */
    public String order(long orderId) {
        return base + "/order/" + orderId + "/alliancepay";
    }

    /** The page on which links to pay an order are made. */
    public String link(long orderId) {
        return order(orderId) + "/link";
    }

    /** The address of an action on one payment. */
    public String payment(long orderId, String paymentId, String what) {
        return order(orderId) + "/" + paymentId + "/" + what;
    }

    /** The page on which the lines of an earlier refund are chosen. */
    public String lines(long orderId, String paymentId, String refundId) {
        return payment(orderId, paymentId, "refund/" + refundId + "/lines");
    }

    /** The list of payments: a search, and those that need attention. */
    public String list() {
        return base + "/alliancepay";
    }

    /** The page that compares the ledger with the bank. */
    public String reconciliation() {
        return list() + "/reconciliation";
    }

    /** The page that checks the connection with the bank. */
    public String connection() {
        return list() + "/connection";
    }

    /** The payments of the list as a file. */
    public String export() {
        return list() + "/payments.csv";
    }
}
