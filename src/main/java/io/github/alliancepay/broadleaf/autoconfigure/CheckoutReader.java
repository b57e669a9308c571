package io.github.alliancepay.broadleaf.autoconfigure;

import static io.github.alliancepay.broadleaf.autoconfigure.InvalidSettingException.check;

import io.github.alliancepay.broadleaf.checkout.Placements;
import io.github.alliancepay.broadleaf.checkout.ShopProfile;
import io.github.alliancepay.broadleaf.checkout.ShopProfile.Contact;

/** Reads what the settings say about the checkout and the shop's own pages, with a remedy in every complaint. */
final class CheckoutReader {

    private CheckoutReader() {}

    static Placements placements(AlliancePayProperties properties) {
        return check(
                "alliancepay.checkout.placements",
                () -> Placements.parse(properties.checkout().placements()));
    }

    static String logo(AlliancePayProperties properties) {
        return check(
                "alliancepay.shop.logo",
                () -> ShopProfile.checkedLogo(properties.shop().logo()));
    }

    static Contact contact(AlliancePayProperties properties) {
        return check(
                "alliancepay.shop.contact", () -> Contact.of(properties.shop().contact()));
    }
}
