package io.github.alliancepay.broadleaf.ledger;

/** A row holds something that this version of the plugin does not know, such as a state of a newer one. */
final class UnreadableRowException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreadableRowException(RuntimeException cause) {
        super("A row cannot be read: " + cause.getMessage(), cause);
    }
}
