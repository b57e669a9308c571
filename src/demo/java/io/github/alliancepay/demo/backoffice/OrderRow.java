package io.github.alliancepay.demo.backoffice;

import io.github.alliancepay.broadleaf.admin.Badge;
import io.github.alliancepay.demo.storefront.OrderSheet;
import java.util.List;

/** An order in the list. */
public record OrderRow(long id, OrderSheet sheet, List<Badge> badges) {

    /** When it was ordered, in the shop's time; empty for a cart. */
    public String submittedAt() {
        return sheet.submittedAt("dd.MM.yyyy HH:mm");
    }

    /** Its number, or its id when it has no number. */
    public String title() {
        return sheet.number() == null ? String.valueOf(id) : sheet.number();
    }

    /** Whether it is shown as paid in another way. */
    public boolean isOurs() {
        return !badges.isEmpty();
    }
}
