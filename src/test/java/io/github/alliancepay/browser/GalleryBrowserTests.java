package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Opens the pages that the guides show and takes pictures of them. */
class GalleryBrowserTests extends BrowserStory {

    @Test
    void aPurchaseOnADesktop() {
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.enter();
        shopper.takePicture("store-en");
        shopper.putIntoCart("kosiv-mug", 2);
        shopper.putIntoCart("buckwheat-honey", 1);
        shopper.usePromoCode("TOLOKA10");
        shopper.takePicture("cart-en");
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
        shopper.takePicture("thanks-en");
    }

    @Test
    void aPurchaseOnAPhone() {
        Shopper shopper = shopper(Manner.UKRAINIAN.onAPhone());
        shopper.enter();
        shopper.takePicture("store-uk-phone");
        shopper.open("/product/opishnia-jug");
        shopper.takePicture("product-uk-phone");
        shopper.putIntoCart("opishnia-jug", 1);
        shopper.checkOut();
        shopper.chooseAlliancePay();
        shopper.lookAt(".js-paymentStageCard");
        shopper.takePicture("checkout-uk-phone");
        shopper.confirmChoice();
        shopper.orderButton().click();
        assertThat(shopper.page().locator("#pan")).isVisible();
        shopper.payBy(TestCard.VISA);
        assertThat(shopper.page().locator("#outcome")).isVisible();
        shopper.goBack();
        shopper.assertThanks();
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
        bank().pay(lastBankOrder().hppOrderId());
        shopper.assertThanks();
        phone.assertFace("PAID");
        phone.takePicture("paid-uk-phone");
    }

    @Test
    void whatDoesNotSucceed() {
        Shopper shopper = shopper(Manner.UKRAINIAN);
        shopper.shop();
        shopper.goToTheBank();
        shopper.payBy(TestCard.THREE_DS);
        assertThat(shopper.page().locator("#challenge-pass")).isVisible();
        shopper.takePicture("three-d-secure-uk");
        shopper.page().click("#challenge-fail");
        shopper.goBack();
        shopper.assertFace("DECLINED");

        shopper.payAgain();
        bank().expire(lastBankOrder().hppOrderId());
        shopper.page().reload();
        shopper.goBack();
        shopper.assertFace("EXPIRED");
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
        Shopper undecided = shopper(Manner.ENGLISH);
        undecided.shop();
        undecided.goToTheBank();
        undecided.secondTab().putIntoCart("linen-towel", 1);
        undecided.payBy(TestCard.VISA);
        undecided.goBack();
        undecided.assertFace("REVIEW");
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.enter();
        shopper.putIntoCart("opishnia-jug", 1);
        shopper.payCart();
        shopper.enter();
        shopper.putIntoCart("buckwheat-honey", 1);
        shopper.putIntoCart("kosiv-mug", 3);
        String number = shopper.payCart();
        Admin admin = new Admin(shopper(Manner.ENGLISH));
        Admin colleague = new Admin(shopper(Manner.UKRAINIAN));
        Admin onTheWay = new Admin(shopper(Manner.UKRAINIAN.onAPhone()));

        admin.logIn();
        admin.openOrder(number);
        admin.openRefund();
        admin.line(3).locator(".alliancepay-quantity").fill("1");
        admin.goOn();
        admin.confirm();
        admin.shopper().open("/admin/orders");
        admin.shopper().takePicture("admin-orders-en");
        admin.openOrder(number);
        admin.shopper().takePicture("admin-order-en");
        admin.update();
        admin.shopper().takePicture("admin-update-en");
        admin.shopper().open("/admin/alliancepay");
        assertThat(admin.shopper().page().locator(".alliancepay-waiting")).isVisible();
        admin.shopper().takePicture("admin-attention-en");

        for (Admin somebody : List.of(colleague, onTheWay)) {
            somebody.logIn();
            somebody.shopper().assertFits();
            somebody.openOrder(number);
            somebody.shopper().assertFits();
            somebody.openRefund();
            somebody.line(3).locator(".alliancepay-quantity").fill("1");
            somebody.shopper().assertFits();
        }
        colleague.shopper().takePicture("admin-refund-uk");
        onTheWay.shopper().lookAt(".alliancepay-lead");
        onTheWay.shopper().takePicture("admin-refund-uk-phone");
        colleague.goOn();
        colleague.shopper().takePicture("admin-confirm-uk");

        bank().cabinetRefund(
                        lastBankOrder().payment().orElseThrow().operationId().orElseThrow(), 60_000);
        colleague.shopper().open("/admin/orders");
        colleague.openOrder(number);
        colleague.update();
        colleague.shopper().open("/admin/orders");
        colleague.openOrder(number);
        colleague.openLines();
        colleague.line(3).locator(".alliancepay-quantity").fill("1");
        colleague.shopper().takePicture("admin-lines-uk");
    }
}
