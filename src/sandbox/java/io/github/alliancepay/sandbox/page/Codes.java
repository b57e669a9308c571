package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.order.ResponseCode;

/** The meaning of action and response codes (protocol section 13.4). */
final class Codes {
    private Codes() {}

    static String meaning(Messages words, ResponseCode code) {
        String action = "code." + code.actionCode();
        return words.find(action + "." + code.responseCode()).orElseGet(() -> words.get(action));
    }
}
