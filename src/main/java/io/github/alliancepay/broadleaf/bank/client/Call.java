package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One HTTP request to the bank (protocol sections 1.2 and 2).
 *
 * @param contentType {@code application/json}, or {@code text/plain} for a bare JWE
 * @param session the session whose headers it carries; empty in the call that opens one
 */
record Call(String path, String contentType, byte[] body, Optional<OpenSession> session) {

    static Call authorize(ObjectNode body) {
        return new Call(
                "/api-gateway/authorize_virtual_device", "application/json", Fields.bytes(body), Optional.empty());
    }

    static Call plain(String path, ObjectNode body, OpenSession session) {
        return new Call(path, "application/json", Fields.bytes(body), Optional.of(session));
    }

    /** Encrypts the body to the key of the same session whose headers it carries (protocol section 3.4). */
    static Call sealed(String path, ObjectNode body, OpenSession session) {
        String jwe = Jwe.encrypt(Fields.bytes(body), session.serverPublic());
        return new Call(path, "text/plain", jwe.getBytes(StandardCharsets.US_ASCII), Optional.of(session));
    }

    /** Keeps the body out of logs. */
    @Override
    public String toString() {
        return "Call[" + path + "]";
    }
}
