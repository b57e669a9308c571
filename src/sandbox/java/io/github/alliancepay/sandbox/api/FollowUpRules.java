package io.github.alliancepay.sandbox.api;

import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.FollowUp;
import io.github.alliancepay.sandbox.order.RequestDate;
import java.util.Optional;

/** The field rules of a refund (protocol section 9.1) or completion (protocol section 10). The id of the original has another name in each. */
record FollowUpRules(String originalName) {
    private static final long LARGEST_AMOUNT = 999_999_999_999L;

    FollowUp checked(JsonObject body) {
        // The bank's own documentation sends an empty notificationUrl here, although its general rule forbids that.
        boolean emptyUrl = body.text("notificationUrl").equals(Optional.of(""));
        JsonObject request = emptyUrl ? body.copy().remove("notificationUrl") : body;
        fields(request).check();
        return new FollowUp(
                request.text("merchantRequestId").orElseThrow(),
                request.text(originalName).orElseThrow(),
                Long.parseLong(request.value("coinAmount").orElseThrow().toString()),
                RequestDate.parse(request.text("date").orElseThrow()),
                request.text("notificationUrl"),
                request.value("notificationEncryption")
                        .filter(value -> value.toString().equals("true"))
                        .isPresent(),
                request.text("merchantComment"));
    }

    private Fields fields(JsonObject request) {
        return new Fields(request)
                .required("merchantRequestId", Rule.text(36))
                .required("merchantId", Rule.UUID)
                .required(originalName, Rule.text(64))
                .required("coinAmount", Rule.wholeOrDigits(1, LARGEST_AMOUNT))
                .required("date", Rule.DATE)
                .optional("notificationUrl", Rule.url(255))
                .optional("notificationEncryption", Rule.FLAG)
                .optional("merchantComment", OrderRules.comment(1))
                .optional("comment", Rule.text(1000))
                .optional("purpose", Rule.text(255))
                .nothingElse();
    }
}
