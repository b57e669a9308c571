package io.github.alliancepay.sandbox.callback;

/** A message to the merchant about one operation, in the state at that moment. */
public record Callback(String id, String hppOrderId, String url, String body, boolean encrypted) {
    private static final int LONGEST = 16 * 1024;

    /** The same callback for the log: a body of more than 16 KiB is cut, and says so. */
    Callback shortened() {
        return body.length() <= LONGEST
                ? this
                : new Callback(id, hppOrderId, url, body.substring(0, LONGEST) + "… " + body.length(), encrypted);
    }

    /** Shows only the order: the address contains the merchant's token. */
    @Override
    public String toString() {
        return "callback " + id + " of order " + hppOrderId;
    }
}
