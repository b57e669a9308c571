package io.github.alliancepay.broadleaf.payment;

import java.time.Instant;
import java.util.Optional;

/**
 * An address by which an order can be paid without the shopper's session, until it expires or is revoked. Immutable.
 *
 * @param id a UUID; the address has a token of its own, of which only a digest is stored
 * @param bill the order as it was when the link was made
 * @param createdAt UTC
 * @param expiresAt UTC
 * @param createdBy a login of the back office
 * @param mailing who sent it last by e-mail, if somebody did; the address is not kept
 * @param revocation who took it back, if somebody did
 */
public record PayLink(
        String id,
        Bill bill,
        Instant createdAt,
        Instant expiresAt,
        String createdBy,
        Optional<Mailing> mailing,
        Optional<Revocation> revocation) {

    public PayLink {
        if (!expiresAt.isAfter(createdAt)) {
            throw new IllegalArgumentException("A payment link ends after it begins, but would end " + expiresAt);
        }
    }

    /** Whether it could still be used, as far as the link alone decides. */
    public boolean isOpenAt(Instant now) {
        return revocation.isEmpty() && expiresAt.isAfter(now);
    }

    /** How far a link is, together with its order. */
    public enum State {
        /** The order can be paid by it. */
        OPEN,
        /** The order has its money. */
        PAID,
        /** Its time is over. */
        EXPIRED,
        /** A person took it back, or made another one. */
        REVOKED,
        /** The order costs something else, or has other lines, than when the link was made. */
        CHANGED,
        /** The order is placed, cancelled or gone. */
        CLOSED
    }

    /**
     * That a link was sent by e-mail.
     *
     * @param at UTC
     * @param by a login of the back office
     */
    public record Mailing(Instant at, String by) {}

    /**
     * That a link was taken back.
     *
     * @param at UTC
     * @param by a login of the back office
     */
    public record Revocation(Instant at, String by) {}
}
