package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.checkout.AssetController;
import io.github.alliancepay.broadleaf.checkout.CheckoutDialect;
import io.github.alliancepay.broadleaf.checkout.CheckoutSettings;
import io.github.alliancepay.broadleaf.checkout.Placements;
import io.github.alliancepay.broadleaf.checkout.Shopfront;
import io.github.alliancepay.broadleaf.host.HostCart;
import org.broadleafcommerce.core.order.service.OrderService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the site's own pages show of AlliancePay. Without credentials that is nothing but the payment of orders paid earlier. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.broadleafcommerce.core.order.service.OrderService")
@ConditionalOnMissingClass("org.broadleafcommerce.admin.web.controller.entity.AdminOrderController")
@AutoConfigureAfter(AlliancePayCoreAutoConfiguration.class)
public class AlliancePayPagesAutoConfiguration {

    @Bean
    CheckoutSettings alliancePayCheckoutSettings(BeanFactory host, ObjectProvider<Parts> parts) {
        Parts found = parts.getIfAvailable();
        return checkout(
                found == null ? AlliancePayProperties.of(Parts.environment(host)) : found.settings.properties());
    }

    static CheckoutSettings checkout(AlliancePayProperties properties) {
        AlliancePayProperties.Checkout checkout = properties.checkout();
        return new CheckoutSettings(
                InvalidSettingException.check(
                        "alliancepay.checkout.placements", () -> Placements.parse(checkout.placements())),
                checkout.confirmationPath(),
                checkout.checkoutPath(),
                checkout.homePath(),
                properties.testMode());
    }

    @Bean
    HostCart alliancePayCart(@Qualifier("blOrderService") OrderService orders) {
        return new HostCart(orders);
    }

    @Bean
    CheckoutDialect alliancePayDialect(
            CheckoutSettings settings, HostCart cart, BeanFactory host, ObjectProvider<Parts> parts) {
        boolean offered = parts.getIfAvailable() != null;
        Shopfront shopfront =
                new Shopfront(() -> offered && cart.bill().isPresent(), cart::bill, cart::email, HostCart::isPaidHere);
        return new CheckoutDialect(offered ? settings : settings.withoutOffer(), Parts.texts(host), shopfront);
    }

    @Bean
    AssetController alliancePayAssetController() {
        return new AssetController();
    }
}
