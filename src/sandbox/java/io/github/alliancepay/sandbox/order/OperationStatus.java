package io.github.alliancepay.sandbox.order;

/** {@code status} of an operation (protocol section 12.2). */
public enum OperationStatus {
    /** In progress. */
    PENDING(OrderStatus.PENDING),
    /** The payer is at 3-D Secure. */
    REQUIRED_3DS(OrderStatus.REQUIRED_3DS),
    /** Done. */
    SUCCESS(OrderStatus.SUCCESS),
    /** Declined. */
    FAIL(OrderStatus.FAIL),
    /** Declined, because 3-D Secure was required and the card has none. */
    DESIRED_THREEDS_MODE_ERROR(OrderStatus.FAIL);

    private final OrderStatus order;

    OperationStatus(OrderStatus order) {
        this.order = order;
    }

    /** The status of an unpaid order when its last attempt has this status. */
    public OrderStatus order() {
        return order;
    }

    /** Whether it is a final status. */
    public boolean isFinal() {
        return this != PENDING && this != REQUIRED_3DS;
    }

    /** Whether the operation moved no money and never will. */
    public boolean isFailure() {
        return order == OrderStatus.FAIL;
    }
}
