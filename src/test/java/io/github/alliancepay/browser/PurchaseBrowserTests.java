package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.demo.DemoOrder;
import io.github.alliancepay.sandbox.order.TestCard;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole purchase, from the catalogue to the confirmation. */
class PurchaseBrowserTests extends BrowserStory {

    static Stream<Manner> manners() {
        return Stream.of(
                Manner.UKRAINIAN, Manner.ENGLISH, Manner.UKRAINIAN.withoutScripts(), Manner.ENGLISH.withoutScripts());
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aGuestBuysWithAPromoCode(Manner manner) {
        Shopper shopper = shopper(manner);

        shopper.enter();
        shopper.putIntoCart("kosiv-mug", 2);
        shopper.putIntoCart("buckwheat-honey", 1);
        shopper.usePromoCode("TOLOKA10");
        shopper.checkOut();
        shopper.goToTheBank();
        assertThat(shopper.page().locator("html")).hasAttribute("lang", manner.language());
        shopper.payBy(TestCard.VISA);
        shopper.goBack();

        String number = shopper.assertThanks();
        DemoOrder order = assertSubmitted();
        assertThat(order.number()).isEqualTo(number);
        assertThat(order.discount()).isPositive();
    }
}
