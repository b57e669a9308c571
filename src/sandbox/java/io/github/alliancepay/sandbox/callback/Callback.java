package io.github.alliancepay.sandbox.callback;

/** A message to the merchant about one operation, as it was when something happened. */
public record Callback(String id, String hppOrderId, String url, String body, boolean encrypted) {
    /** Names the order only: the address holds the merchant's token. */
    @Override
    public String toString() {
        return "callback " + id + " of order " + hppOrderId;
    }
}
