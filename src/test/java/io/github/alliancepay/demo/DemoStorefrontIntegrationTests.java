package io.github.alliancepay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    /** A browser sends such forms only for somebody who writes them by hand, or from a tab that is out of date. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/cart/add,article,unicorn,quantity,1",
                "/cart/add,article,-,quantity,1",
                "/cart/add,article,oak-board,quantity,many",
                "/cart/add,article,oak-board,quantity,99999999999",
                "/cart/add,article,oak-board,quantity,-5",
                "/cart/update,article,linen-apron,quantity,2",
                "/cart/update,article,unicorn,quantity,2",
                "/cart/update,article,-,quantity,-",
                "/cart/update,article,kosiv-mug,quantity,x",
                "/cart/update,article,kosiv-mug,quantity,-7",
                "/cart/promo,code,-,x,-",
                "/cart/promo,code,' ',x,-",
                "/cart/promo,code,<script>,x,-",
                "/cart/promo/remove,x,-,y,-",
                "/checkout/delivery,firstName,-,email,-",
                "/checkout/delivery,firstName,<b>,email,@@",
                "/checkout/cod/complete,x,-,y,-",
                "/order-status,number,-,email,-",
                "/order-status,number,' ',email,' '",
                "/admin/login,login,-,password,-",
                "/admin/login,login,<b>,password,<b>",
                "/admin/logout,x,-,y,-"
            })
    void noFormFailsOnWhatItIsSent(String path, String one, String first, String two, String second) {
        shopper.open("/order-status");
        String[] fields = Stream.of(one, first, two, second).toArray(String[]::new);

        assertThat(sent(path, fields).statusCode()).as("without a cart").isLessThan(500);
        shopper.open("/product/kosiv-mug");
        shopper.submit("/cart/add", "article", "kosiv-mug");
        assertThat(sent(path, fields).statusCode()).as("with a cart").isLessThan(500);

        String[] endless = {one, "\u0000'\"\ud83c\udf6f" + "й".repeat(5_000), two, "0".repeat(5_000)};
        assertThat(sent(path, endless).statusCode()).as("endless values").isLessThan(500);
        assertThat(shopper.open("/cart").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> sent(String path, String... fields) {
        return shopper.submit(
                path,
                IntStream.of(0, 2)
                        .filter(name -> fields[name + 1] != null)
                        .boxed()
                        .flatMap(name -> Stream.of(fields[name], fields[name + 1]))
                        .toArray(String[]::new));
    }

    @Test
    void anArticleThatIsNotInTheCartIsNotChanged() {
        shopper.open("/product/kosiv-mug");
        shopper.submit("/cart/add", "article", "kosiv-mug");

        HttpResponse<String> cart = shopper.submit("/cart/update", "article", "linen-apron", "quantity", "2");

        assertThat(cart.statusCode()).isEqualTo(200);
        assertThat(cart.body()).contains("Горнятко «Косів»").doesNotContain("Фартух");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/product/unicorn",
                "/category/unicorn",
                "/confirmation/%27",
                "/checkout?edit=maybe",
                "/?lang=%00",
                "/checkout/delivery"
            })
    void noPageFailsOnItsAddress(String path) {
        assertThat(shopper.open(path).statusCode()).isLessThan(500);
    }

    private int submittedOrders() {
        return count("BLC_ORDER where ORDER_STATUS = 'SUBMITTED'");
    }

    private int count(String rows) {
        return database.queryForObject("select count(*) from " + rows, Integer.class);
    }
}
