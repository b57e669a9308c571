package io.github.alliancepay.sandbox.callback;

/** A message to the merchant about one operation, in the state at that moment. */
public record Callback(String id, String hppOrderId, String url, String body, boolean encrypted) {
    /** Shows only the order: the address contains the merchant's token. */
    @Override
    public String toString() {
        return "callback " + id + " of order " + hppOrderId;
    }
}
