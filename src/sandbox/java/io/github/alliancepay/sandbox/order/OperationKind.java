package io.github.alliancepay.sandbox.order;

/** {@code type} and {@code transactionType} of an operation (protocol section 7.6). */
public enum OperationKind {
    /** A card sale. */
    PURCHASE("PURCHASE", 35),
    /** A hold. */
    PREAUTH("PREAUTH", 195),
    /** A check of a card. */
    VERIFICATION("VERIFICATION", 215),
    /** A transfer from another bank. */
    TRANSFER("ACCOUNT_2_ACCOUNT", 54),
    /** A transfer inside the bank; it cannot be refunded. */
    INTERNAL_TRANSFER("ACCOUNT_2_ACCOUNT", 102),
    /** The capture of a hold. */
    COMPLETION("COMPLETION", 196),
    /** The refund of a sale or a transfer. */
    REFUND("REFUND", 76),
    /** The release of a hold. */
    REFUND_OF_PREAUTH("REFUND", 213),
    /** The refund of a captured hold. */
    REFUND_OF_COMPLETION("REFUND", 214);

    private final String type;
    private final int transactionType;

    OperationKind(String type, int transactionType) {
        this.type = type;
        this.transactionType = transactionType;
    }

    /** The name on the wire. */
    public String type() {
        return type;
    }

    /** The number on the wire. */
    public int transactionType() {
        return transactionType;
    }

    /** Whether it is a refund. */
    public boolean isRefund() {
        return type.equals("REFUND");
    }

    /** Whether it is a transfer between accounts, without card and codes. */
    public boolean isTransfer() {
        return this == TRANSFER || this == INTERNAL_TRANSFER;
    }

    /** The kind of a refund of this. */
    public OperationKind refundKind() {
        return switch (this) {
            case PREAUTH -> REFUND_OF_PREAUTH;
            case COMPLETION -> REFUND_OF_COMPLETION;
            default -> REFUND;
        };
    }
}
