package io.github.alliancepay.broadleaf.admin;

/**
 * Where the back office's pages are.
 *
 * @param base in front of every path, such as {@code /admin}; empty in Broadleaf's admin, which has a context path of its own
 */
public record AdminPaths(String base) {

    /** The property that sets the base. */
    static final String BASE = "${alliancepay.admin.path:}";

    static final String ORDER = BASE + "/order/{order}/alliancepay";
    static final String PAYMENT = ORDER + "/{payment}";
    static final String LIST = BASE + "/alliancepay";

    /** What is known of an order's payments. */
    public String order(long orderId) {
        return base + "/order/" + orderId + "/alliancepay";
    }

    /** Something done with one payment. */
    public String payment(long orderId, String paymentId, String what) {
        return order(orderId) + "/" + paymentId + "/" + what;
    }

    /** Choosing the lines of a refund made before. */
    public String lines(long orderId, String paymentId, String refundId) {
        return payment(orderId, paymentId, "refund/" + refundId + "/lines");
    }

    /** Payments to be looked for, and those that need attention. */
    public String list() {
        return base + "/alliancepay";
    }
}
