package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Opens the pages that the guides show and takes pictures of them. */
class GalleryBrowserTests extends BrowserStory {

    @Test
    void aPurchaseOnADesktop() {
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.enter();
        shopper.putIntoCart("kosiv-mug", 2);
        shopper.putIntoCart("buckwheat-honey", 1);
        shopper.usePromoCode("TOLOKA10");
        shopper.checkOut();
        shopper.chooseAlliancePay();
        shopper.lookAt(".js-paymentStageCard");
        shopper.takePicture("checkout-en");
        shopper.confirmChoice();
        shopper.orderButton().click();
        shopper.page().click("[data-card=VISA]");
        shopper.takePicture("bank-en");
        shopper.page().click("#pay");
        assertThat(shopper.page().locator("#outcome")).isVisible();
        shopper.goBack();
        shopper.assertThanks();
        shopper.lookAt("main .card:not(.summary)");
        shopper.takePicture("thanks-en");
    }

    @Test
    void aPurchaseOnAPhone() {
        Shopper shopper = shopper(Manner.UKRAINIAN.onAPhone());
        shopper.enter();
        shopper.putIntoCart("opishnia-jug", 1);
        shopper.checkOut();
        shopper.chooseAlliancePay();
        shopper.lookAt(".js-paymentStageCard");
        shopper.takePicture("checkout-uk-phone");
    }

    @Test
    void thePaymentsOwnPage() {
        bank().callbacks(false);
        Shopper shopper = shopper(Manner.ENGLISH);
        Shopper phone = shopper(Manner.UKRAINIAN.onAPhone());
        shopper.shop();
        shopper.goToTheBank();
        String payment = "/alliancepay/return/" + lastPayment().returnToken();

        phone.open(payment + "?lang=uk");
        phone.assertFace("UNPAID");
        shopper.page().click("#leave");
        shopper.assertFace("UNPAID");
        shopper.takePicture("waiting-en");
        shopper.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shopper.takePicture("waiting-dark-en");
        bank().pay(lastBankOrder().hppOrderId());
        shopper.assertThanks();
        phone.assertFace("PAID");
        phone.takePicture("paid-uk-phone");
    }

    @Test
    void whatAHumanDecides() {
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.shop();
        shopper.goToTheBank();
        shopper.payBy(TestCard.NO_FUNDS);
        shopper.goBack();
        shopper.assertFace("DECLINED");
        shopper.takePicture("declined-en");

        shopper.payAgain();
        shopper.secondTab().putIntoCart("linen-towel", 1);
        shopper.payBy(TestCard.VISA);
        shopper.goBack();
        shopper.assertFace("REVIEW");
        shopper.takePicture("review-en");
        shopper.open(bankUrl() + "/sandbox?lang=en");
        shopper.takePicture("sandbox-en");
    }

    @Test
    void theBackOffice() {
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
        anUndecidedPayment();
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.enter();
        shopper.putIntoCart("opishnia-jug", 1);
        shopper.payCart();
        shopper.enter();
        shopper.putIntoCart("buckwheat-honey", 1);
        shopper.putIntoCart("kosiv-mug", 3);
        String number = shopper.payCart();
        List<Admin> admins = Stream.of(Manner.ENGLISH, Manner.UKRAINIAN)
                .map(manner -> new Admin(shopper(manner)))
                .toList();
        admins.forEach(Admin::logIn);
        refundAMug(admins.get(0), number);

        admins.forEach(admin -> showOrders(admin, number));
        admins.forEach(admin -> showRefund(admin, number));
        Stream.of(Manner.ENGLISH, Manner.UKRAINIAN).forEach(manner -> showRefundOnAPhone(manner, number));
        bank().cabinetRefund(
                        lastBankOrder().payment().orElseThrow().operationId().orElseThrow(), 60_000);
        open(admins.get(0), number);
        admins.get(0).update();
        admins.forEach(admin -> showLines(admin, number));
    }

    private void anUndecidedPayment() {
        Shopper undecided = shopper(Manner.ENGLISH);
        undecided.shop();
        undecided.goToTheBank();
        undecided.secondTab().putIntoCart("linen-towel", 1);
        undecided.payBy(TestCard.VISA);
        undecided.goBack();
        undecided.assertFace("REVIEW");
    }

    private static void open(Admin admin, String number) {
        admin.shopper().open("/admin/orders");
        admin.openOrder(number);
    }

    private static void refundAMug(Admin admin, String number) {
        open(admin, number);
        admin.openRefund();
        admin.line(3).locator(".alliancepay-quantity").fill("1");
        admin.goOn();
        admin.confirm();
    }

    private static void showOrders(Admin admin, String number) {
        String language = admin.shopper().manner().language();
        admin.shopper().open("/admin/orders");
        admin.shopper().assertAccessible();
        admin.shopper().takePicture("admin-orders-" + language);
        admin.openOrder(number);
        admin.shopper().assertAccessible();
        admin.shopper().takePicture("admin-order-" + language);
        admin.update();
        admin.shopper().assertAccessible();
        admin.shopper().takePicture("admin-update-" + language);
        admin.shopper().open("/admin/alliancepay");
        assertThat(admin.shopper().page().locator(".alliancepay-waiting")).isVisible();
        admin.shopper().assertAccessible();
        admin.shopper().takePicture("admin-attention-" + language);
    }

    private static void showRefund(Admin admin, String number) {
        String language = admin.shopper().manner().language();
        open(admin, number);
        admin.openRefund();
        admin.line(3).locator(".alliancepay-quantity").fill("1");
        admin.shopper().assertAccessible();
        admin.shopper().takePicture("admin-refund-" + language);
        admin.goOn();
        admin.shopper().assertAccessible();
        admin.shopper().takePicture("admin-confirm-" + language);
    }

    private void showRefundOnAPhone(Manner manner, String number) {
        Admin admin = new Admin(shopper(manner.onAPhone()));
        admin.logIn();
        admin.shopper().assertFits();
        admin.openOrder(number);
        admin.shopper().assertFits();
        admin.openRefund();
        admin.line(3).locator(".alliancepay-quantity").fill("1");
        admin.shopper().assertFits();
        admin.shopper().lookAt(".alliancepay-lead");
        admin.shopper().assertAccessible();
        admin.shopper().takePicture("admin-refund-" + manner.language() + "-phone");
    }

    private static void showLines(Admin admin, String number) {
        open(admin, number);
        admin.openLines();
        admin.line(3).locator(".alliancepay-quantity").fill("1");
        admin.shopper().assertAccessible();
        admin.shopper().takePicture("admin-lines-" + admin.shopper().manner().language());
    }
}
