package io.github.alliancepay.broadleaf.bank.client;

/**
 * How many calls to the bank one node makes at once. What is beyond waits some seconds for its turn, but a call that moves money does not
 * wait. A call that gets no turn is not made.
 *
 * @param orders calls that create an order
 * @param questions calls that ask about an order
 * @param refunds calls that refund, and as many that capture a hold
 */
public record Capacity(int orders, int questions, int refunds) {

    /** 20, 128, 10. */
    public static final Capacity DEFAULT = new Capacity(20, 128, 10);

    /** @throws IllegalArgumentException when one of them is less than one */
    public Capacity {
        if (Math.min(orders, Math.min(questions, refunds)) < 1) {
            throw new IllegalArgumentException("At least one call of each kind is made at once, but the capacity is "
                    + orders + " orders, " + questions + " questions, " + refunds + " refunds");
        }
    }

    /** The default, but for so many questions at once. */
    public static Capacity forQuestions(int questions) {
        return new Capacity(DEFAULT.orders(), questions, DEFAULT.refunds());
    }

    int of(Endpoint endpoint) {
        return switch (endpoint) {
            case AUTHORIZE -> 1;
            case CREATE_ORDER -> orders;
            case OPERATIONS -> questions;
            case REFUND, COMPLETION -> refunds;
        };
    }
}
