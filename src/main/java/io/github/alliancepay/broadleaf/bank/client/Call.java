package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One HTTP request to the bank (protocol sections 1.2 and 2).
 *
 * @param session the session whose headers it carries; empty in the call that opens one
 */
record Call(Endpoint endpoint, byte[] body, Optional<OpenSession> session) {

    static Call authorize(ObjectNode body) {
        return new Call(Endpoint.AUTHORIZE, Fields.bytes(body), Optional.empty());
    }

    /** A call that moves money is encrypted to the key of the session whose headers it carries (protocol section 3.4). */
    static Call in(OpenSession session, Endpoint endpoint, ObjectNode body) {
        byte[] plain = Fields.bytes(body);
        return new Call(endpoint, endpoint.movesMoney() ? sealed(plain, session) : plain, Optional.of(session));
    }

    /** {@code text/plain} for a bare JWE. */
    String contentType() {
        return endpoint.movesMoney() ? "text/plain" : "application/json";
    }

    private static byte[] sealed(byte[] plain, OpenSession session) {
        return Jwe.encrypt(plain, session.serverPublic()).getBytes(StandardCharsets.US_ASCII);
    }

    /** Keeps the body out of logs. */
    @Override
    public String toString() {
        return "Call[" + endpoint + "]";
    }
}
