package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.checkout.CallbackController;
import io.github.alliancepay.broadleaf.checkout.CheckoutSettings;
import io.github.alliancepay.broadleaf.checkout.ReturnController;
import io.github.alliancepay.broadleaf.checkout.StartController;
import io.github.alliancepay.broadleaf.host.CallbackExclusions;
import io.github.alliancepay.broadleaf.host.HostCart;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The storefront's parts. The admin has the storefront's classes too, so it is known by a class of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingClass("org.broadleafcommerce.admin.web.controller.entity.AdminOrderController")
@ConditionalOnBean(Parts.class)
@AutoConfigureAfter({AlliancePayCoreAutoConfiguration.class, AlliancePayPagesAutoConfiguration.class})
public class AlliancePaySiteAutoConfiguration {

    @Bean
    StartController alliancePayStartController(Parts parts, HostCart cart, CheckoutSettings settings) {
        return new StartController(cart, parts.start, settings);
    }

    @Bean
    ReturnController alliancePayReturnController(Parts parts, HostCart cart, CheckoutSettings settings) {
        return new ReturnController(parts.ledger.payments(), parts.queue, cart, settings, parts.clock);
    }

    @Bean
    CallbackController alliancePayCallbackController(Parts parts) {
        return new CallbackController(parts.ledger.payments(), parts.queue, parts.clock);
    }

    @Bean
    static CallbackExclusions alliancePayCallbackExclusions() {
        return new CallbackExclusions(CallbackController.PATH);
    }

    @Bean
    @ConditionalOnProperty(name = "alliancepay.clock.enabled", matchIfMissing = true)
    SyncClock alliancePaySyncClock(Parts parts) {
        Duration interval = parts.settings.properties().clock().interval();
        return new SyncClock(parts.queue, parts.bank, parts.workers.threads(), interval);
    }
}
