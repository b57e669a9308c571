package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import io.github.alliancepay.sandbox.order.TestCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A shopper with a browser: what they do and see in the store and at the bank. */
final class Shopper implements AutoCloseable {

    private static final Pattern OVERTAKEN = Pattern.compile("net::ERR_ABORTED|interrupted by another navigation");

    private final String store;
    private final Manner manner;
    private final Words words;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Shopper(String store, Manner manner, BrowserContext context) {
        this.store = store;
        this.manner = manner;
        this.words = Words.in(manner.language());
        this.context = context;
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> complaints.add(error.error()));
        this.page = context.newPage();
    }

    /** Opens a browser without cookies or history. */
    static Shopper at(String store, Manner manner) {
        return new Shopper(store, manner, Chromium.open().newContext(manner.options()));
    }

    /** The same shopper in another tab of the same browser. */
    Shopper secondTab() {
        return new Shopper(store, manner, context);
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text() + " at " + message.location());
        }
    }

    Page page() {
        return page;
    }

    Manner manner() {
        return manner;
    }

    Words words() {
        return words;
    }

    /**
     * Opens an address of the store or any other. A page that waits may go on by itself in the same moment, and the browser gives up the earlier of
     * the two ways; then this is done again.
     */
    void open(String address) {
        String whole = address.startsWith("/") ? store + address : address;
        try {
            page.navigate(whole);
        } catch (PlaywrightException overtaken) {
            if (!OVERTAKEN.matcher(overtaken.getMessage()).find()) {
                throw overtaken;
            }
            page.navigate(whole);
        }
    }

    /** The whole address of a page of the store. */
    String address(String path) {
        return store + path;
    }

    /** Opens the store in the chosen language. */
    void enter() {
        open("/?lang=" + manner.language());
    }

    void putIntoCart(String article, int quantity) {
        open("/product/" + article);
        page.fill("form.buy input[name=quantity]", String.valueOf(quantity));
        page.click("form.buy button");
        assertThat(page.locator(".note-good")).isVisible();
    }

    void usePromoCode(String code) {
        page.fill("#code", code);
        page.click("form.promo button");
        assertThat(page.locator(".promo-on b")).hasText(code);
    }

    /** From the cart to the choice of payment, as a guest. */
    void checkOut() {
        page.click("a[href='/checkout'].button");
        fillDelivery();
        page.click(".fields-foot button");
        assertThat(page.locator(".js-shippingStageCard address")).isVisible();
    }

    private void fillDelivery() {
        page.fill("#firstName", manner.language().equals("uk") ? "Олена" : "Olena");
        page.fill("#lastName", manner.language().equals("uk") ? "Коваль" : "Koval");
        page.fill("#email", "olena@example.com");
        page.fill("#phone", "+380501234567");
        page.fill("#city", manner.language().equals("uk") ? "Київ" : "Kyiv");
        page.fill("#postalCode", "01001");
        page.fill("#street", manner.language().equals("uk") ? "вул. Хрещатик, 22" : "Khreshchatyk St, 22");
    }

    /** Fills a cart and goes to the choice of payment. */
    void shop() {
        enter();
        putIntoCart("kosiv-mug", 2);
        checkOut();
    }

    /** Opens the option's pane; without scripts all panes are open. */
    void chooseAlliancePay() {
        if (manner.scripts()) {
            page.click("a[href='#AlliancePay']");
        }
        assertThat(page.locator("#AlliancePay")).isVisible();
    }

    /** Goes to the review step, if there is one. */
    void confirmChoice() {
        if (manner.scripts()) {
            page.click(".js-submitPaymentCheckoutStage");
        }
        assertThat(orderButton()).isVisible();
    }

    /** Follows a link of the payment's own page. */
    void press(String key) {
        page.locator(".alliancepay-actions")
                .getByText(words.of(key), new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** Everything that the payment's own page offers, in its order. */
    void assertSteps(String... keys) {
        String[] steps = Stream.of(keys).map(key -> words.of("action." + key)).toArray(String[]::new);
        assertThat(page.locator(".alliancepay-actions a, .alliancepay-actions button"))
                .hasText(steps);
    }

    /** One click leads to a new page of the bank. */
    void payAgain() {
        press("action.again");
        assertThat(page.locator("#pan")).isVisible();
    }

    /** Places the cart for cash on delivery. */
    void payOnDelivery() {
        open("/checkout");
        if (manner.scripts()) {
            page.click("a[href='#COD']");
            page.click(".js-submitPaymentCheckoutStage");
            page.click(".js-performCheckout");
        } else {
            page.click("#CODCheckoutSubmissionForm button");
        }
        assertThat(page.locator(".js-orderNumber")).isVisible();
    }

    /** Presses Tab until this element has the focus. */
    void tabTo(String selector) {
        Locator goal = page.locator(selector);
        for (int step = 0; step < 60 && !isFocused(goal); step++) {
            page.keyboard().press("Tab");
        }
        assertThat(goal).isFocused();
    }

    private static boolean isFocused(Locator element) {
        return (boolean) element.evaluate("element => element === document.activeElement");
    }

    Locator orderButton() {
        return page.locator(manner.scripts() ? ".js-performCheckout" : "#AlliancePayCheckoutSubmissionForm button");
    }

    /** Places the order, which leads to the bank's page. */
    void goToTheBank() {
        chooseAlliancePay();
        confirmChoice();
        orderButton().click();
        assertThat(page.locator("#pan")).isVisible();
    }

    /** Pays on the bank's page with one of its test cards. */
    void payBy(TestCard card) {
        page.click("[data-card=" + card.name() + "]");
        page.click("#pay");
    }

    /** From the bank's last page back to the store. */
    void goBack() {
        assertThat(page.locator("#outcome")).isVisible();
        page.click("#return");
    }

    /** The store thanks for an order and names its number. */
    String assertThanks() {
        Locator number = page.locator(".js-orderNumber");
        assertThat(number).hasText(Pattern.compile("\\S+"));
        assertThat(page.locator(".alliancepay-chosen")).containsText(words.of("option.paid"));
        return number.textContent();
    }

    /** Pays for the cart and returns the order's number. */
    String payCart() {
        checkOut();
        goToTheBank();
        payBy(TestCard.VISA);
        goBack();
        return assertThanks();
    }

    /** The payment's own page shows one of its faces, in the shopper's language. */
    void assertFace(String face) {
        assertThat(page.locator("h1")).hasText(words.of("page." + face + ".title"));
        assertThat(page.locator("html")).hasAttribute("lang", manner.language());
    }

    /** Everything fits the width of the screen. */
    void assertFits() {
        int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        assertThat(width)
                .as("width of " + page.url())
                .isLessThanOrEqualTo(manner.screen().width());
    }

    /** The page keeps the rules of axe, in dark colours as well. Needs scripts. */
    void assertAccessible() {
        if (manner.scripts()) {
            Axe.check(page);
        }
    }

    /** The browser reports every status other than 200. This one is expected. */
    void forgive(int status) {
        complaints.removeIf(complaint -> complaint.contains("status of " + status));
    }

    /** No script failed, nothing broke a content security policy, nothing was missing. */
    void assertNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    /** Scrolls until something is at the top of the screen. */
    void lookAt(String selector) {
        page.locator(selector).evaluate("element => element.scrollIntoView({behavior: 'instant', block: 'start'})");
    }

    /** Keeps the whole page in {@code target/pages}, for people to look at. */
    void show(String name) {
        String screen = manner.screen() == Manner.Screen.PHONE ? "-phone" : "";
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/pages", name + "-" + manner.language() + screen + ".png")));
    }

    void takePicture(String name) {
        Pictures.take(page, name);
    }

    @Override
    public void close() {
        context.close();
    }
}
