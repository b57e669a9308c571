package io.github.alliancepay.sandbox.api;

import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.refusal.FieldError;
import io.github.alliancepay.sandbox.refusal.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Validates one request. Collects all errors, so that the merchant sees all of them at once. */
final class Fields {
    private final JsonObject body;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    Fields(JsonObject body) {
        this.body = body;
    }

    Fields required(String name, Rule rule) {
        if (!body.has(name)) {
            errors.add(new FieldError(name, "is required"));
        }
        return optional(name, rule);
    }

    /** A member that may be absent, but not null or empty (protocol section 5.1, general rule). */
    Fields optional(String name, Rule rule) {
        known.add(name);
        if (body.has(name) && body.value(name).filter(rule.test()).isEmpty()) {
            errors.add(new FieldError(name, rule.message()));
        }
        return this;
    }

    /** Refuses unknown members; names with a Cyrillic letter are unknown too. */
    Fields nothingElse() {
        body.names().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> errors.add(new FieldError(name, "is not known")));
        return this;
    }

    Fields unless(boolean right, FieldError error) {
        if (!right) {
            errors.add(error);
        }
        return this;
    }

    List<FieldError> errors() {
        return errors;
    }

    void check() {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
