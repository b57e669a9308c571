package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.bank.client.PaymentMethod;
import io.github.alliancepay.broadleaf.checkout.AssetController;
import io.github.alliancepay.broadleaf.checkout.CallbackController;
import io.github.alliancepay.broadleaf.checkout.CartPayment;
import io.github.alliancepay.broadleaf.checkout.CheckoutDialect;
import io.github.alliancepay.broadleaf.checkout.CheckoutExpressionsFactory;
import io.github.alliancepay.broadleaf.checkout.CheckoutSettings;
import io.github.alliancepay.broadleaf.checkout.MultipartExclusions;
import io.github.alliancepay.broadleaf.checkout.OpenController;
import io.github.alliancepay.broadleaf.checkout.PayLinkController;
import io.github.alliancepay.broadleaf.checkout.PaymentPages;
import io.github.alliancepay.broadleaf.checkout.PaymentWatch;
import io.github.alliancepay.broadleaf.checkout.Receipt;
import io.github.alliancepay.broadleaf.checkout.ReturnController;
import io.github.alliancepay.broadleaf.checkout.ShopProfile;
import io.github.alliancepay.broadleaf.checkout.Shopfront;
import io.github.alliancepay.broadleaf.checkout.StartController;
import io.github.alliancepay.broadleaf.checkout.StorefrontApi;
import io.github.alliancepay.broadleaf.host.CallbackExclusions;
import io.github.alliancepay.broadleaf.host.CheckoutSwitch;
import io.github.alliancepay.broadleaf.host.HostCart;
import io.github.alliancepay.broadleaf.host.HostSite;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentOption;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PersonalData;
import io.github.alliancepay.broadleaf.payment.PersonalDataRetention;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.TerminalResolver;
import io.github.alliancepay.broadleaf.text.Texts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadleafcommerce.core.order.service.OrderService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The storefront: its checkout, the addresses for bank and shopper, and the clock. Without credentials its pages still show the payment
 * of orders paid earlier, and nothing else. The admin has the storefront's classes too, so it is known by a class of its own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(
        name = {
            "org.broadleafcommerce.core.order.service.OrderService",
            "org.thymeleaf.dialect.IExpressionObjectDialect"
        })
@ConditionalOnMissingClass("org.broadleafcommerce.admin.web.controller.entity.AdminOrderController")
@AutoConfigureAfter(AlliancePayAutoConfiguration.class)
public class AlliancePaySiteAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CheckoutSettings alliancePayCheckoutSettings(
            AlliancePayProperties properties, ObjectProvider<Terminals> terminals) {
        AlliancePayProperties.Checkout checkout = properties.checkout();
        return new CheckoutSettings(
                CheckoutReader.placements(properties),
                checkout.confirmationPath(),
                checkout.checkoutPath(),
                checkout.homePath(),
                terminal -> terminals.stream()
                        .findFirst()
                        .map(known -> known.isTest(terminal))
                        .orElse(properties.testMode()),
                properties.page().methods().stream()
                        .sorted()
                        .flatMap(AlliancePaySiteAutoConfiguration::marks)
                        .toList(),
                shop(properties));
    }

    private static Stream<String> marks(PaymentMethod method) {
        return switch (method) {
            case CARD -> Stream.of("Visa", "Mastercard");
            case APPLE_PAY -> Stream.of("Apple Pay");
            case GOOGLE_PAY -> Stream.of("Google Pay");
        };
    }

    private static ShopProfile shop(AlliancePayProperties properties) {
        AlliancePayProperties.Shop shop = properties.shop();
        return new ShopProfile(shop.name(), CheckoutReader.logo(properties), CheckoutReader.contact(properties));
    }

    @Bean
    @ConditionalOnMissingBean
    HostCart alliancePayCart(@Qualifier("blOrderService") OrderService orders) {
        return new HostCart(orders);
    }

    @Bean
    @ConditionalOnMissingBean
    CheckoutDialect alliancePayCheckoutDialect(
            CheckoutSettings settings, Texts texts, Shopfront shopfront, ObjectProvider<StartPayment> start) {
        boolean offered = start.stream().findAny().isPresent();
        return new CheckoutDialect(offered ? settings : settings.withoutOffer(), texts, shopfront);
    }

    @Bean
    @ConditionalOnMissingBean
    Shopfront alliancePayShopfront(
            AlliancePayProperties properties,
            HostCart cart,
            ObjectProvider<StartPayment> start,
            ObjectProvider<CheckoutSwitch> on,
            ObjectProvider<TerminalResolver> terminals,
            ObjectProvider<AllianceBanks> banks,
            ObjectProvider<PaymentPages> pages) {
        boolean offered = start.stream().findAny().isPresent();
        return new Shopfront(
                option -> offered && on.stream().allMatch(CheckoutSwitch::getAsBoolean)
                        ? cart.bill().flatMap(bill -> terminal(bill, option, terminals, banks))
                        : Optional.empty(),
                cart::bill,
                cart::email,
                HostCart::isPaidHere,
                order -> pages.stream()
                        .map(known -> known.receiptOf(order))
                        .findFirst()
                        .orElse(Receipt.NONE),
                () -> siteName(properties),
                () -> pages.stream().anyMatch(PaymentPages::hasMoneyForTheCart));
    }

    private static Optional<String> terminal(
            Bill bill,
            PaymentOption option,
            ObjectProvider<TerminalResolver> terminals,
            ObjectProvider<AllianceBanks> banks) {
        return terminals.stream()
                .flatMap(resolver -> resolver.resolve(bill, option).stream())
                .map(PaymentRoute::merchantId)
                .filter(terminal -> banks.stream().noneMatch(known -> isRefused(known.of(terminal))))
                .findFirst();
    }

    /** Where the bank refuses a session, no shopper can pay. */
    private static boolean isRefused(AllianceBank bank) {
        return bank instanceof HttpAllianceBank http && http.isAccessRefused();
    }

    private static String siteName(AlliancePayProperties properties) {
        return HostSite.name()
                .or(() -> properties.publicUrl().map(URI::getHost))
                .orElse("");
    }

    @Bean
    AssetController alliancePayAssetController() {
        return new AssetController();
    }

    /** The parts that can take a payment. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnCredentials
    static class ConnectedSite {

        @Bean
        @ConditionalOnMissingBean
        CartPayment alliancePayCartPayment(HostCart cart, StartPayment start, PaymentLedger ledger) {
            return new CartPayment(cart, start, ledger);
        }

        @Bean
        @ConditionalOnMissingBean
        PaymentWatch alliancePayPaymentWatch(PaymentLedger ledger, SyncQueue queue, PluginClock clock) {
            return new PaymentWatch(ledger, queue, clock.clock());
        }

        @Bean
        StartController alliancePayStartController(CartPayment cart, CheckoutSettings settings) {
            return new StartController(cart, settings);
        }

        @Bean
        OpenController alliancePayOpenController(PaymentWatch watch, PaymentPages pages, CheckoutSettings settings) {
            return new OpenController(watch, pages, settings);
        }

        @Bean
        StorefrontApi alliancePayStorefrontApi(
                CartPayment cart, PaymentWatch watch, PaymentPages pages, CheckoutExpressionsFactory words) {
            return new StorefrontApi(cart, watch, pages, words);
        }

        @Bean
        CheckoutExpressionsFactory alliancePayCheckoutExpressions(
                Texts texts, Shopfront shopfront, CheckoutSettings settings) {
            return new CheckoutExpressionsFactory(texts, shopfront, settings);
        }

        @Bean
        @ConditionalOnMissingBean
        PaymentPages alliancePayPaymentPages(
                PaymentLedger ledger, HostCart cart, Terminals terminals, CheckoutSwitch offered, PluginClock clock) {
            return new PaymentPages(ledger, cart, terminals::allowsPage, terminals::isTest, offered, clock.clock());
        }

        @Bean
        ReturnController alliancePayReturnController(
                PaymentWatch watch, PaymentPages pages, CheckoutSettings settings, PluginClock clock) {
            return new ReturnController(watch, pages, settings, clock.clock());
        }

        @Bean
        PayLinkController alliancePayPayLinkController(PayLinks links, CheckoutSettings settings, Texts texts) {
            return new PayLinkController(links, settings, texts);
        }

        @Bean
        CallbackController alliancePayCallbackController(PaymentLedger ledger, SyncQueue queue, PluginClock clock) {
            return new CallbackController(ledger, queue, clock.clock());
        }

        @Bean
        static CallbackExclusions alliancePayCallbackExclusions() {
            return new CallbackExclusions(List.of(
                    CallbackController.PATH + "/**", ReturnController.PATH + "**", PayLinkController.PATH + "**"));
        }

        @Bean
        static MultipartExclusions alliancePayMultipartExclusions() {
            return new MultipartExclusions("/alliancepay/");
        }

        @Bean
        @ConditionalOnProperty(name = "alliancepay.clock.enabled", matchIfMissing = true)
        SyncClock alliancePaySyncClock(
                SyncWorkers workers,
                SyncQueue queue,
                Terminals terminals,
                ObjectProvider<HttpAllianceBank> bank,
                PersonalData personalData,
                ObjectProvider<RecurringTask> tasks,
                PluginClock clock,
                AlliancePayProperties properties) {
            Duration age = properties.retention().personalData();
            List<RecurringTask> others = new ArrayList<>();
            others.add(RecurringTask.erase(new PersonalDataRetention(personalData, age, clock.clock())));
            terminals
                    .connections(Stream.ofNullable(bank.getIfUnique()))
                    .forEach((name, own) -> others.add(RecurringTask.keepSession(name, own)));
            tasks.orderedStream().forEach(others::add);
            return new SyncClock(
                    workers,
                    clock.clock(),
                    RecurringTask.dispatch(queue, properties.clock().interval()),
                    others);
        }
    }
}
