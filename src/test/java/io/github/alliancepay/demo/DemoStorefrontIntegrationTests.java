package io.github.alliancepay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(classes = DemoStore.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class DemoStorefrontIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private ServerProperties server;

    private Shopper shopper;

    @BeforeEach
    void comeIn() {
        shopper = new Shopper(port);
    }

    @Test
    void onlyThisMachineReachesTheStore() {
        assertThat(server.getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void aGuestBuysWithCashOnDelivery() {
        shopper.fillCheckout();

        HttpResponse<String> confirmation = shopper.submit("/checkout/cod/complete");

        assertThat(confirmation.uri().getPath()).startsWith("/confirmation/");
        assertThat(confirmation.body()).contains("Дякуємо", "Горнятко «Косів»", "565,20");
        assertThat(shopper.open("/cart").body()).doesNotContain("Горнятко");
    }

    @Test
    void aDoubleClickOrdersOnce() {
        shopper.fillCheckout();
        int before = submittedOrders();

        List<CompletableFuture<HttpResponse<String>>> clicks = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> shopper.submit("/checkout/cod/complete")))
                .limit(2)
                .toList();

        assertThat(clicks)
                .extracting(click -> click.join().uri().getPath())
                .allMatch(path -> path.startsWith("/confirmation/"))
                .containsOnly(clicks.get(0).join().uri().getPath());
        assertThat(submittedOrders()).isEqualTo(before + 1);
    }

    @Test
    void aSecondClickAfterTheFirstHasOrderedLeadsToTheSameThanks() {
        shopper.fillCheckout();
        String confirmation = shopper.submit("/checkout/cod/complete").uri().getPath();

        assertThat(shopper.submit("/checkout/cod/complete").uri().getPath()).isEqualTo(confirmation);
    }

    @Test
    void theConfirmationIsForTheBuyersSessionOnly() {
        shopper.fillCheckout();
        String confirmation = shopper.submit("/checkout/cod/complete").uri().getPath();

        assertThat(new Shopper(port).open(confirmation).uri().getPath()).isEqualTo("/");
        assertThat(shopper.open(confirmation).uri().getPath()).isEqualTo(confirmation);
    }

    @Test
    void theOrderStatusAsksForNumberAndEmail() {
        shopper.fillCheckout();
        String path = shopper.submit("/checkout/cod/complete").uri().getPath();
        String number = path.substring(path.lastIndexOf('/') + 1);

        Shopper stranger = new Shopper(port);
        stranger.open("/order-status");

        assertThat(stranger.submit("/order-status", "number", number, "email", "other@example.com")
                        .body())
                .contains("Не знайшли")
                .doesNotContain("Хрещатик");
        assertThat(stranger.submit("/order-status", "number", number, "email", "Olena@Example.com")
                        .body())
                .contains("Замовлення прийнято", "Хрещатик");
    }

    @Test
    void aFormWithoutTokenIsRefused() {
        shopper.open("/product/kosiv-mug");

        HttpResponse<String> refusal = shopper.withoutToken().submit("/cart/add", "article", "kosiv-mug");

        assertThat(refusal.statusCode()).isEqualTo(403);
        assertThat(refusal.body()).contains("Сторінка застаріла");
    }

    @Test
    void anExcludedAddressNeedsNoToken() {
        assertThat(shopper.submit("/alliancepay/callback").statusCode()).isNotEqualTo(403);
    }

    @Test
    void aVisitorWhoBuysNothingLeavesNoCustomerBehind() {
        int before = count("BLC_CUSTOMER");

        shopper.open("/");
        shopper.open("/product/oak-board");
        shopper.open("/cart");

        assertThat(count("BLC_CUSTOMER")).isEqualTo(before);
    }

    @Test
    void theLanguageIsChosenOnceAndKept() {
        assertThat(shopper.open("/").body()).contains("Речі, що пахнуть домом", "385,50\u00a0₴");

        assertThat(shopper.open("/?lang=en").body()).contains("Things that smell of home", "₴385.50");
        assertThat(shopper.open("/category/linen").body()).contains("Linen towel");
    }

    @Test
    void everyPageForbidsForeignScripts() {
        assertThat(shopper.open("/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
    }

    @Test
    void theCheckoutHasTheHooksOfBroadleafsOwnStore() {
        shopper.fillCheckout();

        assertThat(shopper.open("/checkout").body())
                .contains(
                        "class=\"js-checkoutStages\"",
                        "id=\"payment_methods\"",
                        "id=\"read_only_payment_methods\"",
                        "<ul class=\"nav nav-pills\"",
                        "data-value=\"COD\"",
                        "class=\"tab-content\"",
                        "class=\"js-reviewStageContent",
                        "id=\"CODCheckoutSubmissionForm\"");
    }

    @Test
    void aWrongAddressIsExplainedFieldByField() {
        shopper.open("/product/kosiv-mug");
        shopper.submit("/cart/add", "article", "kosiv-mug");

        assertThat(shopper.submit("/checkout/delivery", "email", "olena@", "postalCode", "1")
                        .body())
                .contains("olena@example.com", "п’ять цифр", "Заповніть це поле");
    }

    private int submittedOrders() {
        return count("BLC_ORDER where ORDER_STATUS = 'SUBMITTED'");
    }

    private int count(String rows) {
        return database.queryForObject("select count(*) from " + rows, Integer.class);
    }
}
