package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window "Lines of the refund" in a browser without scripts: which lines a refund from the bank's cabinet was for. */
@Tag("database")
class AssignmentIntegrationTests extends RefundStory {

    private static final long ONE_MUG = 46_260;

    private Clerk admin;

    @BeforeEach
    void theAdminLogsIn() {
        refundsAreDecidedAtOnce();
        admin = Clerk.named("admin", shopUrl());
    }

    @Test
    void anAdminSaysWhichLineACabinetRefundWasFor() {
        Payment payment = refundedInTheCabinet(ONE_MUG);
        assertThat(panel(payment)).contains("Choose lines", window(payment));

        assertThat(admin.get(window(payment)).body())
                .contains(
                        "Lines of the refund",
                        "This refund",
                        "₴462.60",
                        "bank’s merchant portal",
                        "2 · ₴925.20",
                        "No money moves",
                        "max=\"2\"")
                .doesNotContain("name=\"reason\"", "Refund everything that is left", "refund/send");
        String saved = save(payment, Map.of(quantity(payment), "1")).body();

        assertThat(saved)
                .contains("The lines of the refund are saved. No money moved.", "× 1 – ₴462.60", "Change the lines");
        assertThat(admin.get(refund(payment)).body())
                .contains("1 · ₴462.60", "/ 1")
                .doesNotContain("without a choice");
        assertThat(mugs(payment).leftQuantity()).isEqualTo(1);
        assertThat(refundsAtBank(payment)).hasSize(1);
        assertBooked(payment, "462.60");
    }

    @Test
    void theChoiceIsInTheHistoryWithWhoMadeIt() {
        Payment payment = refundedInTheCabinet(ONE_MUG);

        save(payment, Map.of(quantity(payment), "1"));

        assertThat(payments().events(payment.id())).anySatisfy(event -> {
            assertThat(told(event)).isEqualTo("REFUND_ASSIGNED 46260");
            assertThat(event.actor()).isEqualTo("admin");
            assertThat(event.trigger()).isEqualTo(SyncTrigger.ADMIN);
        });
        assertThat(panel(payment)).contains("Lines chosen for the refund of ₴462.60");
    }

    @Test
    void theLastChoiceCountsAndTheWindowShowsIt() {
        Payment payment = refundedInTheCabinet(ONE_MUG);
        save(payment, Map.of(quantity(payment), "1"));
        assertThat(field(quantity(payment), window(payment))).contains("value=\"1\"");
        assertThat(field(amount(payment), window(payment))).doesNotContain("value=\"462.60\"");

        save(
                payment,
                Map.of(amount(payment), "400", "amount." + post(payment).line().key(), "62,60"));

        assertThat(field(amount(payment), window(payment))).contains("value=\"400.00\"");
        assertThat(mugs(payment).leftQuantity()).isEqualTo(2);
        assertThat(mugs(payment).leftAmount()).isEqualTo(new Coins(52_520));
        assertThat(post(payment).leftAmount()).isEqualTo(new Coins(4_000));
        assertThat(balance(payment).unassigned()).isEqualTo(Coins.ZERO);
    }

    @Test
    void anEmptyChoiceRemovesTheLines() {
        Payment payment = refundedInTheCabinet(ONE_MUG);
        save(payment, Map.of(quantity(payment), "1"));

        String saved = save(payment, Map.of(quantity(payment), "0", amount(payment), ""))
                .body();

        assertThat(saved).contains("The refund is no longer assigned to any line.");
        assertThat(mugs(payment).leftQuantity()).isEqualTo(2);
        assertThat(balance(payment).unassigned()).isEqualTo(new Coins(ONE_MUG));
    }

    @Test
    void moreThanTheRefundIsExplainedAndTheInputKept() {
        Payment payment = refundedInTheCabinet(ONE_MUG);

        String page = save(payment, Map.of(quantity(payment), "2")).body();

        assertThat(page)
                .contains("more than the refund of ₴462.60. Choose less", "Nothing was saved.", "value=\"2\"")
                .doesNotContain("Nothing was sent");
        assertThat(onlyRefund(payment).lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "-1", "1.234"})
    void anInvalidSumIsExplainedAndTheInputKept(String typed) {
        Payment payment = refundedInTheCabinet(ONE_MUG);

        assertThat(save(payment, Map.of(amount(payment), typed)).body())
                .contains("is not a quantity or a sum", "value=\"" + typed + "\"", "Nothing was saved.");
    }

    @Test
    void unitsOfOtherRefundsAreNotOffered() {
        Payment payment = refundedInTheCabinet(ONE_MUG);
        makeRefund(payment, mugs(payment), 1);
        Refund external = external(payment);

        assertThat(admin.get(window(payment, external)).body()).contains("max=\"1\"");
        assertThat(choose(window(payment, external), Map.of(quantity(payment), "2"))
                        .body())
                .contains("at most 1 can still be refunded", "Nothing was saved.");
        choose(window(payment, external), Map.of(quantity(payment), "1"));

        assertThat(mugs(payment).leftQuantity()).isZero();
        assertThat(mugs(payment).leftAmount()).isEqualTo(Coins.ZERO);
    }

    @Test
    void theRestIsRefundedAfterwards() {
        Payment payment = refundedInTheCabinet(ONE_MUG);
        save(payment, Map.of(quantity(payment), "1"));

        makeRefund(payment, mugs(payment), 1);
        makeRefund(payment, honey(payment), 1);
        makeRefund(payment, post(payment), 1);

        assertThat(balance(payment).left()).isEqualTo(Coins.ZERO);
        assertThat(balance(payment).lines())
                .allSatisfy(line -> assertThat(line.leftAmount()).isEqualTo(Coins.ZERO));
        assertThat(atBank(payment).remaining(purchase(payment))).isZero();
    }

    @Test
    void theLinesOfARefundByTheShopsServicesAreChosenToo() throws PaymentException {
        Payment payment = completed();
        gateway().getTransactionService().refund(about(orderOf(payment)).transactionTotal("462.60"));

        save(payment, Map.of(quantity(payment), "1"));
        save(payment, Map.of(amount(payment), "100"));

        assertThat(onlyRefund(payment).lines())
                .containsExactly(new RefundLine(mugs(payment).line().key(), 0, new Coins(10_000)));
    }

    @Test
    void linesThatAnAdminChoseAreNotChosenAgain() {
        Payment payment = completed();
        makeRefund(payment, honey(payment), 1);

        assertThat(panel(payment)).doesNotContain("Choose lines", "Change the lines");
        assertThat(admin.get(window(payment)).body())
                .contains("There is nothing to choose")
                .doesNotContain("Save the lines");
        String version = onlyRefund(payment).linesVersion();
        assertThat(choose(admin, window(payment), version, Map.of(quantity(payment), "1"))
                        .body())
                .contains("There is nothing to choose", "Nothing was saved.");
        assertThat(mugs(payment).leftQuantity()).isEqualTo(2);
    }

    @Test
    void anOrderThatIsNotSubmittedHasNoLinesToChoose() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "linden-honey", 1);
        pay(payment);
        passAMinute();
        cabinetRefund(payment, ONE_MUG);
        balance(payment);

        assertThat(panel(payment)).contains("bank’s merchant portal").doesNotContain("Choose lines");
        assertThat(admin.get(window(payment)).body()).contains("Submit the order first.");
    }

    @Test
    void aRefundOfAnotherPaymentIsNotFound() {
        Payment one = refundedInTheCabinet(ONE_MUG);
        Payment other = refundedInTheCabinet(ONE_MUG);

        for (String refund :
                new String[] {onlyRefund(other).id(), UUID.randomUUID().toString(), "x"}) {
            String window = refund(one) + "/" + refund + "/lines";
            assertThat(admin.get(window).statusCode()).as(refund).isEqualTo(404);
            assertThat(admin.post(window, Map.of(quantity(one), "1")).statusCode())
                    .as(refund)
                    .isEqualTo(404);
        }
        assertThat(onlyRefund(other).lines()).isEmpty();
    }

    @Test
    void anAdminWithoutThePermissionChoosesNothing() {
        Payment payment = refundedInTheCabinet(ONE_MUG);
        Clerk viewer = Clerk.named("viewer", shopUrl());

        assertThat(viewer.get("/admin/order/" + orderOf(payment)).body())
                .contains("bank’s merchant portal")
                .doesNotContain("Choose lines");
        assertThat(viewer.get(window(payment)).statusCode()).isEqualTo(403);
        assertThat(viewer.post(window(payment), Map.of(quantity(payment), "1")).statusCode())
                .isEqualTo(403);
        assertThat(onlyRefund(payment).lines()).isEmpty();
    }

    @Test
    void ofTwoAdminsInTheSameSecondOneChoosesAndTheOtherIsTold() {
        Payment payment = refundedInTheCabinet(ONE_MUG);
        List<Clerk> admins = List.of(admin, Clerk.named("host", shopUrl()));
        List<String> forms = admins.stream()
                .map(clerk -> Clerk.hidden("version", clerk.get(window(payment))))
                .toList();
        List<Map<String, String>> choices = List.of(Map.of(quantity(payment), "1"), Map.of(amount(payment), "100"));

        List<String> pages = IntStream.range(0, 2)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> choose(admins.get(n), window(payment), forms.get(n), choices.get(n))
                                .body()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(pages)
                .filteredOn(page -> page.contains("The lines of the refund are saved."))
                .hasSize(1);
        assertThat(pages)
                .filteredOn(page -> page.contains("Another admin chose the lines of this refund meanwhile"))
                .singleElement()
                .satisfies(page -> assertThat(page).contains("Nothing was saved."));
        assertThat(onlyRefund(payment).lines()).hasSize(1);
        assertThat(history(payment)).containsOnlyOnce("REFUND_ASSIGNED 46260");
    }

    @Test
    void aFormWithoutTheSessionsTokenIsRefused() {
        Payment payment = refundedInTheCabinet(ONE_MUG);
        admin.get(window(payment));

        assertThat(admin.withoutToken()
                        .post(window(payment), Map.of(quantity(payment), "1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(onlyRefund(payment).lines()).isEmpty();
    }

    /** A part was refunded in the cabinet, and the shop has noticed. */
    private Payment refundedInTheCabinet(long coins) {
        Payment payment = completed();
        cabinetRefund(payment, coins);
        assertThat(balance(payment).unassigned()).isEqualTo(new Coins(coins));
        return payment;
    }

    private Refund external(Payment payment) {
        return ledger.refunds().ofPayment(payment.id()).stream()
                .filter(Refund::isExternal)
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> save(Payment payment, Map<String, String> fields) {
        return choose(window(payment), fields);
    }

    /** Sends the form as it was shown. */
    private HttpResponse<String> choose(String window, Map<String, String> fields) {
        return choose(admin, window, Clerk.hidden("version", admin.get(window)), fields);
    }

    private static HttpResponse<String> choose(Clerk clerk, String window, String version, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("version", version);
        return clerk.post(window, form);
    }

    private String panel(Payment payment) {
        return admin.get("/admin/order/" + orderOf(payment)).body();
    }

    private String field(String name, String page) {
        String body = admin.get(page).body();
        int at = body.indexOf("name=\"" + name + "\"");
        return body.substring(body.lastIndexOf('<', at), body.indexOf('>', at));
    }

    private String quantity(Payment payment) {
        return "quantity." + mugs(payment).line().key();
    }

    private String amount(Payment payment) {
        return "amount." + mugs(payment).line().key();
    }

    private String window(Payment payment) {
        return window(payment, onlyRefund(payment));
    }

    private static String window(Payment payment, Refund refund) {
        return refund(payment) + "/" + refund.id() + "/lines";
    }

    private static String refund(Payment payment) {
        return "/admin/order/" + orderOf(payment) + "/alliancepay/" + payment.id() + "/refund";
    }
}
