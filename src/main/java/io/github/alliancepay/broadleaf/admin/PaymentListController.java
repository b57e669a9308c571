package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentResults;
import io.github.alliancepay.broadleaf.payment.PaymentResults.ResultCount;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.Reviews;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of payments: those that need a person, the sums of some days, and a search through all of them. */
@Controller
public class PaymentListController {

    private static final int PAGE_SIZE = 50;
    private static final PaymentResults NOTHING = new PaymentResults(List.of(), Optional.empty(), Optional.empty());

    private final BackOffice backOffice;
    private final PaymentSearch search;
    private final Reviews reviews;
    private final OrderBadges badges;
    private final GuideAddress guide;
    private final Clock clock;

    public PaymentListController(
            BackOffice backOffice,
            PaymentSearch search,
            Reviews reviews,
            OrderBadges badges,
            GuideAddress guide,
            Clock clock) {
        this.backOffice = backOffice;
        this.search = search;
        this.reviews = reviews;
        this.badges = badges;
        this.guide = guide;
        this.clock = clock;
    }

    /** What needs attention, sums, and all payments that match. */
    @GetMapping(AdminPaths.LIST)
    public String payments(@RequestParam Map<String, String> fields, PageReply reply) {
        AdminUser user = backOffice.access().viewer();
        LocalizedTexts texts = reply.texts();
        PaymentSearchForm form = new PaymentSearchForm(fields, texts.zone());
        PaymentQuery query = form.query(clock.instant(), PAGE_SIZE);
        boolean understood = form.problems().isEmpty();
        PaymentResults page = understood ? search.find(query) : NOTHING;
        Optional<ResultCount> count = understood ? Optional.of(search.count(query)) : Optional.empty();
        if (form.isForDaysOnly()) {
            reply.with("totals", totals(form, texts));
        }
        return reply.with("mayRefund", user.mayRefund())
                .with("search", PaymentSearchView.of(form, page, texts, today(texts)))
                .with("found", found(query, count, texts))
                .with("payments", items(page.payments(), texts))
                .with("attention", attention(texts))
                .with("unreadable", unreadable(texts))
                .open(Window.PAYMENTS);
    }

    /** How many payments need attention, as a number for the menu and in words. */
    @GetMapping(AdminPaths.ATTENTION)
    public ResponseEntity<Map<String, String>> attention(PageReply reply) {
        backOffice.access().viewer();
        LocalizedTexts texts = reply.texts();
        ResultCount count = search.attentionCount(clock.instant());
        String number = texts.number(count.number()) + (count.more() ? "+" : "");
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(Map.of("count", number, "text", texts.text("attention.count", number)));
    }

    private LocalDate today(LocalizedTexts texts) {
        return LocalDate.ofInstant(clock.instant(), texts.zone());
    }

    /** How many payments there are, in words. */
    private static String found(PaymentQuery query, Optional<ResultCount> count, LocalizedTexts texts) {
        if (count.isEmpty()) {
            return texts.text("search.not-understood");
        }
        ResultCount counted = count.get();
        if (counted.number() == 0) {
            return texts.text("search.none");
        }
        String number = texts.number(counted.number());
        if (!counted.more()) {
            return texts.text("search.found", number);
        }
        return texts.text(query.text().isEmpty() ? "search.found-more" : "search.found-too-many", number);
    }

    /** Of the days that were chosen, or of today. An admin who looks for one payment sees the list at once instead. */
    private TotalsView totals(PaymentSearchForm form, LocalizedTexts texts) {
        LocalDate today = today(texts);
        Optional<LocalDate> from = form.day("from");
        LocalDate last = form.day("to").orElse(today);
        LocalDate first = from.orElse(last);
        String days = texts.days(first, last);
        if (TotalsView.isTooLong(first, last) || first.isAfter(last)) {
            return new TotalsView(days, true, List.of());
        }
        return new TotalsView(
                days,
                false,
                search.totals(form.start(first), form.start(last.plusDays(1)), clock.instant()).stream()
                        .map(totals -> TotalsView.row(totals, texts))
                        .toList());
    }

    private List<PaymentListItem> attention(LocalizedTexts texts) {
        List<Attention> found = reviews.list();
        List<PaymentStatusView> statuses =
                badges.statuses(found.stream().map(Attention::payment).toList()).toList();
        return IntStream.range(0, found.size())
                .mapToObj(
                        index -> PaymentListItem.of(statuses.get(index), texts.reasons(found.get(index), guide), texts))
                .toList();
    }

    private List<String> unreadable(LocalizedTexts texts) {
        return reviews.unreadable().entrySet().stream()
                .map(row -> texts.text("attention.unreadable", row.getKey(), row.getValue()))
                .toList();
    }

    private List<PaymentListItem> items(List<Payment> payments, LocalizedTexts texts) {
        return badges.statuses(payments)
                .map(status -> PaymentListItem.of(status, List.of(), texts))
                .toList();
    }
}
