package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The texts in one admin's language, with times in that admin's time zone. Immutable. */
record LocalizedTexts(Texts texts, String language, ZoneId zone) {

    /** With times in the shop's zone. */
    static LocalizedTexts in(Texts texts, Locale locale) {
        return in(texts, locale, AdminTimeZone.SHOP.current());
    }

    static LocalizedTexts in(Texts texts, Locale locale, ZoneId zone) {
        return new LocalizedTexts(texts, Texts.supported(locale.getLanguage()), zone);
    }

    /** The text of a key, or the key itself. */
    String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    Optional<String> find(String key, Object... arguments) {
        return texts.find(language, key, arguments);
    }

    /** The text of a refund's key, in the words of a release when the money was held and not taken. */
    String refundText(boolean released, String key, Object... arguments) {
        return texts.refund(language, released, key, arguments);
    }

    /** The text for a code of the bank or of ours, or the code itself when there is no text. */
    String word(String group, String code) {
        return code.isEmpty() ? "" : find(group + "." + code).orElse(code);
    }

    String money(Coins amount, Currency currency) {
        return texts.money(language, amount, currency);
    }

    /** A day, without a time. */
    String day(LocalDate day) {
        return texts.day(language, day);
    }

    /** The first and the last of some days; one day only once. */
    String days(LocalDate first, LocalDate last) {
        return first.equals(last) ? day(first) : day(first) + " – " + day(last);
    }

    /** A whole number, grouped as sums are. */
    String number(long number) {
        return texts.number(language, number);
    }

    String time(Instant instant) {
        return texts.time(language, instant.atZone(zone));
    }

    String time(Optional<Instant> instant) {
        return instant.map(this::time).orElse("");
    }

    /** A date of the bank; unchanged when it cannot be read. */
    String bankTime(String text) {
        return BankTime.read(text).map(this::time).orElse(text);
    }

    /** Why an operation failed; an approved one has no reason. */
    String reason(String codes) {
        return texts.reason(language, codes);
    }

    /** Who did something: a login, or words for the plugin, the host or the bank. */
    String actor(String actor) {
        return AdminUser.isWord(actor) ? text("refund.by." + actor) : AdminUser.login(actor);
    }

    /** Why a payment needs a person, each with the section of a guide if there is one. */
    List<LabelledValue> reasons(Attention attention, GuideAddress guide) {
        return attention.causes().stream()
                .sorted(Comparator.comparing(Cause::reason))
                .map(cause ->
                        new LabelledValue(reason(attention.payment(), cause), "", guide.of(language, cause.reason())))
                .toList();
    }

    /** Why a payment needs a person. */
    List<String> reasons(Attention attention) {
        return reasons(attention, new GuideAddress("")).stream()
                .map(LabelledValue::label)
                .toList();
    }

    /** A review has a reason of its own, which says more. */
    private String reason(Payment payment, Cause cause) {
        String reason =
                refundText(payment.isOnlyHeld(), "attention." + cause.reason().name());
        if (cause.reason() == Reason.REVIEW) {
            return payment.outcome()
                    .review()
                    .map(review -> reason + " " + word("review", review.name()))
                    .orElse(reason);
        }
        return cause.text().isEmpty() ? reason : reason + " (" + word("trouble", cause.text()) + ")";
    }
}
