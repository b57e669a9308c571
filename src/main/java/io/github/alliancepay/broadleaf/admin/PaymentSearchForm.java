package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Filter;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Key;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Needing;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Sort;
import io.github.alliancepay.broadleaf.payment.PaymentStatus;
import io.github.alliancepay.broadleaf.reconciliation.DayRange;
import io.github.alliancepay.broadleaf.text.MoneyParser;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/**
 * What an admin typed to find payments, unchanged, and what it means. It stands in the address of the list, so a search can be kept and
 * passed on.
 *
 * @param fields by their names in the address; one that is unknown says nothing
 * @param zone whose days are meant
 */
record PaymentSearchForm(Map<String, String> fields, ZoneId zone) {

    /** The choice of payments with a refund under way, among the states. */
    static final String REFUND_OPEN = "REFUND_OPEN";

    /** The choice of every payment that needs a person, among the reasons. */
    static final String ANY_REASON = "ANY";

    private static final List<String> NAMES =
            List.of("q", "state", "from", "to", "min", "max", "reason", "test", "sort");

    private static final List<String> BESIDE_DAYS = List.of("q", "state", "min", "max", "reason", "test");

    private static final DateTimeFormatter POINTED =
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT);

    /** The text of a field; empty when there is none. */
    String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /** Whether it asks for all payments, or for all of some days. */
    boolean isForDaysOnly() {
        return BESIDE_DAYS.stream().allMatch(name -> field(name).isEmpty());
    }

    /** What cannot be understood, by field: the key of what to say. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        Stream.of("from", "to")
                .filter(name -> isBad(name, day(name)))
                .forEach(name -> problems.put(name, "search.bad-day"));
        Stream.of("min", "max")
                .filter(name -> isBad(name, sum(name)))
                .forEach(name -> problems.put(name, "search.bad-sum"));
        if (isReversed(day("from"), day("to"))) {
            problems.put("to", "search.bad-days");
        }
        if (isReversed(sum("min"), sum("max"))) {
            problems.put("max", "search.bad-sums");
        }
        return problems;
    }

    private boolean isBad(String name, Optional<?> value) {
        return !field(name).isEmpty() && value.isEmpty();
    }

    private static <T extends Comparable<? super T>> boolean isReversed(Optional<T> first, Optional<T> last) {
        return first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) > 0;
    }

    /** The page that is asked for. */
    PaymentQuery query(Instant now, int limit) {
        Optional<Key> after = Key.parse(field("after"));
        Optional<Key> before = after.isPresent() ? Optional.empty() : Key.parse(field("before"));
        Sort sort = choice("sort", Sort.values()).orElse(Sort.NEWEST);
        return new PaymentQuery(field("q"), filter(now), sort, after, before, limit);
    }

    private Filter filter(Instant now) {
        return new Filter(
                choice("state", PaymentStatus.values()),
                field("state").equals(REFUND_OPEN),
                Optional.of(field("test")).filter(test -> !test.isEmpty()).map("yes"::equals),
                day("from").map(this::start),
                day("to").map(day -> start(day.plusDays(1))),
                sum("min"),
                sum("max"),
                needing(now));
    }

    private Optional<Needing> needing(Instant now) {
        Optional<Reason> reason = choice("reason", Reason.values());
        return reason.isPresent() || field("reason").equals(ANY_REASON)
                ? Optional.of(new Needing(reason, now))
                : Optional.empty();
    }

    private <E extends Enum<E>> Optional<E> choice(String name, E[] choices) {
        return Stream.of(choices)
                .filter(choice -> choice.name().equals(field(name)))
                .findFirst();
    }

    /** The moment at which a day begins. */
    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** A day as browsers send it, or as people in Ukraine write it. */
    Optional<LocalDate> day(String name) {
        return Stream.of(DateTimeFormatter.ISO_LOCAL_DATE, POINTED)
                .flatMap(format -> day(field(name), format).stream())
                .filter(DayRange::takes)
                .findFirst();
    }

    private static Optional<LocalDate> day(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeException otherFormat) {
            return Optional.empty();
        }
    }

    /** A sum in any of the usual spellings. */
    Optional<Coins> sum(String name) {
        return MoneyParser.parse(field(name));
    }

    /** The same search as the end of an address, with some fields changed; an empty text takes a field away. */
    String address(Map<String, String> changes) {
        Map<String, String> kept = new LinkedHashMap<>();
        NAMES.forEach(name -> kept.put(name, field(name)));
        kept.putAll(changes);
        String parameters = kept.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? "" : "?" + parameters;
    }

    /** Leaves what a person typed out of logs. */
    @Override
    public String toString() {
        return "PaymentSearchForm[]";
    }
}
