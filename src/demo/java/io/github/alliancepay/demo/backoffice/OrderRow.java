package io.github.alliancepay.demo.backoffice;

import io.github.alliancepay.broadleaf.admin.Badge;
import io.github.alliancepay.demo.storefront.OrderSheet;
import java.util.List;

/** An order in the list. */
public record OrderRow(long id, OrderSheet sheet, List<Badge> badges) {

    /** Its number, or its id while it has none. */
    public String title() {
        return sheet.number() == null ? String.valueOf(id) : sheet.number();
    }

    /** Whether it can be shown as paid in some other way. */
    public boolean isOurs() {
        return !badges.isEmpty();
    }
}
