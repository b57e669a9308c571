package io.github.alliancepay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxOptions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = DemoStore.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class DemoBackOfficeIntegrationTests {

    private static final SandboxBank BANK = SandboxBank.start(SandboxOptions.defaults());
    private static final Pattern OLDER = Pattern.compile("id=\"older\" href=\"([^\"]+)\"");
    private static final Pattern ORDER = Pattern.compile("href=\"/admin/order/(\\d+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private DemoShop shop;

    private Shopper admin;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("alliancepay.base-url", BANK::baseUrl);
        registry.add("alliancepay.merchant-id", () -> BANK.credentials().merchantId());
        registry.add("alliancepay.service-code", () -> BANK.credentials().serviceCode());
        registry.add("alliancepay.private-jwk", () -> BANK.credentials().privateJwk());
        registry.add("alliancepay.test-mode", () -> true);
        registry.add("alliancepay.shop-url", () -> "http://localhost");
    }

    @BeforeEach
    void logIn() {
        admin = new Shopper(port);
        admin.open("/admin/login");
        admin.submit("/admin/login", "login", "admin", "password", "admin");
    }

    @Test
    void theOrdersComeInPagesNewestFirst() {
        List<String> orders = IntStream.range(0, 203)
                .mapToObj(number -> {
                    long order = shop.newCart("pages@example.com", Map.of("beeswax-candle", 1));
                    shop.payOtherwise(order);
                    return String.valueOf(order);
                })
                .toList();

        String first = admin.open("/admin/orders?q=pages@&lang=en").body();
        String second = admin.open(older(first)).body();
        String third = admin.open(older(second)).body();

        assertThat(Stream.of(first, second, third).flatMap(DemoBackOfficeIntegrationTests::orders))
                .containsExactlyElementsOf(reversed(orders));
        assertThat(orders(third)).hasSize(3);
        assertThat(third).contains("id=\"newest\"").doesNotContain("id=\"older\"");
        assertThat(first).doesNotContain("id=\"newest\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/orders?q=%00&before=1",
                "/admin/orders?before=x",
                "/admin/orders?q=%27%25_&state=NOVELTY",
                "/admin/orders?state=PAID&before=-1",
                "/admin/order/x",
                "/admin/order/999999999999"
            })
    void noPageFailsOnItsAddress(String path) {
        assertThat(admin.open(path).statusCode()).isLessThan(500);
    }

    private static String older(String page) {
        return OLDER.matcher(page).results().findFirst().orElseThrow().group(1).replace("&amp;", "&");
    }

    private static Stream<String> orders(String page) {
        return ORDER.matcher(page).results().map(link -> link.group(1));
    }

    private static List<String> reversed(List<String> all) {
        List<String> reversed = new java.util.ArrayList<>(all);
        Collections.reverse(reversed);
        return reversed;
    }
}
