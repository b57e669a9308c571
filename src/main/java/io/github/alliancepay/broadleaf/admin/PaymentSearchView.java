package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Key;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Sort;
import io.github.alliancepay.broadleaf.payment.PaymentResults;
import io.github.alliancepay.broadleaf.payment.PaymentStatus;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The search above the list of payments, as text.
 *
 * @param form what the admin typed
 * @param problems what cannot be understood, by field
 * @param addresses where other pages, days and the file are, by name
 */
public record PaymentSearchView(
        PaymentSearchForm form, Map<String, String> problems, Map<String, String> addresses, LocalizedTexts texts) {

    private static final List<String> MORE = List.of("min", "max", "reason", "test", "sort");

    static PaymentSearchView of(PaymentSearchForm form, PaymentResults page, LocalizedTexts texts, LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>(form.problems());
        problems.entrySet()
                .forEach(problem -> problem.setValue(texts.text(problem.getValue(), form.field(problem.getKey()))));
        return new PaymentSearchView(form, problems, addresses(form, page, today), texts);
    }

    private static Map<String, String> addresses(PaymentSearchForm form, PaymentResults page, LocalDate today) {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("today", days(form, today, today));
        addresses.put("yesterday", days(form, today.minusDays(1), today.minusDays(1)));
        addresses.put("this-month", days(form, today.withDayOfMonth(1), today));
        LocalDate lastMonth = today.minusMonths(1).withDayOfMonth(1);
        addresses.put(
                "last-month", days(form, lastMonth, lastMonth.plusMonths(1).minusDays(1)));
        addresses.put("same", form.address(Map.of()));
        page.previous().ifPresent(key -> addresses.put("previous", page(form, "before", key)));
        page.next().ifPresent(key -> addresses.put("next", page(form, "after", key)));
        return addresses;
    }

    private static String days(PaymentSearchForm form, LocalDate from, LocalDate to) {
        return form.address(Map.of("from", from.toString(), "to", to.toString()));
    }

    private static String page(PaymentSearchForm form, String direction, Key key) {
        return form.address(Map.of(direction, key.toString()));
    }

    /** What the admin typed into a field. */
    public String value(String field) {
        return form.field(field);
    }

    /** A day as a browser's field for days takes it; what is no day stays as it was typed. */
    public String day(String field) {
        return form.day(field).map(LocalDate::toString).orElse(value(field));
    }

    /** What is wrong with a field; empty when nothing is. */
    public String problem(String field) {
        return problems.getOrDefault(field, "");
    }

    /** Whether a field is the first with a problem. */
    public boolean isFirstProblem(String field) {
        return problems.keySet().stream().findFirst().filter(field::equals).isPresent();
    }

    /** The end of an address; empty when there is no such page. */
    public String address(String name) {
        return addresses.getOrDefault(name, "");
    }

    /** Whether one of the fields is used that are folded away otherwise. */
    public boolean usesMore() {
        return MORE.stream().anyMatch(field -> !value(field).isEmpty());
    }

    /** Whether anything was asked for. */
    public boolean isNarrowed() {
        return !address("same").isEmpty();
    }

    /** Whether this is a later page than the first. */
    public boolean isLater() {
        return !address("previous").isEmpty();
    }

    public List<LabelledValue> states() {
        return Stream.concat(
                        Stream.of(PaymentStatus.values()).map(Enum::name), Stream.of(PaymentSearchForm.REFUND_OPEN))
                .map(name -> LabelledValue.of(texts.text("state." + name), name))
                .toList();
    }

    public List<LabelledValue> reasons() {
        return Stream.concat(
                        Stream.of(PaymentSearchForm.ANY_REASON),
                        Stream.of(Reason.values()).map(Enum::name))
                .map(name -> LabelledValue.of(texts.text("reason." + name), name))
                .toList();
    }

    public List<LabelledValue> tests() {
        return Stream.of("no", "yes")
                .map(name -> LabelledValue.of(texts.text("search.test." + name), name))
                .toList();
    }

    public List<LabelledValue> sorts() {
        return Stream.of(Sort.values())
                .map(sort -> LabelledValue.of(texts.text("search.sort." + sort.name()), sort.name()))
                .toList();
    }

    /** Leaves what a person typed out of logs. */
    @Override
    public String toString() {
        return "PaymentSearchView[]";
    }
}
