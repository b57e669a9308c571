package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.bank.BankTime;
import java.time.ZoneId;

/** The time zone in which the admin of the current request reads times. Asked on web threads, again for each page. */
@FunctionalInterface
public interface AdminTimeZone {

    /** The shop's own: Kyiv. */
    AdminTimeZone SHOP = () -> BankTime.KYIV;

    ZoneId current();
}
