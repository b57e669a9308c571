package io.github.alliancepay.sandbox.api;

import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.jose.Jwk;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import io.github.alliancepay.sandbox.json.JsonObject;
import java.util.Optional;

/** An answer of the bank before it is encrypted and sent. */
record Answer(int status, JsonObject content, Optional<Jwk> recipient) {
    static Answer plain(int status, JsonObject content) {
        return new Answer(status, content, Optional.empty());
    }

    static Answer sealed(JsonObject content, Jwk recipient) {
        return new Answer(200, content, Optional.of(recipient));
    }

    Answer with(JsonObject other) {
        return new Answer(status, other, recipient);
    }

    Response response() {
        return Response.json(status, recipient.map(this::jwe).orElse(content));
    }

    private JsonObject jwe(Jwk key) {
        return new JsonObject().put("jwe", SandboxJwe.encrypt(content.toString(), key));
    }
}
