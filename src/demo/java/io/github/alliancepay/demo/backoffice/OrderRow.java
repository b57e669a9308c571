package io.github.alliancepay.demo.backoffice;

import io.github.alliancepay.broadleaf.admin.Badge;
import io.github.alliancepay.demo.storefront.OrderSheet;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** An order in the list. */
public record OrderRow(long id, OrderSheet sheet, List<Badge> badges) {

    /** The older name of the zone, which time zone tables before 2022b know too. */
    private static final DateTimeFormatter KYIV =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").withZone(ZoneId.of("Europe/Kiev"));

    /** When it was ordered, in the shop's time; empty for a cart. */
    public String submittedAt() {
        return sheet.submitted() == null
                ? ""
                : KYIV.format(Instant.ofEpochMilli(sheet.submitted().getTime()));
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
