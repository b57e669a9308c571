package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentOption;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.text.Texts;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shops to render pages of. */
final class Shops {

    static final Bill CART = new Bill(7, new Coins(123456), Currency.UAH, "lines");

    static final Instant NOON = Instant.parse("2026-11-24T10:00:00Z");

    /** When the bank's page of every payment here can no longer be paid. */
    static final Instant CLOSING = NOON.plusSeconds(7200);

    private static final URI BANK = URI.create("https://bank.example/p?a=1&b=2");

    private Shops() {}

    static Payment payment(PaymentState state) {
        return payment(state, "");
    }

    static Payment payment(PaymentState state, String decline) {
        return payment(state, decline, new Payment.Outcome("", Optional.empty(), Optional.empty()));
    }

    static Payment payment(PaymentState state, String decline, Payment.Outcome outcome) {
        return new Payment(
                "p1",
                CART,
                PaymentRoute.purchase("merchant"),
                "tok",
                "olena@example.com",
                "en",
                NOON,
                new Payment.Progress(
                        state,
                        Optional.of(new CreatedOrder("hpp", "ecom", BANK, "", CLOSING)),
                        decline,
                        outcome,
                        Optional.empty(),
                        Optional.empty()));
    }

    static CheckoutSettings settings(boolean test) {
        return settings(test, ShopProfile.UNNAMED);
    }

    static CheckoutSettings settings(boolean test, ShopProfile shop) {
        return new CheckoutSettings(
                Placements.demoStore(),
                "/confirmation/{orderNumber}",
                "/checkout",
                "/",
                test,
                List.of("Visa", "Apple Pay"),
                shop);
    }

    /** A shop that takes cards by a live terminal, and accounts by a test terminal. */
    static CheckoutDialect mixed() {
        return mixed("trial");
    }

    /** @param test the merchant id of the test terminal */
    static CheckoutDialect mixed(String test) {
        return mixed(List.of(test));
    }

    /** @param tests the merchant ids of the test terminals */
    static CheckoutDialect mixed(List<String> tests) {
        return new CheckoutDialect(mixedSettings(tests), new Texts(), bothWays());
    }

    private static CheckoutSettings mixedSettings(List<String> tests) {
        return new CheckoutSettings(
                Placements.demoStore(),
                "/confirmation/{orderNumber}",
                "/checkout",
                "/",
                tests::contains,
                List.of("Visa"),
                ShopProfile.UNNAMED);
    }

    private static Shopfront bothWays() {
        return new Shopfront(
                option -> Optional.of(option == PaymentOption.CARD ? "live" : "trial"),
                () -> Optional.of(CART),
                () -> "a@b.ua",
                order -> false,
                order -> Receipt.NONE,
                () -> "",
                () -> false);
    }

    static Shopfront open(String email) {
        return new Shopfront(
                () -> true,
                () -> Optional.of(CART),
                () -> email,
                "paid here"::equals,
                order -> Receipt.NONE,
                () -> "",
                () -> false);
    }

    /** A shop whose cart has money at the bank already. */
    static Shopfront paying() {
        return new Shopfront(
                () -> true,
                () -> Optional.of(CART),
                () -> "",
                "paid here"::equals,
                order -> Receipt.NONE,
                () -> "",
                () -> true);
    }

    /** A shop of a host that has named its site. */
    static Shopfront ofSite(String name) {
        return new Shopfront(
                () -> true,
                () -> Optional.of(CART),
                () -> "",
                order -> false,
                order -> Receipt.NONE,
                () -> name,
                () -> false);
    }

    static Shopfront closed() {
        return new Shopfront(
                () -> false, Optional::empty, () -> "", order -> false, order -> Receipt.NONE, () -> "", () -> false);
    }

    static CheckoutDialect dialect(Shopfront shopfront) {
        return new CheckoutDialect(settings(true), new Texts(), shopfront);
    }
}
