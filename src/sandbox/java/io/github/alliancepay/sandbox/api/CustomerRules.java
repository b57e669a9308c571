package io.github.alliancepay.sandbox.api;

import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.refusal.FieldError;
import java.util.List;
import java.util.Optional;

/** The field rules of {@code customerData} (protocol section 5.2). */
final class CustomerRules {
    private static final List<String> NO_FIRST_NAMES = List.of("NULL", "3D SECURE", "SURNAME", "CARDHOLDER", "UNKNOWN");
    private static final String IPV4 = "\\d{1,3}(\\.\\d{1,3}){3}";
    private static final String IPV6 = "[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";

    private CustomerRules() {}

    static List<FieldError> errors(JsonObject body) {
        Optional<JsonObject> customer = body.object("customerData");
        if (customer.isEmpty()) {
            return List.of(new FieldError("customerData", "is required and is an object"));
        }
        Fields fields = new Fields(customer.get()).required("senderCustomerId", Rule.text(255));
        person(fields);
        address(fields);
        return fields.nothingElse().errors().stream()
                .map(error -> new FieldError("customerData." + error.field(), error.message()))
                .toList();
    }

    private static void person(Fields fields) {
        fields.optional("senderFirstName", Rule.name(NO_FIRST_NAMES))
                .optional("senderLastName", Rule.name(List.of()))
                .optional("senderMiddleName", Rule.name(List.of()))
                .optional(
                        "senderEmail",
                        Rule.pattern("must be an e-mail address", "(?=.{3,256}$)[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+"))
                .optional("senderPhone", Rule.pattern("must be up to 20 digits", "\\d{1,20}"))
                .optional("senderBirthday", Rule.pattern("must be a date as dd.MM.yyyy", "\\d{2}\\.?\\d{2}\\.?\\d{4}"))
                .optional("senderGender", Rule.oneOf(List.of("Male", "Female")))
                .optional("senderItn", Rule.text(20))
                .optional("senderPassport", Rule.text(255));
    }

    private static void address(Fields fields) {
        fields.optional("senderCountry", Rule.pattern("must be an ISO 3166-1 number of 1 to 3 digits", "\\d{1,3}"))
                .optional("senderRegion", Rule.text(255))
                .optional("senderCity", Rule.text(25))
                .optional("senderStreet", Rule.text(35))
                .optional("senderAdditionalAddress", Rule.text(255))
                .optional("senderZipCode", Rule.text(50))
                .optional("senderIp", Rule.pattern("must be an IP address", IPV4 + "|" + IPV6));
    }
}
