package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every state of a payment with every condition of its order: each step that the page offers is taken, and leads where it says. The state
 * is written into the ledger, and workers are kept away from it, so that rare states come as easily as frequent ones.
 */
class EveryStepBrowserTests extends BrowserStory {

    /** State and codes of the last decline, the page, its steps. "asked" stands for a bank that was asked after the shopper came back. */
    private static final String CART =
            """
            OPEN          | WAITING    | bank other check home
            OPEN asked    | UNPAID     | bank other check home
            OPEN 1.16     | RETRY      | retry other check home
            PAID          | COMPLETING | check home
            DECLINED 1.16 | DECLINED   | again other home
            EXPIRED       | EXPIRED    | again other home
            ABANDONED     | ABANDONED  | again other home
            RETURNED      | RETURNED   | again other home
            REVIEW        | REVIEW     | home check""";

    private static final String ELSEWHERE =
            """
            OPEN          | WAITING    | bank check home
            OPEN asked    | UNPAID     | bank check home
            OPEN 1.16     | RETRY      | retry check home
            PAID          | COMPLETING | check home
            DECLINED 1.16 | DECLINED   | home
            EXPIRED       | EXPIRED    | home
            ABANDONED     | ABANDONED  | home
            RETURNED      | RETURNED   | home
            REVIEW        | REVIEW     | home check""";

    private static final String CHANGED =
            """
            OPEN          | CHANGED    | checkout check home
            PAID          | COMPLETING | check home
            DECLINED 1.16 | DECLINED   | checkout home
            EXPIRED       | EXPIRED    | checkout home
            ABANDONED     | ABANDONED  | checkout home
            RETURNED      | RETURNED   | checkout home
            REVIEW        | REVIEW     | home check""";

    private static final String CHANGED_ELSEWHERE =
            """
            OPEN          | CHANGED    | check home
            DECLINED 1.16 | DECLINED   | home""";

    private static final String PLACED =
            """
            OPEN          | PLACED     | confirmation home
            DECLINED 1.16 | PLACED     | confirmation home
            EXPIRED       | PLACED     | confirmation home
            ABANDONED     | PLACED     | confirmation home
            RETURNED      | RETURNED   | confirmation home
            REVIEW        | UNNEEDED   | confirmation home check
            COMPLETED     | PAID       | confirmation home""";

    private static final String PLACED_ELSEWHERE =
            """
            OPEN          | PLACED     | home
            RETURNED      | RETURNED   | home
            REVIEW        | UNNEEDED   | home check
            COMPLETED     | PAID       | home""";

    private static final String CANCELLED =
            """
            OPEN          | GONE       | home
            DECLINED 1.16 | GONE       | home
            EXPIRED       | GONE       | home
            ABANDONED     | GONE       | home
            RETURNED      | RETURNED   | home
            REVIEW        | REVIEW     | home check
            COMPLETED     | PAID       | home""";

    /** In the year 2286. */
    private static final long NEVER = 9_999_999_999_999L;

    @Autowired
    private JdbcTemplate database;

    private Payment payment;

    static List<Manner> manners() {
        return List.of(Manner.ENGLISH, Manner.UKRAINIAN.onAPhone());
    }

    @Test
    void everyStepOfACartLeadsWhereItSays() {
        takeEveryStep(withAPayment(Manner.ENGLISH), CART);
    }

    @Test
    void inAnotherBrowserNothingIsOfferedThatOnlyTheFirstCanDo() {
        withAPayment(Manner.UKRAINIAN);

        takeEveryStep(shopper(Manner.UKRAINIAN), ELSEWHERE);
    }

    @Test
    void aChangedCartIsPaidInTheCheckout() {
        Shopper shopper = withAPayment(Manner.UKRAINIAN);
        shopper.secondTab().putIntoCart("linen-towel", 1);

        takeEveryStep(shopper, CHANGED);
        takeEveryStep(shopper(Manner.UKRAINIAN), CHANGED_ELSEWHERE);
    }

    @Test
    void anOrderThatIsPlacedIsShownToItsOwner() {
        Shopper shopper = withAPayment(Manner.ENGLISH);
        shopper.secondTab().payOnDelivery();

        takeEveryStep(shopper, PLACED);
        takeEveryStep(shopper(Manner.ENGLISH), PLACED_ELSEWHERE);
    }

    @Test
    void anOrderThatIsCancelledIsNotPaid() {
        Shopper shopper = withAPayment(Manner.ENGLISH);
        cancelTheOrder();

        takeEveryStep(shopper, CANCELLED);
    }

    @ParameterizedTest
    @MethodSource("manners")
    void everyPageCanBeReadByEverybody(Manner manner) {
        Shopper shopper = withAPayment(manner);
        CART.lines().forEach(line -> lookAt(shopper, line));
        shopper.secondTab().putIntoCart("linen-towel", 1);
        lookAt(shopper, "OPEN | CHANGED | checkout");
        shopper.secondTab().payOnDelivery();
        lookAt(shopper, "OPEN | PLACED | confirmation");
        lookAt(shopper, "REVIEW | UNNEEDED | confirmation");
        lookAt(shopper, "COMPLETED | PAID | confirmation");
        cancelTheOrder();
        lookAt(shopper, "OPEN | GONE | home");
    }

    @Test
    void aPageIsStillForThoseWhoWantItSoAndPlainInFewColours() {
        Shopper shopper = withAPayment(Manner.UKRAINIAN);
        begin(shopper, Row.of("OPEN | WAITING | bank"));

        shopper.page().emulateMedia(new EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertThat(shopper.page().locator(".alliancepay-spinner")).hasCSS("animation-name", "none");
        shopper.page().emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        assertThat(shopper.page().locator("main")).hasCSS("border-top-width", "1px");
        assertThat(shopper.page().locator(".alliancepay-button").first()).hasCSS("border-top-width", "2px");
        shopper.show("step-few-colours");
    }

    private void takeEveryStep(Shopper shopper, String table) {
        table.lines().map(Row::of).forEach(row -> {
            begin(shopper, row);
            shopper.assertSteps(row.steps().toArray(String[]::new));
            for (String step : row.steps()) {
                begin(shopper, row);
                shopper.press("action." + step);
                assertArrived(shopper, step, row);
            }
        });
    }

    private static void assertArrived(Shopper shopper, String step, Row row) {
        switch (step) {
            case "bank", "retry", "again" -> assertThat(shopper.page().locator("#pan"))
                    .isVisible();
            case "other", "checkout" -> assertThat(shopper.page().locator("#payment_methods"))
                    .isVisible();
            case "confirmation" -> assertThat(shopper.page().locator(".js-orderNumber"))
                    .isVisible();
            case "check" -> shopper.assertFace(row.face());
            case "home" -> assertThat(shopper.page()).hasURL(shopper.address("/"));
            default -> throw new IllegalArgumentException(step);
        }
    }

    private void lookAt(Shopper shopper, String line) {
        Row row = Row.of(line);
        begin(shopper, row);
        shopper.assertFits();
        shopper.assertAccessible();
        shopper.show("step-" + row.face().toLowerCase(Locale.ROOT));
    }

    private void begin(Shopper shopper, Row row) {
        write(row);
        shopper.open("/alliancepay/return/" + payment.returnToken() + "?lang="
                + shopper.manner().language());
        shopper.assertFace(row.face());
    }

    private Shopper withAPayment(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();
        payment = lastPayment();
        return shopper;
    }

    /** The lease keeps workers away. */
    private void write(Row row) {
        int rows = database.update(
                "UPDATE ALLIANCEPAY_PAYMENT SET STATE = ?, DECLINE_CODES = ?, REVIEW_REASON = ?, LAST_ASKED_AT = ?,"
                        + " OPEN_ORDER_ID = NULL, LEASE_TOKEN = 'test', LEASE_UNTIL = ? WHERE PAYMENT_ID = ?",
                row.state(),
                row.decline(),
                row.state().equals("REVIEW") ? "AMOUNT_DIFFERS" : null,
                row.asked() ? NEVER : null,
                NEVER,
                payment.id());
        assertThat(rows).isOne();
    }

    private void cancelTheOrder() {
        int rows = database.update(
                "UPDATE BLC_ORDER SET ORDER_STATUS = 'CANCELLED' WHERE ORDER_ID = ?",
                payment.bill().orderId());
        assertThat(rows).isOne();
    }

    /** A line of a table. */
    private record Row(String state, String decline, boolean asked, String face, List<String> steps) {

        static Row of(String line) {
            String[] cells = line.split("\\|");
            List<String> given = words(cells[0]);
            String second = given.size() > 1 ? given.get(1) : "";
            boolean asked = second.equals("asked");
            return new Row(given.get(0), asked ? "" : second, asked, cells[1].strip(), words(cells[2]));
        }

        private static List<String> words(String cell) {
            return List.of(cell.strip().split(" +"));
        }
    }
}
