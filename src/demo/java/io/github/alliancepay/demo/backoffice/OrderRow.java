package io.github.alliancepay.demo.backoffice;

import io.github.alliancepay.broadleaf.admin.Badge;
import io.github.alliancepay.demo.storefront.OrderSheet;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** An order in the list. */
public record OrderRow(long id, OrderSheet sheet, List<Badge> badges) {

    /** By the zone's older name, which time zone tables before 2022b know too. */
    private static final DateTimeFormatter KYIV =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").withZone(ZoneId.of("Europe/Kiev"));

    /** When it was ordered, in the shop's time; empty for a cart. */
    public String submittedAt() {
        return sheet.submitted() == null
                ? ""
                : KYIV.format(Instant.ofEpochMilli(sheet.submitted().getTime()));
    }

    /** Its number, or its id while it has none. */
    public String title() {
        return sheet.number() == null ? String.valueOf(id) : sheet.number();
    }

    /** Whether it can be shown as paid in some other way. */
    public boolean isOurs() {
        return !badges.isEmpty();
    }
}
