package io.github.alliancepay.sandbox.api;

import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.refusal.FieldError;
import java.util.List;
import java.util.stream.Stream;

/** The field rules of {@code hppPageAdditionalInfo}, as the bank's SDKs write it (protocol section 5.1). */
final class BasketRules {
    private static final String NAME = "hppPageAdditionalInfo";
    private static final Rule TOTAL = Rule.whole(0, 999_999_999_999L);

    private BasketRules() {}

    static List<FieldError> errors(JsonObject body) {
        if (!body.has(NAME)) {
            return List.of();
        }
        return body.object(NAME)
                .map(BasketRules::errorsOf)
                .orElseGet(() -> List.of(new FieldError(NAME, "must be an object")));
    }

    private static List<FieldError> errorsOf(JsonObject info) {
        Fields fields = new Fields(info)
                .optional("productsSum", TOTAL)
                .optional("products", new Rule("must be a list of objects", value -> isListOfObjects(info)))
                .nothingElse();
        Stream<FieldError> lines = info.objects("products").stream().flatMap(BasketRules::errorsOfLine);
        return Stream.concat(fields.errors().stream(), Stream.concat(lines, sumError(info)))
                .map(error -> new FieldError(NAME + "." + error.field(), error.message()))
                .toList();
    }

    private static boolean isListOfObjects(JsonObject info) {
        int objects = info.objects("products").size();
        return info.list("products").stream().anyMatch(list -> list.size() == objects);
    }

    private static Stream<FieldError> errorsOfLine(JsonObject line) {
        return new Fields(line)
                        .required("name", Rule.text(255))
                        .required("count", Rule.whole(1, 999_999))
                        .required("sum", TOTAL)
                        .nothingElse()
                        .errors()
                        .stream()
                        .map(error -> new FieldError("products." + error.field(), error.message()));
    }

    /** The sum of a line is that of all its units. */
    private static Stream<FieldError> sumError(JsonObject info) {
        long lines = info.objects("products").stream()
                .mapToLong(line -> line.whole("sum").orElse(0L))
                .sum();
        boolean differs = info.whole("productsSum").stream().anyMatch(sum -> sum != lines);
        return differs ? Stream.of(new FieldError("productsSum", "must be the sum of the products")) : Stream.empty();
    }
}
