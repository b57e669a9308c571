package io.github.alliancepay.sandbox.fault;

/** A way to fail, and when: before the call is processed (nothing happened) or after (it did happen). */
public enum FaultKind {
    /** The connection closes and nothing was done. */
    DROP_REQUEST(false),
    /** The connection closes although the call was processed. The caller cannot know that. */
    DROP_ANSWER(true),
    /** The answer is late, or comes when the faults are cleared. The argument is an ISO 8601 duration. */
    DELAY(true),
    /** The answer waits until the faults are cleared. */
    HOLD(true),
    /** 503 {@code b_server_is_overloaded}; nothing was done. */
    SERVICE_UNAVAILABLE(false),
    /** 200 {@code b_overload_error}; nothing was done. */
    OVERLOAD(false),
    /** 500 with an HTML page; nothing was done. */
    HTML_500(false),
    /** 500 with an HTML page although the call was processed. */
    HTML_500_AFTER(true),
    /** 403 with the HTML page of a firewall. */
    HTML_403(false),
    /** 401 {@code b_expired_token}. */
    UNAUTHORIZED(false),
    /** An encrypted body is refused, as if it had been encrypted with the key of an older session. */
    STALE_KEY(false),
    /** 500 {@code b_hpp_order_expired}. */
    ORDER_EXPIRED(false),
    /** Any error. The argument is its {@code msgCode}. */
    ERROR(false),
    /** Half of the JSON. */
    TRUNCATED_JSON(true),
    /** Something that is not JSON, with 200. */
    NOT_JSON(true),
    /** {@code coinAmount} is one more than it should be, in order and operations. */
    WRONG_AMOUNT(true),
    /** {@code merchantId} is another merchant's. */
    WRONG_MERCHANT(true),
    /** {@code merchantRequestId} is another one. */
    WRONG_REQUEST_ID(true),
    /** The operations are in another currency. */
    WRONG_CURRENCY(true),
    /** {@code redirectUrl} is plain http on a foreign host. */
    INSECURE_REDIRECT(true),
    /** {@code redirectUrl} is https on a foreign host. */
    FOREIGN_REDIRECT(true),
    /** Statuses that do not exist. */
    UNKNOWN_STATUS(true),
    /** Operation types that do not exist. */
    UNKNOWN_TYPE(true),
    /** Members that do not exist. */
    EXTRA_FIELDS(true),
    /** {@code statusUrl} is null. */
    NULL_STATUS_URL(true),
    /** {@code operations} is absent. */
    MISSING_OPERATIONS(true);

    private final boolean afterwards;

    FaultKind(boolean afterwards) {
        this.afterwards = afterwards;
    }

    /** Whether the call is processed first. */
    public boolean strikesAfterwards() {
        return afterwards;
    }
}
