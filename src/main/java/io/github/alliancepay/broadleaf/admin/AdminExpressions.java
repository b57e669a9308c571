package io.github.alliancepay.broadleaf.admin;

import java.time.Clock;
import java.util.List;

/** {@code #alliancepayAdmin} in templates: texts in the page's language, addresses, and what every page says. */
public final class AdminExpressions {

    private final LocalizedTexts texts;
    private final AdminPaths paths;
    private final List<ActiveNotice> notices;
    private final OrderSummaries summaries;
    private final Clock clock;

    AdminExpressions(
            LocalizedTexts texts, AdminPaths paths, List<ActiveNotice> notices, OrderSummaries summaries, Clock clock) {
        this.texts = texts;
        this.paths = paths;
        this.notices = List.copyOf(notices);
        this.summaries = summaries;
        this.clock = clock;
    }

    /** The language of the page, {@code uk} or {@code en}. */
    public String language() {
        return texts.language();
    }

    /** The text of a key in the language of the page. */
    public String text(String key) {
        return texts.text(key);
    }

    /** A text with one placeholder. It takes no variable arguments, because templates would split a sum with a comma into several. */
    public String text(String key, Object argument) {
        return texts.text(key, argument);
    }

    /** What is out of the ordinary. */
    public List<ActiveNotice> notices() {
        return notices;
    }

    /** The time zone of all times on the page, by its name. */
    public String zone() {
        return texts.texts().zone(texts.language(), clock.instant().atZone(texts.zone()));
    }

    /** The addresses of the back office, for use in {@code @{…}}. */
    public AdminPaths paths() {
        return paths;
    }

    /** The payment of an order for the order's own page; empty when there is none that this admin may see. */
    public List<PaymentPanel> summary(long order) {
        return summaries.of(order, texts);
    }

    /** Whether this admin may make a link by which the order is paid. */
    public boolean isPayable(long order) {
        return summaries.isPayable(order);
    }

    /** Whether this admin may see payments. */
    public boolean mayView() {
        return summaries.mayView();
    }

    /** Whether this admin may refund. */
    public boolean mayRefund() {
        return summaries.mayRefund();
    }
}
