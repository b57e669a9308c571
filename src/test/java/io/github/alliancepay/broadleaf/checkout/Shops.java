package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Optional;

/** Shops to render pages of. */
final class Shops {

    static final Bill CART = new Bill(7, new Coins(123456), Currency.UAH, "lines");

    private Shops() {}

    static CheckoutSettings settings(boolean test) {
        return new CheckoutSettings(Placements.demoStore(), "/confirmation/{orderNumber}", "/checkout", "/", test);
    }

    static Shopfront open(String email) {
        return new Shopfront(() -> true, () -> Optional.of(CART), () -> email, "paid here"::equals);
    }

    static Shopfront closed() {
        return new Shopfront(() -> false, Optional::empty, () -> "", order -> false);
    }

    static CheckoutDialect dialect(Shopfront shopfront) {
        return new CheckoutDialect(settings(true), new Texts(), shopfront);
    }
}
