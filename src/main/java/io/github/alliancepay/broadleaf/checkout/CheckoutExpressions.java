package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.PaymentOption;
import io.github.alliancepay.broadleaf.text.QrImage;
import io.github.alliancepay.broadleaf.text.Texts;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code #alliancepay} in templates: texts in the page's language, the session's cart, and addresses. Optionals are unpacked here,
 * because not every template engine can call their methods.
 */
public final class CheckoutExpressions {

    /** The name of the object in templates. */
    static final String NAME = "alliancepay";

    private final Texts texts;
    private final Shopfront shopfront;
    private final CheckoutSettings settings;
    private final String language;
    private final String terminal;

    /** @param terminal the merchant id of the payment that the page is about, empty when it is about none */
    CheckoutExpressions(Texts texts, Shopfront shopfront, CheckoutSettings settings, String language, String terminal) {
        this.texts = texts;
        this.shopfront = shopfront;
        this.settings = settings;
        this.language = Texts.supported(language);
        this.terminal = terminal;
    }

    /** The language of the page, {@code uk} or {@code en}. */
    public String language() {
        return language;
    }

    /** The text of a key in the language of the page. */
    public String text(String key, Object... arguments) {
        return texts.text(language, key, arguments);
    }

    /** What to say about a payment that could not be started; an unknown key gets a general text. */
    public String problem(String key, String part) {
        return texts.firstOf(language, "problem." + key + "." + part, "problem.other." + part);
    }

    /** Why the bank declined, in words for the shopper. */
    public String reason(PaymentPage page) {
        return texts.shopperReason(language, page.decline());
    }

    /** Why a person has to decide, as text, or the empty string. */
    public String review(PaymentPage page) {
        return page.review().map(reason -> text("review." + reason.name())).orElse("");
    }

    /** Where the bank's page can still be paid, or the empty string. */
    public String bankPage(PaymentPage page) {
        return page.bankPage().map(URI::toString).orElse("");
    }

    /** Whether any of the options is offered to this shopper. */
    public boolean enabled() {
        return cards() || accounts();
    }

    /** Whether the shopper can pay by card or wallet. */
    public boolean cards() {
        return terminal(PaymentOption.CARD).isPresent();
    }

    /** Whether the shopper can pay from account to account. */
    public boolean accounts() {
        return terminal(PaymentOption.ACCOUNT).isPresent();
    }

    /** Whether no real money moves when the cart is paid by card. */
    public boolean testCards() {
        return isTest(PaymentOption.CARD);
    }

    /** Whether no real money moves when the cart is paid from account to account. */
    public boolean testAccounts() {
        return isTest(PaymentOption.ACCOUNT);
    }

    private boolean isTest(PaymentOption option) {
        return settings.testTerminal().test(terminal(option).orElse(""));
    }

    private Optional<String> terminal(PaymentOption option) {
        return shopfront.terminal().apply(option);
    }

    /** What the QR code of a transfer looks like. */
    public QrImage qr(String content) {
        return QrImage.of(content);
    }

    /** Whether no real money moves by the payment that the page is about; on a page about none, by any that the cart can be paid with. */
    public boolean test() {
        return terminals().stream().allMatch(settings.testTerminal());
    }

    private List<String> terminals() {
        List<String> offered = terminal.isEmpty()
                ? Stream.of(PaymentOption.values())
                        .flatMap(option -> terminal(option).stream())
                        .toList()
                : List.of(terminal);
        return offered.isEmpty() ? List.of("") : offered;
    }

    /**
     * The shop's name, or the empty string: the host's message {@code alliancepay.shop.name}, which has it in each language, else the
     * setting, else the name of the host's site.
     */
    public String shopName() {
        String named = texts.find(language, "shop.name").orElse(settings.shop().name());
        return named.isEmpty() ? shopfront.siteName().get() : named;
    }

    /** The address of the shop's logo for use in {@code @{…}}, or the empty string. */
    public String shopLogo() {
        return settings.shop().logo();
    }

    /** How to reach the shop. */
    public ShopProfile.Contact contact() {
        return settings.shop().contact();
    }

    /** The content security policy of the plugin's own pages: nothing but the plugin's files and the shop's logo. */
    public String policy() {
        return ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: "
                                + settings.shop().logoOrigin())
                        .strip()
                + "; connect-src 'self'; base-uri 'none'; form-action 'self'";
    }

    /** The names of the card schemes and wallets with which the shopper can pay. */
    public List<String> marks() {
        return settings.marks();
    }

    /** Whether money for the session's cart has come already, so that paying again would be paying twice. */
    public boolean moneyHere() {
        return shopfront.moneyHere().get();
    }

    /** What is to be paid for the session's cart, formatted, or the empty string without a cart. */
    public String amount() {
        return bill().map(bill -> money(bill.amount(), bill.currency())).orElse("");
    }

    /** Whether the bank converts the cart's sum, because it charges in hryvnias. */
    public boolean converted() {
        return bill().filter(bill -> bill.currency() != Currency.UAH).isPresent();
    }

    /** The shopper's e-mail address, or the empty string when the shop does not know it. */
    public String email() {
        return shopfront.email().get();
    }

    /** The address of one of the plugin's files, for use in {@code @{…}}. */
    public String asset(String name) {
        return Assets.ALL.address(name);
    }

    /** A sum as people write it in the language of the page. */
    public String money(Coins amount, Currency currency) {
        return texts.money(language, amount, currency);
    }

    /** What is known of the money of an order that was paid here. */
    public Receipt receipt(Object order) {
        return shopfront.receipt().apply(order);
    }

    boolean paidHere(Object orderOrPayment) {
        return shopfront.paidHere().test(orderOrPayment);
    }

    private Optional<Bill> bill() {
        return shopfront.bill().get();
    }
}
