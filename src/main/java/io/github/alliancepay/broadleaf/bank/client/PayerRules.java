package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.PayerField;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bank's rules for the data of a payer (protocol section 5.2). A value is converted to the bank's form when nothing is lost by that. A
 * value that does not fit is left out: one bad optional field would make the bank refuse the whole order.
 */
final class PayerRules {

    private static final Pattern NAME = Pattern.compile(
            "(?!\\d+$)[\\p{IsLatin}\\p{IsCyrillic}&&\\p{L}\\d](?:[[\\p{IsLatin}\\p{IsCyrillic}&&\\p{L}]\\d '-]*"
                    + "[[\\p{IsLatin}\\p{IsCyrillic}&&\\p{L}]\\d])?");
    private static final Set<String> NOT_A_NAME = Set.of("NULL", "3D SECURE", "SURNAME", "CARDHOLDER", "UNKNOWN");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** Shorter than every number that can be called from abroad. */
    private static final Pattern PHONE = Pattern.compile("[0-9]{7,20}");

    private static final Pattern ZIP_CODE = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 -]*[A-Za-z0-9])?");

    /** Ten digits, or series and number of a passport. */
    private static final Pattern TAX_NUMBER = Pattern.compile("[\\p{L}\\d]{6,20}");

    private static final DateTimeFormatter BIRTHDAY =
            DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT);

    /** What addresses are written with. Other characters could make the bank's firewall refuse the whole order (protocol section 2). */
    private static final Pattern ADDRESS =
            Pattern.compile("(?=.*[\\p{L}\\p{N}])[\\p{L}\\p{M}\\p{N} .,:/№#()+'\u2019\u02BC\"«»\u2013-]+");

    private PayerRules() {}

    /** The value in the bank's form; empty when it breaks a rule. */
    static Optional<String> fitting(PayerField field, String value) {
        return inForm(field, value.strip())
                .filter(text -> !text.isEmpty() && text.length() <= field.longest())
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
    }

    private static Optional<String> inForm(PayerField field, String value) {
        return switch (field) {
            case FIRST_NAME, LAST_NAME, MIDDLE_NAME -> name(value);
            case EMAIL -> EmailAddress.ascii(value);
            case COUNTRY -> CountryCode.numeric(value);
            case IP -> Optional.of(value).filter(PayerRules::isAddress);
            case PHONE -> phone(value);
            case ZIP_CODE -> Optional.of(value)
                    .filter(text -> ZIP_CODE.matcher(text).matches());
            case ITN -> Optional.of(value)
                    .filter(text -> TAX_NUMBER.matcher(text).matches());
            case BIRTHDAY -> birthday(value);
            case GENDER -> Stream.of("Male", "Female")
                    .filter(value::equalsIgnoreCase)
                    .findFirst();
            case PASSPORT, REGION, CITY, STREET, ADDITIONAL_ADDRESS -> Optional.of(value)
                    .filter(text -> ADDRESS.matcher(text).matches());
        };
    }

    /** Ukrainian names are often typed with the apostrophes U+2019 or U+02BC, but the bank accepts only the ASCII one. */
    private static Optional<String> name(String value) {
        String name = value.replace('\u2019', '\'').replace('\u02BC', '\'');
        return Optional.of(name)
                .filter(text -> NAME.matcher(text).matches())
                .filter(text -> !NOT_A_NAME.contains(text.toUpperCase(Locale.ROOT)));
    }

    private static Optional<String> phone(String value) {
        return Optional.of(value.replaceAll("[+\\s\\u00A0()-]", ""))
                .filter(digits -> PHONE.matcher(digits).matches());
    }

    /** Shops write a date as the bank does, or by ISO 8601. */
    private static Optional<String> birthday(String value) {
        return Stream.of(BIRTHDAY, DateTimeFormatter.ISO_LOCAL_DATE)
                .flatMap(format -> date(value, format).stream())
                .findFirst()
                .map(BIRTHDAY::format);
    }

    private static Optional<LocalDate> date(String value, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(value, format));
        } catch (DateTimeParseException another) {
            return Optional.empty();
        }
    }

    private static boolean isAddress(String value) {
        return IPV4.matcher(value).matches() || IPV6_CHARACTERS.matcher(value).matches() && isIpv6(value);
    }

    /** Java never asks a name server about a text with a colon. */
    private static boolean isIpv6(String literal) {
        try {
            return InetAddress.getByName(literal) != null;
        } catch (UnknownHostException malformed) {
            return false;
        }
    }
}
