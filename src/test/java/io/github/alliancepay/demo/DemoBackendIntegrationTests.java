package io.github.alliancepay.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.demo.assortment.PromoCode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationServiceProvider;
import org.broadleafcommerce.core.workflow.Activity;
import org.broadleafcommerce.core.workflow.BaseProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(classes = DemoStore.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class DemoBackendIntegrationTests {

    private static final Map<String, Integer> TWO_MUGS_AND_HONEY = Map.of("kosiv-mug", 2, "buckwheat-honey", 1);

    @Autowired
    private DemoShop shop;

    @Autowired
    @Qualifier("blCheckoutWorkflow")
    private BaseProcessor checkoutWorkflow;

    @Autowired
    private PaymentGatewayConfigurationServiceProvider gateways;

    @Test
    void aCartIsPricedWithShippingAndTax() {
        DemoOrder cart = shop.read(cart());

        assertThat(cart.status()).isEqualTo("IN_PROCESS");
        assertThat(cart.currency()).isEqualTo("UAH");
        assertThat(cart.subTotal()).isEqualByComparingTo("989.40");
        assertThat(cart.shipping()).isEqualByComparingTo("85.50");
        assertThat(cart.tax()).isEqualByComparingTo("214.98");
        assertThat(cart.total()).isEqualByComparingTo("1289.88");
    }

    @Test
    void aChangedQuantityChangesTheTotal() {
        long order = cart();

        shop.changeQuantity(order, "kosiv-mug", 1);
        shop.changeQuantity(order, "buckwheat-honey", 0);

        assertThat(shop.read(order).subTotal()).isEqualByComparingTo("385.50");
        assertThat(shop.read(order).total()).isEqualByComparingTo("565.20");
    }

    @Test
    void thePromoCodeTakesTenPercentOffTheGoods() {
        long order = cart();

        assertThat(shop.applyPromoCode(order, PromoCode.CODE)).isTrue();

        assertThat(shop.read(order).discount()).isEqualByComparingTo("98.94");
        assertThat(shop.read(order).total()).isLessThan(shop.read(cart()).total());
    }

    @Test
    void anUnknownPromoCodeChangesNothing() {
        long order = cart();

        assertThat(shop.applyPromoCode(order, "NOSUCHCODE")).isFalse();

        assertThat(shop.read(order).discount()).isEqualByComparingTo("0");
    }

    @Test
    void cashOnDeliverySubmitsTheOrder() {
        long order = cart();

        String number = shop.payOtherwise(order);

        DemoOrder submitted = shop.read(order);
        assertThat(submitted.isSubmitted()).isTrue();
        assertThat(submitted.number()).isEqualTo(number).isNotEmpty();
        assertThat(submitted.activePayments()).singleElement().satisfies(payment -> {
            assertThat(payment.type()).isEqualTo("COD");
            assertThat(payment.amount()).isEqualByComparingTo(submitted.total());
        });
    }

    @Test
    void tooSmallAPaymentIsRolledBackAndTheOrderCanBePaidAgain() {
        long order = cart();

        assertThatThrownBy(() -> shop.payOtherwise(order, "1.00")).hasMessageContaining("Unable to checkout order");
        assertThat(shop.read(order).isSubmitted()).isFalse();
        assertThat(shop.read(order).number()).isEmpty();
        assertThat(shop.read(order).activePayments()).isEmpty();

        shop.payOtherwise(order);
        assertThat(shop.read(order).isSubmitted()).isTrue();
    }

    @Test
    void ofSixteenCheckoutsAtOnceOneSubmitsTheOrder() throws Exception {
        long order = cart();

        List<Boolean> submitted = atOnce(16, () -> shop.payOtherwise(order));

        assertThat(submitted).containsOnlyOnce(true);
        assertThat(shop.read(order).activePayments()).hasSize(1);
        assertThat(shop.read(order).isSubmitted()).isTrue();
    }

    @Test
    void thePaymentIsCheckedBeforeTheOrderIsSubmitted() {
        assertThat(checkoutWorkflow.getActivities())
                .extracting(Activity::getBeanName)
                .containsSubsequence("blValidateAndConfirmPaymentActivity", "blCompleteOrderActivity");
    }

    @Test
    void gatewaysAreFoundInTheRegistry() {
        assertThat(gateways.getGatewayConfigurationService(PaymentGatewayType.PASSTHROUGH))
                .isNotNull();
    }

    private long cart() {
        return shop.newCart("olena@example.com", TWO_MUGS_AND_HONEY);
    }

    private static List<Boolean> atOnce(int threads, Callable<?> work) throws Exception {
        CountDownLatch start = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Callable<Boolean> attempt = () -> succeeds(start, work);
        try {
            return pool.invokeAll(Collections.nCopies(threads, attempt)).stream()
                    .map(DemoBackendIntegrationTests::outcome)
                    .toList();
        } finally {
            pool.shutdown();
        }
    }

    private static boolean succeeds(CountDownLatch start, Callable<?> work) throws InterruptedException {
        start.countDown();
        start.await();
        try {
            work.call();
            return true;
        } catch (Exception refused) {
            return false;
        }
    }

    private static boolean outcome(Future<Boolean> attempt) {
        try {
            return attempt.get();
        } catch (InterruptedException | ExecutionException broken) {
            throw new AssertionError(broken);
        }
    }
}
