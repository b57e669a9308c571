package io.github.alliancepay.sandbox.order;

import io.github.alliancepay.sandbox.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A create-order request that passed validation (protocol section 5.1). */
public record OrderRequest(JsonObject body) {
    /** The merchant's own id of the request. */
    public String merchantRequestId() {
        return text("merchantRequestId");
    }

    /** The type of payment. */
    public PayType payType() {
        return PayType.valueOf(text("hppPayType"));
    }

    /** The amount in minor units of the currency. */
    public long coins() {
        return body.whole("coinAmount").orElseThrow();
    }

    /** The currency; hryvnia when the request has none. */
    public Currency currency() {
        return body.value("currencyCode")
                .flatMap(code -> Currency.of(code.toString()))
                .orElse(Currency.UAH);
    }

    /** The methods offered. */
    public List<PaymentMethod> methods() {
        return body.list("paymentMethods").orElseThrow().stream()
                .map(method -> PaymentMethod.valueOf(method.toString()))
                .toList();
    }

    /** The language of the page; Ukrainian when the request has none. */
    public String language() {
        return body.text("language").orElse("uk");
    }

    /** Where callbacks go. */
    public Optional<String> notificationUrl() {
        return body.text("notificationUrl");
    }

    /** Whether callbacks are encrypted. */
    public boolean encryption() {
        return isTrue("notificationEncryption");
    }

    /** Where the browser goes after success. */
    public String successUrl() {
        return text("successUrl");
    }

    /** Where the browser goes after failure. */
    public String failUrl() {
        return text("failUrl");
    }

    /** What the payer sees after an attempt. */
    public StatusPage statusPage() {
        return StatusPage.valueOf(text("statusPageType"));
    }

    /** How many attempts, if the request says so. */
    public Optional<TryMode> tryMode() {
        return body.text("hppTryMode").map(TryMode::valueOf);
    }

    /** {@code directType}; REDIRECT when the request has none. */
    public String directType() {
        return body.text("directType").orElse("REDIRECT");
    }

    /** When a hold is released automatically. */
    public Optional<Instant> preAuthEnd() {
        return body.text("preAuthExpDate").map(RequestDate::parse);
    }

    /** Whether a member is true, as a boolean or as a string. */
    public boolean isTrue(String name) {
        return body.value(name).filter(value -> value.toString().equals("true")).isPresent();
    }

    /** What the merchant writes into the register, in any language. */
    public Optional<String> purpose() {
        return body.text("purpose");
    }

    /** The merchant's own reference. */
    public Optional<String> comment() {
        return body.text("merchantComment");
    }

    /** What is paid for: objects with name, count and sum. */
    public List<JsonObject> basket() {
        return body.object("hppPageAdditionalInfo")
                .map(info -> info.objects("products"))
                .orElse(List.of());
    }

    /** What is known about the payer. */
    public JsonObject customer() {
        return body.object("customerData").orElseThrow();
    }

    private String text(String name) {
        return body.text(name).orElseThrow();
    }
}
