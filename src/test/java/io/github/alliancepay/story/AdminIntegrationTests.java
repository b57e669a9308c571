package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.ApprovedRefund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.setting.Setting;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an admin sees about payments, and "Update from Alliance API". */
class AdminIntegrationTests extends RefundStory {

    private static final String ALL_PAYMENTS =
            "<a class=\"alliancepay-link\" href=\"/admin/alliancepay\">All payments</a>";

    private Clerk admin;

    @BeforeEach
    void theAdminLogsIn() {
        admin = Clerk.named("admin", shopUrl());
    }

    @Test
    void aStrangerIsShownToTheLogin() {
        Payment payment = completed();

        HttpResponse<String> page = Clerk.stranger(shopUrl()).get(panel(payment));

        assertThat(page.uri().getPath()).isEqualTo("/admin/login");
        assertThat(page.body()).doesNotContain(payment.id());
    }

    @Test
    void aWrongPasswordLetsNobodyIn() {
        Clerk stranger = Clerk.stranger(shopUrl());
        stranger.get("/admin/login");

        stranger.post("/admin/login", Map.of("login", "admin", "password", "nimda"));

        assertThat(stranger.get("/admin/orders").uri().getPath()).isEqualTo("/admin/login");
    }

    @Test
    void theListTellsHowEachOrderWasPaid() {
        Payment payment = completed();
        long other = cart();
        String cash = shop.payOtherwise(other);

        String list = admin.get("/admin/orders").body();

        assertThat(row(list, payment.outcome().orderNumber())).contains("AlliancePay", ">Paid<");
        assertThat(row(list, cash)).contains("On delivery").doesNotContain("alliancepay-badge");
    }

    @Test
    void anOrderIsFoundByAnythingThatIsKnownOfIt() {
        Payment payment = completed();
        completed();
        String rrn = ledger.payments().operations(payment.id()).get(0).field("rrn");

        for (String known :
                List.of(payment.outcome().orderNumber(), payment.hppOrderId().orElseThrow(), rrn)) {
            assertThat(links(admin.get("/admin/orders?q=" + known).body()))
                    .as(known)
                    .containsExactly("/admin/order/" + orderOf(payment));
            assertThat(admin.get("/admin/alliancepay?q=" + known).body())
                    .contains(payment.outcome().orderNumber());
        }
        assertThat(links(admin.get("/admin/orders?q=olena@example.com").body()))
                .contains("/admin/order/" + orderOf(payment));
    }

    @Test
    void ordersAreFilteredByTheStateOfTheirPayment() {
        Payment paid = completed();
        Payment declined = declinedWithoutCallbacks();

        assertThat(links(admin.get("/admin/orders?state=DECLINED").body()))
                .contains("/admin/order/" + orderOf(declined))
                .doesNotContain("/admin/order/" + orderOf(paid));
    }

    @Test
    void paymentsAreFilteredCountedAndAddedUp() {
        Payment paid = completed();
        Payment declined = declinedWithoutCallbacks();
        String today = LocalDate.ofInstant(declined.createdAt(), BankTime.KYIV).toString();

        String found = admin.get("/admin/alliancepay?state=DECLINED&q=" + orderOf(declined) + "&from=" + today + "&to="
                        + today + "&min=0,01&max=1%20000%20000&test=no&sort=LARGEST")
                .body();
        String list = found.substring(found.indexOf("alliancepay-payments"));

        assertThat(list)
                .contains("Payments found: 1", "/admin/order/" + orderOf(declined) + "/alliancepay")
                .doesNotContain("/admin/order/" + orderOf(paid) + "/alliancepay")
                .contains("value=\"0,01\"", "value=\"" + today + "\"", "/admin/alliancepay/payments.csv?q=");
        assertThat(found).contains(">Awaiting payment<").doesNotContain(">UAH<");
        assertThat(admin.get("/admin/alliancepay?from=" + today + "&to=" + today)
                        .body())
                .contains(">UAH<");
        assertThat(admin.get("/admin/alliancepay?max=0.01").body()).contains("No payment matches.");
    }

    @Test
    void whatCannotBeUnderstoodIsSaidAtItsFieldAndNothingIsLost() {
        String page =
                admin.get("/admin/alliancepay?q=42&from=soon&min=%3Cb%3E&max=5").body();

        assertThat(page)
                .contains("Nothing was searched for.", "“soon” is not a date.", "“&lt;b&gt;” is not a sum.")
                .contains("value=\"42\"", "value=\"soon\"", "value=\"&lt;b&gt;\"", "value=\"5\"")
                .containsPattern("<input type=\"text\"[^>]*id=\"alliancepay-from\"[^>]*aria-invalid=\"true\"")
                .containsPattern("id=\"alliancepay-min\"[^>]*aria-describedby=\"alliancepay-min-problem\"")
                .doesNotContain("payments.csv");
        assertThat(admin.get("/admin/alliancepay/payments.csv?from=soon").statusCode())
                .isIn(200, 303);
    }

    @Test
    void whatWasFoundIsDownloadedForASpreadsheet() {
        Payment payment = completed();
        String query = "?q=" + payment.hppOrderId().orElseThrow();

        HttpResponse<String> english = admin.get("/admin/alliancepay/payments.csv" + query);
        String[] lines = english.body().split("\r\n");

        assertThat(english.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(english.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"alliancepay-payments-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        assertThat(english.body()).startsWith("\uFEFF\"Order\",");
        assertThat(lines).hasSize(2);
        assertThat(lines[1])
                .contains(
                        payment.outcome().orderNumber(),
                        "\"Paid\"",
                        payment.bill().amount() + ",\"UAH\"")
                .contains(payment.hppOrderId().orElseThrow(), payment.id());
        assertThat(ledger.payments().operations(payment.id()).get(0).field("rrn"))
                .satisfies(rrn -> assertThat(lines[1]).contains(rrn));
    }

    @Test
    void theMenuIsToldHowManyPaymentsNeedAttention() {
        assertThat(admin.get("/admin/alliancepay/attention").body())
                .matches("\\{\"(count|text)\":\".*\",\"(count|text)\":\".*\"}")
                .contains("Need attention: ");
    }

    @Test
    void anOrderPaidAnotherWayIsShownWithoutErrors() {
        long order = cart();
        shop.payOtherwise(order);

        HttpResponse<String> page = admin.get("/admin/order/" + order);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("This order was not paid with AlliancePay.");
        assertThat(admin.get("/admin/order/" + order + "/alliancepay/refund").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theBankIsNotAskedByGet() {
        Payment payment = startedWithoutCallbacks();
        pay(payment);

        assertThat(admin.get(action(payment, "update")).statusCode()).isEqualTo(405);

        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void theBankIsAskedOnlyWithTheFormsToken() {
        Payment payment = startedWithoutCallbacks();
        pay(payment);

        assertThat(admin.withoutToken()
                        .post(action(payment, "update"), Map.of())
                        .statusCode())
                .isEqualTo(403);

        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void anUpdateChangesTheShopLikeACallback() {
        Payment payment = startedWithoutCallbacks();
        pay(payment);

        String page = update(payment);

        assertThat(page)
                .contains(
                        "The bank answered.", "Awaiting payment → Paid, order not submitted", "Purchase", ">Success<");
        assertPaidOnce(orderOf(payment));
        assertThat(payments().events(payment.id()))
                .filteredOn(event -> event.trigger() == SyncTrigger.ADMIN)
                .extracting(PaymentEvent::actor)
                .containsOnly("admin")
                .isNotEmpty();
    }

    @Test
    void anUpdateWithoutNewsSaysSo() {
        Payment payment = completed();

        assertThat(update(payment)).contains("Nothing: the shop already had this information.");
    }

    @Test
    void noPageShowsASecret() {
        Payment payment = completed();

        assertThat(List.of(
                        admin.get(panel(payment)).body(),
                        update(payment),
                        admin.get("/admin/alliancepay").body()))
                .allSatisfy(page -> assertThat(page).doesNotContain(serviceCode(), "\"d\":", "senderPhone"));
    }

    @Test
    void thePanelShowsEverythingAnAdminNeeds() {
        Payment payment = completed();
        var operation = ledger.payments().operations(payment.id()).get(0);

        assertThat(admin.get(panel(payment)).body())
                .contains(
                        payment.hppOrderId().orElseThrow(),
                        operation.operationId(),
                        operation.ecomOperationId(),
                        operation.field("rrn"),
                        operation.field("approvalCode"),
                        operation.field("cardNumberMask"),
                        "Visa",
                        "Last request to the bank",
                        "Can be refunded",
                        "Open the receipt",
                        "Payment started");
    }

    @Test
    void aDeclineIsExplainedInWords() {
        Payment payment = declinedWithoutCallbacks();

        assertThat(admin.get(panel(payment)).body()).contains("Not enough money on the card", ">Declined<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "en"})
    void noPageShowsAKeyInsteadOfWords(String language) {
        Payment payment = completed();
        admin.get("/admin/orders?lang=" + language);

        assertThat(List.of(
                        admin.get("/admin/order/" + orderOf(payment)).body(),
                        admin.get(action(payment, "refund")).body(),
                        admin.get("/admin/alliancepay").body(),
                        update(payment)))
                .allSatisfy(page -> assertThat(page)
                        .doesNotContain("??")
                        .doesNotContainPattern(">(fact|state|sum|refund|history|trigger|window|bank)\\.[a-zA-Z.-]+<"));
    }

    @Test
    void aBankThatIsDownChangesNothing() {
        Payment payment = startedWithoutCallbacks();
        pay(payment);
        bank().fault(Fault.of(FaultKind.SERVICE_UNAVAILABLE)
                .on(Endpoint.ORDER_OPERATIONS)
                .untilCleared());

        assertThat(update(payment)).contains("Nothing was changed in the shop").doesNotContain("The bank answered.");

        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);
        assertUntouched(orderOf(payment));
    }

    @Test
    void aSessionThatTheBankRefusesChangesNothing() {
        Payment payment = startedWithoutCallbacks();
        pay(payment);
        bank().killSession();
        bank().lockServiceCode();

        assertThat(update(payment)).contains("The bank has closed the service code", "Nothing was changed in the shop");

        assertThat(stateOf(payment)).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void anotherOrdersPaymentIsNotFound() {
        Payment one = completed();
        Payment other = completed();

        HttpResponse<String> page =
                admin.get("/admin/order/" + orderOf(one) + "/alliancepay/" + other.id() + "/refund");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("This order has no such payment", "Open the list of all payments", ALL_PAYMENTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/order/many/alliancepay",
                "/admin/order/99999999999999999999/alliancepay",
                "/admin/order/1/alliancepay/link?days=several"
            })
    void anAddressThatWasCutLeadsOn(String address) {
        HttpResponse<String> page = address.contains("days") ? admin.post(address, Map.of()) : admin.get(address);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("This address is not complete. Nothing was done.", ALL_PAYMENTS);
    }

    @Test
    void aFormWithoutItsFieldsIsAnsweredAsOneThatIsOutOfDate() {
        HttpResponse<String> page = admin.post(action(completed(), "refund/send"), Map.of());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Nothing was sent.");
    }

    @Test
    void aLinkWithoutItsFieldsIsNotSent() {
        HttpResponse<String> page = admin.post("/admin/order/" + cart() + "/alliancepay/link/send", Map.of());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("cannot be paid by a link");
    }

    @Test
    void whoMayNotRefundIsLedToWhatTheyMaySee() {
        HttpResponse<String> page = Clerk.named("viewer", shopUrl()).get(action(inReview(), "remedy"));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("You do not have permission for this.", ALL_PAYMENTS);
    }

    @Test
    void moneyThatDoesNotMatchIsListedAndAcceptedWithANote() {
        Payment payment = inReview();
        assertThat(admin.get("/admin/alliancepay").body()).contains(action(payment, "remedy"));

        assertThat(admin.post(action(payment, "accept"), Map.of("note", " ")).body())
                .contains("Say why the payment can be accepted");
        assertThat(admin.post(action(payment, "accept"), Map.of("note", "Paid by phone"))
                        .body())
                .contains("Accepted.");

        assertThat(admin.get("/admin/alliancepay").body()).doesNotContain(action(payment, "remedy"));
        assertUntouched(orderOf(payment));
        assertThat(history(payment)).contains("ACCEPTED Paid by phone");
    }

    @Test
    void aPaymentThatNeedsNobodyIsNotAccepted() {
        Payment payment = completed();
        admin.get(action(payment, "remedy"));

        assertThat(admin.post(action(payment, "accept"), Map.of("note", "Well")).body())
                .contains("Nothing was changed.");

        assertThat(history(payment)).noneMatch(event -> event.startsWith("ACCEPTED"));
    }

    @Test
    void anOpenRefundStaysListedAfterANote() {
        Payment payment = completed();
        bank().fault(Fault.of(FaultKind.DROP_ANSWER).on(Endpoint.REFUND));
        makeRefund(payment, honey(payment), 1);
        admin.get(action(payment, "remedy"));

        assertThat(admin.post(action(payment, "accept"), Map.of("note", "The bank was asked"))
                        .body())
                .contains("stays on the list");

        assertThat(admin.get("/admin/alliancepay").body()).contains(action(payment, "remedy"));
    }

    @Test
    void returningAllTheMoneyOfAReviewNeedsAConfirmation() {
        Payment payment = inReview();
        admin.get(action(payment, "remedy"));

        HttpResponse<String> question = admin.post(action(payment, "refund"), Map.of("all", "true"));

        assertThat(refundsAtBank(payment)).isEmpty();
        admin.post(action(payment, "refund/send"), Map.of("token", Clerk.hidden("token", question)));
        assertThat(refundsAtBank(payment)).hasSize(1);
    }

    @Test
    void anOrderThatMatchesAgainIsSubmitted() {
        Payment payment = inReview();
        shop.changeQuantity(orderOf(payment), "linden-honey", 0);
        admin.get(action(payment, "remedy"));

        assertThat(admin.post(action(payment, "retry"), Map.of()).body()).contains("The order was submitted.");

        assertPaidOnce(orderOf(payment));
    }

    /** "host" is also the plugin's word for code of the host. */
    @Test
    void aShopThatCannotSubmitTheOrderSaysWhy() {
        warehouse.sellOut();
        Payment payment = paidWithoutCallbacks();
        passAMinute();

        assertThat(admin.post(action(payment, "retry"), Map.of()).body())
                .contains("The order could not be submitted", "(the shop has too little of an article in stock)")
                .doesNotContain("(Exception)", "The order was submitted.");
        warehouse.restock();
        assertThat(admin.post(action(payment, "retry"), Map.of()).body()).contains("The order was submitted.");
    }

    @Test
    void anOrderThatIsSubmittedIsNotOfferedToBeSubmitted() {
        Payment payment = paidWithoutCallbacks();
        passAMinute();
        bank().payByTransfer(payment.hppOrderId().orElseThrow());
        paymentSync.sync(payment.id(), SyncTrigger.ADMIN);

        assertThat(admin.get(action(payment, "remedy")).body())
                .contains("More money was received")
                .doesNotContain("Submit the order");
    }

    @Test
    void anAdminWhoseLoginIsAWordOfThePluginIsAPerson() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        Clerk host = Clerk.named("host", shopUrl());
        host.get(panel(payment));
        host.post(action(payment, "update"), Map.of());

        HttpResponse<String> question = host.post(
                action(payment, "refund"),
                Map.of("quantity." + mugs(payment).line().key(), "1"));
        HttpResponse<String> result =
                host.post(action(payment, "refund/send"), Map.of("token", Clerk.hidden("token", question)));

        assertThat(result.body())
                .contains("The bank returned the money.", "· host<")
                .doesNotContain("other software of the shop", "Change the lines");
        assertThat(onlyRefund(payment).requestedBy()).isNotEqualTo(RefundOrigin.HOST);
        assertThat(host.get(panel(payment)).body())
                .contains("· host · back office")
                .doesNotContain("other software of the shop");
    }

    /** The sums that a refund by code of the host was planned with are nobody's form. */
    @Test
    void anAdminCannotConfirmWhatThePluginItselfPlanned() {
        Payment payment = completed();
        String planned = sendRefund.draft(ApprovedRefund.of(
                payment.id(), plan(payment, mugs(payment), amount("10")), RefundOrigin.of(RefundOrigin.HOST, "")));
        Clerk host = Clerk.named("host", shopUrl());
        host.get(panel(payment));

        assertThat(host.post(action(payment, "refund/send"), Map.of("token", planned))
                        .body())
                .contains("This form has expired.");
        assertThat(refundsAtBank(payment)).isEmpty();
    }

    @Test
    void everyWindowSaysThatNoRealMoneyMoves() {
        Payment payment = completed();
        admin.get(panel(payment));

        assertThat(List.of(
                        admin.get(panel(payment)),
                        admin.get("/admin/order/" + orderOf(payment)),
                        admin.get("/admin/alliancepay"),
                        admin.get(action(payment, "refund")),
                        admin.get(action(payment, "remedy")),
                        admin.submit(action(payment, "update"), Map.of()),
                        admin.submit(action(payment, "refund"), Map.of("all", "true")),
                        admin.get("/admin/order/" + orderOf(payment) + "/alliancepay/none/refund")))
                .allSatisfy(page -> assertThat(page.body()).contains("TEST – no real money moves"));
    }

    private Payment inReview() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "linden-honey", 1);
        pay(payment);
        passAMinute();
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
        return now(payment);
    }

    private String update(Payment payment) {
        return admin.post(action(payment, "update"), Map.of()).body();
    }

    private static String panel(Payment payment) {
        return "/admin/order/" + orderOf(payment) + "/alliancepay";
    }

    private static String action(Payment payment, String what) {
        return panel(payment) + "/" + payment.id() + "/" + what;
    }

    private static String row(String list, String number) {
        int start = list.lastIndexOf("<tr>", list.indexOf(">" + number + "<"));
        return list.substring(start, list.indexOf("</tr>", start));
    }

    private static List<String> links(String list) {
        return Pattern.compile("href=\"(/admin/order/\\d+)\"")
                .matcher(list)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
