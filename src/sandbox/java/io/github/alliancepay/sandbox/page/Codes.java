package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.order.ResponseCode;

/** What action and response codes mean, in words (protocol section 13.4). */
final class Codes {
    private Codes() {}

    static String meaning(Messages words, ResponseCode code) {
        String action = "code." + code.actionCode();
        return words.find(action + "." + code.responseCode()).orElseGet(() -> words.get(action));
    }
}
