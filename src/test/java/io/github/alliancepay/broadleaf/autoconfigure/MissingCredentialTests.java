package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.admin.AdminAccess;
import io.github.alliancepay.broadleaf.admin.AdminUser;
import io.github.alliancepay.broadleaf.admin.PaymentController;
import io.github.alliancepay.broadleaf.admin.UnconnectedController;
import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.checkout.CallbackController;
import io.github.alliancepay.broadleaf.checkout.CheckoutDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** While one credential is missing the shop works as before, and the log says which. */
@ExtendWith(OutputCaptureExtension.class)
class MissingCredentialTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alliancepay.base-url",
                "alliancepay.merchant-id",
                "alliancepay.service-code",
                "alliancepay.private-jwk"
            })
    void theSiteShowsNothingButOldPayments(String missing, CapturedOutput log) {
        without(missing, TestHost.site()).run(context -> {
            assertThat(context)
                    .hasSingleBean(CheckoutDialect.class)
                    .doesNotHaveBean(AllianceBank.class)
                    .doesNotHaveBean(CallbackController.class);
            assertThat(log).contains("set " + missing + ". The shop works as before.");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"alliancepay.base-url", "alliancepay.service-code"})
    void theAdminHasAPageThatSaysWhy(String missing) {
        without(missing, TestHost.admin()).run(context -> assertThat(context)
                .hasSingleBean(UnconnectedController.class)
                .doesNotHaveBean(AdminAccess.class)
                .doesNotHaveBean(PaymentController.class));
    }

    @Test
    void anApplicationWithAdminsOfItsOwnStarts() {
        without("alliancepay.service-code", TestHost.site())
                .withBean(AdminAccess.class, () -> () -> AdminUser.NOBODY)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PaymentController.class));
    }

    @Test
    void withAllOfThemTheAdminHasItsPagesAndNoneOfTheSites() {
        TestHost.admin()
                .withPropertyValues(Merchant.credentials())
                .withPropertyValues("alliancepay.admin.menu=false")
                .run(context -> assertThat(context)
                        .hasSingleBean(PaymentController.class)
                        .doesNotHaveBean(UnconnectedController.class)
                        .doesNotHaveBean(CallbackController.class));
    }

    private static ApplicationContextRunner without(String missing, ApplicationContextRunner host) {
        return host.withPropertyValues(Merchant.credentials()).withPropertyValues(missing + "=");
    }
}
