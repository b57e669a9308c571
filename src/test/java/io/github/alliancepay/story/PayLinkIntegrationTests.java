package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.PayLink;
import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.demo.backend.PrintedMail;
import io.github.alliancepay.demo.shop.OrderDesk;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadleafcommerce.core.order.service.OrderService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.SimpleMailMessage;

/** An admin makes a link for an unpaid order, and somebody without the shopper's session pays by it. */
class PayLinkIntegrationTests extends Story {

    private static final Pattern ADDRESS = Pattern.compile("value=\"http[^\"]*(/alliancepay/pay/[^\"]+)\"");
    private static final Texts TEXTS = new Texts();

    @Autowired
    private PayLinks links;

    @Autowired
    private PrintedMail mail;

    @Autowired
    private OrderDesk desk;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private OrderService orders;

    @BeforeEach
    void theBankSendsNoCallbacks() {
        bank().clearFaults();
        bank().callbacks(false);
    }

    @Test
    void aLinkThatAnAdminMadeIsPaidByAStranger() {
        long order = cart();
        String link = made(order);
        Guest stranger = new Guest(shopUrl());

        HttpResponse<String> page = stranger.get(link);
        String bankPage = Guest.bankPage(stranger.follow(stranger.post(link, Map.of())));
        Payment payment = last(order);
        pay(payment);
        passAMinute();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(title("OPEN"))
                .contains(TEXTS.money(
                        "uk", payment.bill().amount(), payment.bill().currency()));
        assertThat(bankPage).isEqualTo(payment.bankPage().orElseThrow().toString());
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(order);
        assertThat(history(payment)).contains("LINK_USED admin");
        assertThat(stranger.get(link).headers().firstValue("Location"))
                .contains("/alliancepay/return/" + payment.returnToken());
    }

    @Test
    void aLinkIsSentToTheShopperByEMail() {
        long order = cart();
        Clerk clerk = admin(order);
        HttpResponse<String> page = clerk.post(place(order), Map.of("days", "7"));
        String token = link(page).replaceFirst(".*/", "");

        HttpResponse<String> answer =
                clerk.post(place(order) + "/send", Map.of("token", token, "to", " olena@example.com "));

        assertThat(page.body()).contains("alliancepay-qr", "value=\"olena@example.com\"");
        assertThat(answer.body())
                .contains(TEXTS.text("en", "link.sent", "olena@example.com"))
                .contains("e-mailed")
                .contains(token);
        assertThat(answer.uri().getPath()).matches(".*/link/sending/[^/]+");
        assertThat(clerk.get(answer.uri().getPath().replace("/" + order + "/", "/" + cart() + "/"))
                        .body())
                .doesNotContain(token);
        SimpleMailMessage sent = mail.sent().get(mail.sent().size() - 1);
        assertThat(sent.getTo()).containsExactly("olena@example.com");
        assertThat(sent.getText()).contains("/alliancepay/pay/" + token);
        assertThat(links.ofOrder(order).get(0).mailing())
                .hasValueSatisfying(mailing -> assertThat(mailing.by()).isEqualTo("admin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "olena", "olena@example.com,petro@example.com", "Olena <olena@example.com>"})
    void whatIsNoAddressGetsNoMail(String to) {
        long order = cart();
        String token = made(order).replaceFirst(".*/", "");
        int before = mail.sent().size();

        HttpResponse<String> answer = admin(order).post(place(order) + "/send", Map.of("token", token, "to", to));

        assertThat(answer.body()).contains("The link was not sent").contains(token);
        assertThat(mail.sent()).hasSize(before);
        assertThat(links.ofOrder(order).get(0).mailing()).isEmpty();
    }

    @Test
    void theLinkOfAnotherOrderIsNotSent() {
        long order = cart();
        String token = made(cart()).replaceFirst(".*/", "");
        int before = mail.sent().size();

        admin(order).post(place(order) + "/send", Map.of("token", token, "to", "olena@example.com"));

        assertThat(mail.sent()).hasSize(before);
    }

    @Test
    void theLinkOfAPaidOrderLeadsToItsPayment() {
        long order = cart();
        String link = made(order);
        Payment payment = start(order);
        pay(payment);
        passAMinute();

        HttpResponse<String> answer = new Guest(shopUrl()).post(link, Map.of());

        assertThat(answer.headers().firstValue("Location")).contains(link);
        assertThat(get(link).headers().firstValue("Location")).contains("/alliancepay/return/" + payment.returnToken());
        assertThat(payments().ofOrder(order)).hasSize(1);
    }

    @Test
    void anExpiredLinkStartsNothing() {
        long order = cart();
        String link = made(order);

        pass(Duration.ofDays(8));

        assertRefused(link, "EXPIRED", order);
    }

    @Test
    void aRevokedLinkStartsNothing() {
        long order = cart();
        String link = made(order);

        HttpResponse<String> page = Clerk.named("admin", shopUrl()).get(place(order));
        assertThat(page.body()).contains(TEXTS.text("en", "link.revoke"));
        Clerk admin = admin(order);
        HttpResponse<String> shown = admin.post(place(order) + "/revoke", Map.of());
        assertThat(shown.request().method()).isEqualTo("GET");
        assertThat(shown.body()).contains("The link no longer works.");

        assertRefused(link, "REVOKED", order);
        assertThat(links.ofOrder(order).get(0).revocation())
                .hasValueSatisfying(revoked -> assertThat(revoked.by()).isEqualTo("admin"));
    }

    @Test
    void aNewLinkReplacesTheOneBefore() {
        long order = cart();
        String earlier = made(order);
        String later = made(order);

        assertRefused(earlier, "REVOKED", order);
        assertThat(get(later).body()).contains(title("OPEN"));
    }

    @Test
    void anOrderThatChangedIsNotPaidByItsLink() {
        long order = cart();
        String link = made(order);
        desk.change(order, cart -> {
            cart.getOrderItems().get(0).setQuantity(7);
            return orders.save(cart, true);
        });

        assertRefused(link, "CHANGED", order);
    }

    @Test
    void aPlacedOrderGetsNoLink() {
        Payment payment = paidWithoutCallbacks();
        passAMinute();
        long order = orderOf(payment);

        HttpResponse<String> page = admin(order).post(place(order), Map.of("days", "3"));

        assertThat(page.body()).contains(TEXTS.text("en", "link.not-payable"));
        assertThat(links.ofOrder(order)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "en"})
    void aLinkWhoseBankPageDoesNotOpenIsTriedAgain(String language) {
        String link = made(cart());
        Guest stranger = new Guest(shopUrl());
        bank().fault(Fault.error("b_txn_not_allowed").on(Endpoint.CREATE_ORDER));

        HttpResponse<String> failed = stranger.follow(stranger.post(link + "?lang=" + language, Map.of()));
        String back = failed.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> page = stranger.get(back);

        assertThat(back).isEqualTo(link + "?problem=start.refused&lang=" + language);
        assertThat(page.body())
                .contains(TEXTS.text(language, "pay.problem.start.refused"), TEXTS.text(language, "pay.OPEN.title"))
                .contains("<form method=\"post\"")
                .doesNotContain(TEXTS.text(language, "problem.start.refused.next"));
        bank().clearFaults();
        Guest.bankPage(stranger.follow(stranger.post(back, Map.of())));
    }

    @Test
    void aScriptIsLedBackToTheLinkToo() {
        String link = made(cart());
        Guest stranger = new Guest(shopUrl());
        bank().fault(Fault.error("b_txn_not_allowed").on(Endpoint.CREATE_ORDER));

        HttpResponse<String> pressed = stranger.post(link, Map.of());
        stranger.follow(pressed);
        String state = pressed.headers().firstValue("Location").orElseThrow().replace("?", "/state?turn=2&");

        assertThat(get(state).body()).contains("\"FAILED\"", "?turn=3&link=" + link.replaceFirst(".*/", ""));
    }

    @Test
    void aPaymentThatCouldNotBeStartedLeadsBackToTheLink() {
        long order = cart();
        String link = made(order);
        for (int attempt = 0; attempt < 20; attempt++) {
            Payment earlier = start(order);
            database.update(
                    "UPDATE ALLIANCEPAY_PAYMENT SET STATE = 'DECLINED', OPEN_ORDER_ID = NULL WHERE PAYMENT_ID = ?",
                    earlier.id());
        }

        HttpResponse<String> refused = new Guest(shopUrl()).post(link, Map.of());

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body())
                .contains(TEXTS.text("uk", "pay.problem.start.too-many"), "<form method=\"post\"")
                .doesNotContain(TEXTS.text("uk", "problem.start.too-many.next"));
    }

    @Test
    void aMistypedLinkIsSaidToBeTheShops() {
        HttpResponse<String> answer = get("/alliancepay/pay/mistyped");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains(
                        TEXTS.text("uk", "problem.link.unknown.title"), TEXTS.text("uk", "problem.link.unknown.next"));
        assertThat(get("/alliancepay/pay/mistyped?lang=en").body())
                .contains(TEXTS.text("en", "problem.link.unknown.next"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alliancepay/return/none", "/alliancepay/open/none", "/alliancepay/pay/none"})
    void whatNamesNothingIsExplainedInTheLanguageThatIsChosenThere(String path) {
        assertThat(get(path + "?lang=en").body()).contains("<html lang=\"en\"");
        assertThat(get(path + "?lang=uk").body()).contains("<html lang=\"uk\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "..", "%00", "%F0%9F%92%B0"})
    void anUnknownLinkIsExplained(String token) {
        HttpResponse<String> answer = get("/alliancepay/pay/" + token);

        assertThat(answer.statusCode()).isBetween(400, 404);
    }

    @Test
    void theLedgerDoesNotKnowTheSecretOfALink() {
        long order = cart();
        String token = made(order).replaceFirst(".*/", "");

        PayLink link = links.ofOrder(order).get(0);

        assertThat(link.toString()).doesNotContain(token);
        assertThat(link.createdBy()).isEqualTo("admin");
        assertThat(Duration.between(link.createdAt(), link.expiresAt())).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void whoMayNotRefundMakesNoLink() {
        long order = cart();
        Clerk viewer = Clerk.named("viewer", shopUrl());

        assertThat(viewer.get(place(order)).body()).doesNotContain(TEXTS.text("en", "link.create"));
        viewer.post(place(order), Map.of("days", "3"));

        assertThat(links.ofOrder(order)).isEmpty();
    }

    private void assertRefused(String link, String state, long order) {
        assertThat(get(link).body()).contains(title(state));
        assertThat(new Guest(shopUrl()).post(link, Map.of()).headers().firstValue("Location"))
                .contains(link);
        assertThat(payments().ofOrder(order)).isEmpty();
    }

    private static String title(String state) {
        return TEXTS.text("uk", "pay." + state + ".title");
    }

    /** An admin makes a link that works for a week, and copies its address. */
    private static String made(long order) {
        HttpResponse<String> page = admin(order).post(place(order), Map.of("days", "7"));
        return link(page);
    }

    private static String link(HttpResponse<String> page) {
        Matcher address = ADDRESS.matcher(page.body());
        assertThat(address.find()).as(page.body()).isTrue();
        return address.group(1);
    }

    /** An admin who has the window open. */
    private static Clerk admin(long order) {
        Clerk admin = Clerk.named("admin", shopUrl());
        admin.get(place(order));
        return admin;
    }

    private static String place(long order) {
        return "/admin/order/" + order + "/alliancepay/link";
    }
}
