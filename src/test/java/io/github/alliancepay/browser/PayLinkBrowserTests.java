package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.demo.DemoShop;
import io.github.alliancepay.sandbox.order.TestCard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody opens a payment link on a phone, without ever having been in the store. */
class PayLinkBrowserTests extends BrowserStory {

    @Autowired
    private DemoShop shop;

    @Autowired
    private PayLinks links;

    static Stream<Manner> phones() {
        return Stream.of(
                Manner.UKRAINIAN.onAPhone(), Manner.ENGLISH.withoutScripts().onAPhone());
    }

    @ParameterizedTest
    @MethodSource("phones")
    void aLinkIsPaidOnAPhone(Manner manner) {
        long order = shop.newCart("olena@example.com", Map.of("kosiv-mug", 2, "buckwheat-honey", 1));
        String token = links.create(order, Duration.ofDays(1), "iryna").orElseThrow();
        Shopper shopper = shopper(manner);

        shopper.open("/alliancepay/pay/" + token + "?lang=" + manner.language());
        assertThat(shopper.page().locator("h1")).hasText(shopper.words().of("pay.OPEN.title"));
        assertThat(shopper.page().locator(".alliancepay-facts dd")).not().hasCount(0);
        assertThat(shopper.page().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(manner.screen().width());
        if (manner.scripts()) {
            shopper.page().evaluate(Axe.SCRIPT);
            assertThat((List<?>) shopper.page().evaluate(Axe.RUN)).isEmpty();
        }

        Locator button = shopper.page().locator(".alliancepay-actions button");
        button.click();
        assertThat(shopper.page().locator("#pan")).isVisible();
        shopper.payBy(TestCard.VISA);
        shopper.goBack();

        shopper.assertFace("PAID");
        assertSubmitted();
    }
}
