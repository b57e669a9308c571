package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/** An admin in the demo's back office, in a shopper's browser. */
record Admin(Shopper shopper) {

    /** Logs in, which leads to the list of orders. */
    void logIn() {
        enter();
        assertThat(shopper.page().locator(".office-table")).isVisible();
    }

    /** Logs in where there may be no order yet. */
    void enter() {
        shopper.open("/admin/login?lang=" + shopper.manner().language());
        shopper.page().fill("#login", "admin");
        shopper.page().fill("#password", "admin");
        shopper.page().click(".office-login button");
        assertThat(shopper.page().locator(".office-login")).hasCount(0);
    }

    Locator row(String order) {
        return shopper.page().locator(".office-table tbody tr").filter(new Locator.FilterOptions().setHasText(order));
    }

    void search(String what) {
        shopper.page().fill("#q", what);
        shopper.page().click(".office-search button");
        assertThat(shopper.page().locator("#q")).hasValue(what);
    }

    void openOrder(String order) {
        row(order).locator("a").click();
        assertThat(shopper.page().locator("h1")).containsText(order);
    }

    void update() {
        shopper.page().locator("form[action$='/update'] button").click();
        assertHeading("window.update");
    }

    void openRefund() {
        shopper.page().locator("a.alliancepay-open[href$='/refund']").click();
        assertHeading("window.refund");
    }

    /** The line with this number of sold units in the refund window. */
    Locator line(int units) {
        return shopper.page().locator(".alliancepay-line[data-units='" + units + "']");
    }

    void goOn() {
        shopper.page().locator(".alliancepay-refund-form button:not([name])").click();
        assertHeading("window.confirm");
    }

    void chooseAll() {
        shopper.page().locator(".alliancepay-refund-form button[name=all]").click();
        assertHeading("window.confirm");
    }

    /** The sum that the confirmation window shows, in its text and on its button. */
    String sumToConfirm() {
        String sum = shopper.page().locator(".alliancepay-exact b").textContent();
        assertThat(sendButton()).hasText(words().office("confirm.send", sum));
        return sum;
    }

    void confirm() {
        confirm("window.result", "result.SUCCEEDED");
    }

    void confirmRelease() {
        confirm("window.released", "release.result.SUCCEEDED");
    }

    private void confirm(String window, String result) {
        sendButton().click();
        assertHeading(window);
        assertThat(shopper.page().locator(".alliancepay-message")).hasText(words().office(result));
    }

    /** Opens the window for the lines of the only refund without lines. */
    void openLines() {
        shopper.page()
                .locator("a.alliancepay-open[href$='/lines']")
                .getByText(words().office("assign.choose"))
                .click();
        assertHeading("window.assign");
    }

    void saveLines() {
        shopper.page().locator(".alliancepay-refund-form button").click();
        assertThat(shopper.page().locator(".alliancepay-message")).hasText(words().office("assign.saved"));
    }

    Locator refundButton() {
        return shopper.page().locator("button[aria-disabled=true]");
    }

    private Locator sendButton() {
        return shopper.page().locator("form[action$='/refund/send'] button");
    }

    private void assertHeading(String key) {
        assertThat(shopper.page().locator("h1")).containsText(words().office(key));
    }

    Words words() {
        return shopper.words();
    }
}
