package io.github.alliancepay.sandbox.api;

import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.OrderRequest;
import io.github.alliancepay.sandbox.order.PayType;
import io.github.alliancepay.sandbox.order.PaymentMethod;
import io.github.alliancepay.sandbox.order.RequestDate;
import io.github.alliancepay.sandbox.order.StatusPage;
import io.github.alliancepay.sandbox.order.TryMode;
import io.github.alliancepay.sandbox.refusal.FieldError;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The field rules of create-order (protocol section 5.1). */
record OrderRules(Clock clock) {
    private static final Duration SHORTEST_HOLD = Duration.ofHours(2);
    private static final Duration LONGEST_HOLD = Duration.ofDays(28);
    private static final long LARGEST_AMOUNT = 999_999_999_999L;
    private static final List<PaymentMethod> METHODS =
            List.of(PaymentMethod.CARD, PaymentMethod.APPLE_PAY, PaymentMethod.GOOGLE_PAY);
    private static final List<String> DIRECT_TYPES = List.of("REDIRECT", "BANK_LINK", "STATIC_LINK");
    private static final List<String> LANGUAGES = List.of("uk", "en", "es", "de", "pl", "fr", "tr", "it", "nl", "pt");
    private static final List<String> BANKS = List.of(
            "ALL_BANKS",
            "QR_BANK_GOV",
            "BANK_GOV",
            "A_BANK",
            "ACCORD_BANK",
            "BANK_34",
            "CREDIT_AGRICOLE_BANK",
            "CREDIT_DNEPR",
            "GLOBUS_BANK",
            "MONO_BANK",
            "MTB_BANK",
            "OTP_BANK",
            "PIVDENNY_BANK",
            "PRAVEX_BANK",
            "PRIVAT_BANK",
            "RADA_BANK",
            "SENSE_BANK",
            "UKRSIB_BANK",
            "UNEX_BANK",
            "VST_BANK",
            "RAIFFEISEN_BANK");

    OrderRequest checked(JsonObject body) {
        Fields fields = new Fields(body);
        identity(fields);
        money(fields, body);
        pages(fields);
        transfers(fields, isOf(body, PayType.A2A));
        holds(fields, body);
        fields.optional("hppPageAdditionalInfo", Rule.ANYTHING)
                .optional("customerData", Rule.ANYTHING)
                .nothingElse();
        fields.errors().addAll(BasketRules.errors(body));
        fields.errors().addAll(CustomerRules.errors(body));
        fields.check();
        return new OrderRequest(body);
    }

    private static boolean isOf(JsonObject body, PayType type) {
        return body.text("hppPayType").equals(Optional.of(type.name()));
    }

    private static void identity(Fields fields) {
        fields.required("merchantRequestId", Rule.text(36))
                .required("merchantId", Rule.UUID)
                .required("hppPayType", Rule.oneOf(PayType.class))
                .optional("directType", Rule.oneOf(DIRECT_TYPES))
                .optional("hppTryMode", Rule.oneOf(TryMode.class))
                .optional("purpose", Rule.text(255));
    }

    private static void money(Fields fields, JsonObject body) {
        long least = isOf(body, PayType.VERIFICATION) ? 0 : 1;
        boolean transfer = isOf(body, PayType.A2A);
        fields.required("coinAmount", Rule.whole(least, LARGEST_AMOUNT))
                .optional("currencyCode", currency(transfer))
                .optional("expirationTimeMinutes", Rule.whole(transfer ? 60 : 1, 1440))
                .required(
                        "paymentMethods",
                        Rule.listOf(Rule.oneOf(METHODS.stream().map(Enum::name).toList())));
    }

    private static Rule currency(boolean transfer) {
        List<String> codes = transfer ? List.of("980") : List.of("980", "840", "978");
        return new Rule("must be one of " + codes, value -> codes.contains(value.toString()));
    }

    private static void pages(Fields fields) {
        fields.optional("language", Rule.oneOf(LANGUAGES))
                .optional("notificationUrl", Rule.url(255))
                .optional("notificationEncryption", Rule.FLAG)
                .required("successUrl", Rule.url(1000))
                .required("failUrl", Rule.url(1000))
                .required("statusPageType", Rule.oneOf(StatusPage.class));
    }

    private static void transfers(Fields fields, boolean transfer) {
        Rule comment = comment(transfer ? 14 : 1);
        Fields checked =
                transfer ? fields.required("merchantComment", comment) : fields.optional("merchantComment", comment);
        checked.optional("priorityBankCode", Rule.oneOf(BANKS))
                .optional("paymentCategoryGoal", Rule.text(255))
                .optional("generateQrNbu", Rule.FLAG)
                .optional("editableAmount", Rule.FLAG)
                .optional("neverExpire", Rule.FLAG);
    }

    static Rule comment(int shortest) {
        String message = "must be " + shortest + " to 255 Latin letters, digits, spaces and , . ; : @ # $ % ' - = +";
        return Rule.pattern(message, "[A-Za-z0-9 ,.;:@#$%'=+-]{" + shortest + ",255}");
    }

    private void holds(Fields fields, JsonObject body) {
        if (!isOf(body, PayType.PREAUTH)) {
            fields.optional("preAuthExpDate", Rule.DATE);
            return;
        }
        fields.required("preAuthExpDate", Rule.DATE);
        if (body.value("preAuthExpDate").filter(Rule.DATE.test()).isPresent()) {
            Duration hold = Duration.between(
                    clock.instant(),
                    RequestDate.parse(body.text("preAuthExpDate").orElseThrow()));
            boolean fits = hold.compareTo(SHORTEST_HOLD) >= 0 && hold.compareTo(LONGEST_HOLD) <= 0;
            fields.unless(fits, new FieldError("preAuthExpDate", "must be 2 hours to 28 days from now"));
        }
    }
}
