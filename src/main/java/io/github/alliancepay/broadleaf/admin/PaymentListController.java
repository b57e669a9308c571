package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Key;
import io.github.alliancepay.broadleaf.payment.PaymentResults;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.Reviews;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** The list of payments: those that need a person, and a search through all of them. */
@Controller
public class PaymentListController {

    private static final int PAGE_SIZE = 50;

    private final BackOffice backOffice;
    private final PaymentSearch search;
    private final Reviews reviews;
    private final OrderBadges badges;

    public PaymentListController(BackOffice backOffice, PaymentSearch search, Reviews reviews, OrderBadges badges) {
        this.backOffice = backOffice;
        this.search = search;
        this.reviews = reviews;
        this.badges = badges;
    }

    /** What needs attention, and all payments that match. */
    @GetMapping(AdminPaths.LIST)
    public String payments(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "after", defaultValue = "") String after,
            Locale locale,
            WebRequest request,
            Model model) {
        AdminUser user = backOffice.access().viewer();
        PageReply reply = backOffice.reply(locale, request, model);
        PaymentQuery query = new PaymentQuery(text, states(state), Key.parse(after), PAGE_SIZE);
        PaymentResults page = search.find(query);
        return reply.with("mayRefund", user.mayRefund())
                .with(
                        "search",
                        new Search(query.text(), state, query.after().isPresent(), next(page), choices(reply.texts())))
                .with("payments", items(page.payments(), reply.texts()))
                .with("attention", attention(reply.texts()))
                .with("unreadable", unreadable(reply.texts()))
                .open(Window.PAYMENTS);
    }

    private List<PaymentListItem> attention(LocalizedTexts texts) {
        List<Attention> found = reviews.list();
        List<PaymentStatusView> statuses =
                badges.statuses(found.stream().map(Attention::payment).toList()).toList();
        return IntStream.range(0, found.size())
                .mapToObj(index -> PaymentListItem.of(statuses.get(index), texts.reasons(found.get(index)), texts))
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

    /** A state of the list's choice; anything else means any. */
    private static Set<PaymentState> states(String name) {
        return Arrays.stream(PaymentState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .<Set<PaymentState>>map(EnumSet::of)
                .orElse(Set.of());
    }

    private static List<LabelledValue> choices(LocalizedTexts texts) {
        return Arrays.stream(PaymentState.values())
                .map(state -> new LabelledValue(texts.text("state." + state.name()), state.name(), ""))
                .toList();
    }

    private static String next(PaymentResults page) {
        return page.next().map(Key::toString).orElse("");
    }

    /**
     * What the admin searched for, and what else can be chosen.
     *
     * @param later whether this is not the first page
     * @param next what the next page continues after; empty on the last page
     */
    public record Search(String text, String state, boolean later, String next, List<LabelledValue> choices) {

        /** Leaves the text out of logs, which may be an e-mail address. */
        @Override
        public String toString() {
            return "Search[" + state + "]";
        }
    }
}
