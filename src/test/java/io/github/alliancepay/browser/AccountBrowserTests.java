package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.alliancepay.sandbox.order.Order;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A purchase from account to account, paid by the QR code on the shop's page. */
@Tag("alone")
class AccountBrowserTests extends BrowserStory {

    @DynamicPropertySource
    static void terminals(DynamicPropertyRegistry registry) {
        registry.add("alliancepay.a2a.enabled", () -> true);
        registry.add("alliancepay.terminals.account.types", () -> "A2A");
        terminal(registry, "account");
    }

    static Stream<Manner> manners() {
        return Stream.of(Manner.UKRAINIAN.onAPhone(), Manner.ENGLISH, Manner.UKRAINIAN.withoutScripts());
    }

    @ParameterizedTest
    @MethodSource("manners")
    void anAppReadsTheCodeAndTheOrderIsPlacedWhenTheMoneyArrives(Manner manner) throws Exception {
        Shopper shopper = shopper(manner);
        shopper.shop();
        if (manner.scripts()) {
            shopper.page().click("a[href='#AlliancePayAccount']");
            shopper.assertAccessible();
            shopper.lookAt(".js-paymentStageCard");
            shopper.takePicture("account-" + manner.language());
            shopper.confirmChoice();
            shopper.page().click(".js-performCheckout");
        } else {
            shopper.page().click("#AlliancePayAccountCheckoutSubmissionForm button");
        }
        assertThat(shopper.page().locator(".alliancepay-qr svg")).isVisible();

        Order order = lastBankOrder();
        String link = shopper.page().locator(".alliancepay-qr a").getAttribute("href");
        assertThat(scanned(shopper)).isEqualTo(link).startsWith("https://bank.gov.ua/qr/");
        shopper.assertFits();
        shopper.assertAccessible();
        if (manner.scripts()) {
            shopper.takePicture("transfer-" + manner.language());
        }
        shopper.assertSteps("app", "other", "check", "home");

        bank().payByTransfer(order.hppOrderId());
        shopper.assertThanks();
    }

    private static String scanned(Shopper shopper) throws Exception {
        byte[] picture = shopper.page().locator(".alliancepay-qr svg").screenshot();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
