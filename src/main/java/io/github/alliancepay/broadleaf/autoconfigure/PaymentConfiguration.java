package io.github.alliancepay.broadleaf.autoconfigure;

import static io.github.alliancepay.broadleaf.autoconfigure.InvalidSettingException.check;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.bank.client.CallTracing;
import io.github.alliancepay.broadleaf.checkout.CheckoutSettings;
import io.github.alliancepay.broadleaf.checkout.ConfiguredAddresses;
import io.github.alliancepay.broadleaf.checkout.OrderBasket;
import io.github.alliancepay.broadleaf.checkout.OrderDescriber;
import io.github.alliancepay.broadleaf.checkout.PayerDetails;
import io.github.alliancepay.broadleaf.host.CheckoutSwitch;
import io.github.alliancepay.broadleaf.host.HostSite;
import io.github.alliancepay.broadleaf.payment.CreateOrderCustomizer;
import io.github.alliancepay.broadleaf.payment.HoldTerms;
import io.github.alliancepay.broadleaf.payment.OrderRequests;
import io.github.alliancepay.broadleaf.payment.OrderSubmission;
import io.github.alliancepay.broadleaf.payment.PageOpening;
import io.github.alliancepay.broadleaf.payment.PageTerms;
import io.github.alliancepay.broadleaf.payment.PayLinkLedger;
import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.broadleaf.payment.PayableOrders;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentOption;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.RefundTracker;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.SyncQueue.Workers;
import io.github.alliancepay.broadleaf.payment.SyncRules;
import io.github.alliancepay.broadleaf.payment.TerminalResolver;
import io.github.alliancepay.broadleaf.payment.TerminalRules;
import io.github.alliancepay.broadleaf.text.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The use cases of payments, with their clock and their threads. */
@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

    private static final int THREADS = 4;

    /** A shop sets the time by a {@link Clock} bean of the name {@code alliancePayClock}. It may have other clocks as well. */
    @Bean
    PluginClock alliancePayPluginClock(@Qualifier("alliancePayClock") ObjectProvider<Clock> own) {
        return new PluginClock(own.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnMissingBean
    PageTerms alliancePayPageTerms(AlliancePayProperties properties, HoldTerms holds) {
        return pageTerms(properties, holds);
    }

    static PageTerms pageTerms(AlliancePayProperties properties, HoldTerms holds) {
        return check(
                "alliancepay.page.lifetime",
                () -> new PageTerms(properties.page().lifetime(), holds));
    }

    @Bean
    @ConditionalOnMissingBean
    HoldTerms alliancePayHoldTerms(AlliancePayProperties properties) {
        return holdTerms(properties);
    }

    static HoldTerms holdTerms(AlliancePayProperties properties) {
        return check(
                "alliancepay.hold",
                () -> new HoldTerms(
                        properties.hold().duration(), properties.hold().warning()));
    }

    @Bean
    @ConditionalOnMissingBean
    ShopAddresses alliancePayShopAddresses(
            AlliancePayProperties properties, ObjectProvider<CheckoutSettings> storefront) {
        return new ConfiguredAddresses(
                properties.publicUrl(), storefront.stream().findAny().isPresent());
    }

    @Bean
    @ConditionalOnMissingBean
    PaymentSync alliancePayPaymentSync(
            AllianceBanks banks,
            PaymentLedger ledger,
            OrderSubmission orders,
            List<RefundTracker> refunds,
            PluginClock clock,
            SyncRules rules) {
        return new PaymentSync(banks, ledger, orders, refunds, clock.clock(), rules);
    }

    @Bean
    @ConditionalOnMissingBean
    SyncRules alliancePaySyncRules(AlliancePayProperties properties, Terminals terminals, HoldTerms holds) {
        return syncRules(properties, terminals::isTest, holds);
    }

    static SyncRules syncRules(AlliancePayProperties properties, Predicate<String> testTerminals, HoldTerms holds) {
        return check(
                "alliancepay.clock.late-checks",
                () -> new SyncRules(testTerminals, properties.clock().lateChecks(), holds.warning()));
    }

    @Bean
    @ConditionalOnMissingBean
    PageOpening alliancePayPageOpening(
            AllianceBanks banks,
            PaymentLedger ledger,
            PaymentSync paymentSync,
            SyncWorkers workers,
            PluginClock clock) {
        return new PageOpening(banks, ledger, paymentSync, workers.starts(), clock.clock());
    }

    @Bean
    @ConditionalOnMissingBean
    TerminalResolver alliancePayTerminalResolver(AlliancePayProperties properties, Terminals terminals) {
        boolean accounts = takesTransfers(properties);
        String standard = terminals.standard().credentials().merchantId();
        PaymentRoute cards = new PaymentRoute(standard, properties.payment().type());
        TerminalResolver rules = new TerminalRules(terminals.rules(), cards, HostSite::name);
        return (bill, option) ->
                option == PaymentOption.CARD || accounts ? rules.resolve(bill, option) : Optional.empty();
    }

    /** The bank gives transfers a terminal of their own. */
    static boolean takesTransfers(AlliancePayProperties properties) {
        boolean accounts = properties.a2a().enabled();
        if (accounts
                && properties.terminals().values().stream()
                        .noneMatch(terminal -> terminal.types().contains(PayType.A2A))) {
            throw new InvalidSettingException(
                    "alliancepay.a2a.enabled",
                    "The bank has a terminal of its own for transfers. Add it like alliancepay.terminals.account.types=A2A");
        }
        return accounts;
    }

    @Bean
    @ConditionalOnMissingBean
    OrderRequests alliancePayOrderRequests(
            ShopAddresses addresses,
            TerminalResolver terminals,
            PageTerms terms,
            ObjectProvider<CreateOrderCustomizer> customizers) {
        return new OrderRequests(
                addresses, terminals, terms, customizers.orderedStream().toList());
    }

    @Bean
    @ConditionalOnMissingBean
    StartPayment alliancePayStartPayment(
            PaymentLedger ledger,
            PageOpening pages,
            OrderRequests requests,
            PluginClock clock,
            CheckoutSwitch offered) {
        return new StartPayment(ledger, pages, requests, clock.clock(), offered);
    }

    @Bean
    @ConditionalOnMissingBean
    PayLinks alliancePayPayLinks(
            PayLinkLedger links, PayableOrders orders, PaymentLedger payments, StartPayment start, PluginClock clock) {
        return new PayLinks(links, orders, payments, start, clock.clock());
    }

    /** The plugin's own customizers go first, so that those of the shop have the last word. */
    @Bean
    @ConditionalOnMissingBean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    OrderDescriber alliancePayOrderDescriber(AlliancePayProperties properties, Texts texts) {
        return new OrderDescriber(
                texts, properties.order().ownPurpose(), properties.order().comment());
    }

    @Bean
    @ConditionalOnMissingBean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    PayerDetails alliancePayPayerDetails(AlliancePayProperties properties) {
        return new PayerDetails(properties.payer().send());
    }

    @Bean
    @ConditionalOnProperty("alliancepay.order.basket")
    @Order(Ordered.HIGHEST_PRECEDENCE)
    OrderBasket alliancePayOrderBasket(Texts texts) {
        return new OrderBasket(texts);
    }

    @Bean
    @ConditionalOnMissingBean
    Reviews alliancePayReviews(PaymentSync paymentSync, PaymentLedger ledger, PaymentSearch search, PluginClock clock) {
        return new Reviews(paymentSync, ledger, search, clock.clock());
    }

    @Bean
    @ConditionalOnMissingBean
    SyncWorkers alliancePaySyncWorkers(CallTracing tracing) {
        return SyncWorkers.ofThreads(THREADS, tracing);
    }

    @Bean
    @ConditionalOnMissingBean
    SyncQueue alliancePaySyncQueue(
            PaymentSync paymentSync,
            PaymentLedger ledger,
            SyncWorkers workers,
            PluginClock clock,
            AlliancePayProperties properties) {
        return new SyncQueue(
                paymentSync,
                ledger,
                new Workers(workers.threads(), properties.clock().atOnce()),
                clock.clock());
    }
}
