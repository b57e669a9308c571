package io.github.alliancepay.sandbox.order;

/** {@code hppPayType}: the type of payment of an order, and the kind of operation that it creates (protocol sections 5.1, 7.6). */
public enum PayType {
    /** A card sale. */
    PURCHASE(OperationKind.PURCHASE),
    /** A transfer from account to account. */
    A2A(OperationKind.TRANSFER),
    /** A hold, to be completed later. */
    PREAUTH(OperationKind.PREAUTH),
    /** A check of a card without money. */
    VERIFICATION(OperationKind.VERIFICATION);

    private final OperationKind kind;

    PayType(OperationKind kind) {
        this.kind = kind;
    }

    /** The kind of operation. */
    public OperationKind kind() {
        return kind;
    }
}
