package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.checkout.CallbackController;
import io.github.alliancepay.broadleaf.checkout.CheckoutDialect;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;

/** An application of the shop that draws no pages, such as the one for Broadleaf's REST API: it has no Thymeleaf. */
class NoPagesTests {

    @Test
    void itHasTheServicesAndNeitherThePagesNorTheClock() {
        TestHost.site()
                .withPropertyValues(Merchant.credentials())
                .withClassLoader(new FilteredClassLoader("org.thymeleaf"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(SendRefund.class)
                        .hasSingleBean(PaymentSync.class)
                        .doesNotHaveBean(CheckoutDialect.class)
                        .doesNotHaveBean(CallbackController.class)
                        .doesNotHaveBean(SyncClock.class));
    }
}
