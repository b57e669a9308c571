package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.admin.AdminAccess;
import io.github.alliancepay.broadleaf.admin.AdminDialect;
import io.github.alliancepay.broadleaf.admin.AdminTimeZone;
import io.github.alliancepay.broadleaf.admin.AdminUser;
import io.github.alliancepay.broadleaf.admin.BackOffice;
import io.github.alliancepay.broadleaf.admin.Notices;
import io.github.alliancepay.broadleaf.admin.OrderBadges;
import io.github.alliancepay.broadleaf.admin.PaymentPanels;
import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.bank.SessionStore;
import io.github.alliancepay.broadleaf.bank.client.CallTracing;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.broadleaf.bank.client.Timing;
import io.github.alliancepay.broadleaf.checkout.CartPayment;
import io.github.alliancepay.broadleaf.checkout.CheckoutDialect;
import io.github.alliancepay.broadleaf.checkout.CheckoutSettings;
import io.github.alliancepay.broadleaf.checkout.OrderDescriber;
import io.github.alliancepay.broadleaf.checkout.PayerDetails;
import io.github.alliancepay.broadleaf.checkout.PaymentPages;
import io.github.alliancepay.broadleaf.checkout.PaymentWatch;
import io.github.alliancepay.broadleaf.checkout.Shopfront;
import io.github.alliancepay.broadleaf.connection.ConnectionCheck;
import io.github.alliancepay.broadleaf.hold.CompleteFulfilled;
import io.github.alliancepay.broadleaf.hold.CompleteHold;
import io.github.alliancepay.broadleaf.hold.CompleteOnStatus;
import io.github.alliancepay.broadleaf.hold.CompletionLedger;
import io.github.alliancepay.broadleaf.hold.CompletionProcess;
import io.github.alliancepay.broadleaf.hold.HoldQueue;
import io.github.alliancepay.broadleaf.hold.Holds;
import io.github.alliancepay.broadleaf.hold.OrderStatuses;
import io.github.alliancepay.broadleaf.hold.TrackCompletions;
import io.github.alliancepay.broadleaf.host.BoundedWait;
import io.github.alliancepay.broadleaf.host.GatewayServices;
import io.github.alliancepay.broadleaf.host.HostAdmin;
import io.github.alliancepay.broadleaf.host.HostCart;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.metrics.BankMetrics;
import io.github.alliancepay.broadleaf.metrics.EventMetrics;
import io.github.alliancepay.broadleaf.metrics.LedgerMetrics;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.notification.AttentionAlerts;
import io.github.alliancepay.broadleaf.notification.EventRelay;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.EventOutbox;
import io.github.alliancepay.broadleaf.payment.HoldTerms;
import io.github.alliancepay.broadleaf.payment.OrderRequests;
import io.github.alliancepay.broadleaf.payment.OrderSubmission;
import io.github.alliancepay.broadleaf.payment.PageOpening;
import io.github.alliancepay.broadleaf.payment.PageTerms;
import io.github.alliancepay.broadleaf.payment.PayLinkLedger;
import io.github.alliancepay.broadleaf.payment.PayLinkSender;
import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.broadleaf.payment.PayableOrders;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.PersonalData;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.SyncRules;
import io.github.alliancepay.broadleaf.payment.TerminalResolver;
import io.github.alliancepay.broadleaf.reconciliation.ReconcileWithBank;
import io.github.alliancepay.broadleaf.reconciliation.ReconcileWithRegister;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationLedger;
import io.github.alliancepay.broadleaf.refund.AssignRefundLines;
import io.github.alliancepay.broadleaf.refund.BookRefunds;
import io.github.alliancepay.broadleaf.refund.HostRefundRecorder;
import io.github.alliancepay.broadleaf.refund.Inventory;
import io.github.alliancepay.broadleaf.refund.OrderLines;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.RefundProcess;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.broadleaf.refund.TrackRefunds;
import io.github.alliancepay.broadleaf.text.Texts;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** A shop replaces any part of the plugin by declaring a bean of the same type. */
class ReplacedPartTests {

    private static final String OWN = "shopsOwn";
    private static final Instant IN_2030 = Instant.parse("2030-01-01T00:00:00Z");

    /** Each part, and a bean that works with it. */
    private static final List<Part> SITE = List.of(
            new Part(Terminal.class, "alliancePayBank"),
            new Part(Timing.class, "alliancePayBank"),
            new Part(SessionStore.class, "alliancePayBank"),
            new Part(CallTracing.class, "alliancePayBank"),
            new Part(AllianceBank.class, "alliancePayBanks"),
            new Part(AllianceBanks.class, "alliancePayPageOpening"),
            new Part(TerminalResolver.class, "alliancePayOrderRequests"),
            new Part(JdbcLedger.class, "alliancePayPaymentLedger"),
            new Part(PaymentLedger.class, "alliancePayPaymentSync"),
            new Part(RefundLedger.class, "alliancePayTrackRefunds"),
            new Part(PaymentSearch.class, "alliancePayReviews"),
            new Part(PersonalData.class, ""),
            new Part(EventOutbox.class, "alliancePayEventRelay"),
            new Part(EventRelay.class, "alliancePayEventTask"),
            new Part(AttentionAlerts.class, "alliancePayAttentionTask"),
            new Part(PayLinkLedger.class, "alliancePayPayLinks"),
            new Part(PayableOrders.class, "alliancePayPayLinks"),
            new Part(PayLinks.class, "alliancePayPayLinkController"),
            new Part(PayLinkSender.class, "alliancePayOrderLinkController"),
            new Part(ReconciliationLedger.class, "alliancePayReconcileWithBank"),
            new Part(ReconcileWithBank.class, "alliancePayReconciliationController"),
            new Part(ReconcileWithRegister.class, "alliancePayReconciliationController"),
            new Part(PageTerms.class, "alliancePayOrderRequests"),
            new Part(ShopAddresses.class, "alliancePayOrderRequests"),
            new Part(OrderRequests.class, "alliancePayStartPayment"),
            new Part(OrderDescriber.class, ""),
            new Part(PayerDetails.class, ""),
            new Part(PageOpening.class, "alliancePayStartPayment"),
            new Part(StartPayment.class, "alliancePayCartPayment"),
            new Part(PaymentSync.class, "alliancePaySyncQueue"),
            new Part(SyncRules.class, "alliancePayPaymentSync"),
            new Part(BoundedWait.class, "alliancePayConfigurationService"),
            new Part(Reviews.class, "alliancePayRemedyController"),
            new Part(SyncWorkers.class, "alliancePaySyncQueue"),
            new Part(SyncQueue.class, "alliancePayCallbackController"),
            new Part(RefundProcess.class, "alliancePaySendRefund"),
            new Part(BookRefunds.class, "alliancePayTrackRefunds"),
            new Part(TrackRefunds.class, "alliancePayPaymentSync"),
            new Part(RefundBalances.class, "alliancePaySendRefund"),
            new Part(SendRefund.class, "alliancePayConfigurationService"),
            new Part(AssignRefundLines.class, "alliancePayAssignmentController"),
            new Part(HoldTerms.class, "alliancePaySyncRules"),
            new Part(CompletionLedger.class, "alliancePayHolds"),
            new Part(CompletionProcess.class, "alliancePayCompleteHold"),
            new Part(TrackCompletions.class, "alliancePayPaymentSync"),
            new Part(Holds.class, "alliancePayCompleteHold"),
            new Part(OrderStatuses.class, "alliancePayCompleteOnStatus"),
            new Part(HoldQueue.class, "alliancePayCompleteFulfilled"),
            new Part(CompleteFulfilled.class, "alliancePayHoldTask"),
            new Part(CompleteOnStatus.class, "alliancePayHoldTask"),
            new Part(CompleteHold.class, "alliancePayConfigurationService"),
            new Part(HostServices.class, "alliancePayOrderSubmission"),
            new Part(OrderSubmission.class, "alliancePayPaymentSync"),
            new Part(OrderLines.class, "alliancePayRefundBalances"),
            new Part(HostRefundRecorder.class, "alliancePayBookRefunds"),
            new Part(Inventory.class, "alliancePayBookRefunds"),
            new Part(GatewayServices.class, "alliancePayConfigurationServices"),
            new Part(Texts.class, "alliancePayCheckoutDialect"),
            new Part(CheckoutSettings.class, "alliancePayReturnController"),
            new Part(HostCart.class, "alliancePayCartPayment"),
            new Part(CartPayment.class, "alliancePayStartController"),
            new Part(PaymentWatch.class, "alliancePayReturnController"),
            new Part(Shopfront.class, "alliancePayCheckoutDialect"),
            new Part(ConnectionCheck.class, "alliancePayConnectionController"),
            new Part(Notices.class, "alliancePayAdminDialect"),
            new Part(PaymentPages.class, "alliancePayReturnController"),
            new Part(CheckoutDialect.class, ""),
            new Part(BankMetrics.class, ""),
            new Part(LedgerMetrics.class, ""),
            new Part(EventMetrics.class, ""),
            new Part(BackOffice.class, "alliancePayPaymentController"),
            new Part(PaymentPanels.class, "alliancePayPaymentController"),
            new Part(OrderBadges.class, "alliancePayPaymentListController"),
            new Part(PayLinkSender.class, "alliancePayOrderLinkController"),
            new Part(AdminDialect.class, ""));

    private static final List<Part> ADMIN = List.of(
            new Part(HostAdmin.class, "alliancePayOrderForms"),
            new Part(AdminAccess.class, "alliancePayBackOffice"),
            new Part(AdminTimeZone.class, "alliancePayBackOffice"));

    private final ApplicationContextRunner site = TestHost.site()
            .withPropertyValues(Merchant.credentials())
            .withPropertyValues("alliancepay.shop-url=https://shop.example", "alliancepay.clock.enabled=false")
            .withBean("clerks", AdminAccess.class, () -> () -> AdminUser.NOBODY);

    private final ApplicationContextRunner admin = TestHost.admin()
            .withPropertyValues(Merchant.credentials())
            .withPropertyValues("alliancepay.admin.menu=false");

    static List<Part> partsOfTheSite() {
        return SITE;
    }

    static List<Part> partsOfTheAdmin() {
        return ADMIN;
    }

    @ParameterizedTest
    @MethodSource("partsOfTheSite")
    void aPartOfTheSiteIsTheShopsOwn(Part part) {
        assertReplaced(site, part);
    }

    @ParameterizedTest
    @MethodSource("partsOfTheAdmin")
    void aPartOfTheAdminIsTheShopsOwn(Part part) {
        assertReplaced(admin, part);
    }

    @Test
    void noPartIsForgottenHere() {
        Set<Class<?>> tested = new HashSet<>();
        Stream.of(SITE, ADMIN).flatMap(List::stream).map(Part::type).forEach(tested::add);

        assertThat(replaceable()).isEqualTo(tested);
    }

    @Test
    void theShopsOwnBankIsAsked() {
        AllianceBank bank = TestHost.unused(AllianceBank.class);

        site.withBean(AllianceBank.class, () -> bank)
                .run(context -> assertThatThrownBy(() -> start(context)).hasMessageContaining("createOrder"));
    }

    @Test
    void theClockOfThatNameIsTheOneThatCounts() {
        site.withBean("alliancePayClock", Clock.class, () -> Clock.fixed(IN_2030, ZoneOffset.UTC))
                .withBean("shopsClock", Clock.class, Clock::systemUTC)
                .withBean(AllianceBank.class, () -> TestHost.unused(AllianceBank.class))
                .run(context -> {
                    assertThatThrownBy(() -> start(context)).hasCauseInstanceOf(AssertionError.class);

                    assertThat(context.getBean(PaymentLedger.class).ofOrder(1))
                            .extracting(Payment::createdAt)
                            .containsExactly(IN_2030);
                });
    }

    @Test
    void theShopsOwnThreadsDoTheWorkAndStayTheShops() throws InterruptedException {
        BlockingQueue<String> names = new LinkedBlockingQueue<>();
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "shops-own"));
        site.withBean(SyncWorkers.class, () -> SyncWorkers.over(threads, CallTracing.NONE))
                .run(context -> {
                    context.getBean(SyncWorkers.class)
                            .threads()
                            .execute(() -> names.add(Thread.currentThread().getName()));
                    assertThat(names.poll(10, TimeUnit.SECONDS)).isEqualTo("shops-own");
                });

        assertThat(threads.isShutdown()).isFalse();
        threads.shutdownNow();
    }

    @Test
    void aShopThatBringsEveryPortGetsNoTables() {
        site.withBean(PaymentLedger.class, () -> TestHost.unused(PaymentLedger.class))
                .withBean(RefundLedger.class, () -> TestHost.unused(RefundLedger.class))
                .withBean(PaymentSearch.class, () -> TestHost.unused(PaymentSearch.class))
                .withBean(CompletionLedger.class, () -> TestHost.unused(CompletionLedger.class))
                .withBean(HoldQueue.class, () -> TestHost.unused(HoldQueue.class))
                .withBean(SessionStore.class, () -> TestHost.unused(SessionStore.class))
                .withBean(PersonalData.class, () -> TestHost.unused(PersonalData.class))
                .withBean(EventOutbox.class, () -> TestHost.unused(EventOutbox.class))
                .withBean(PayLinkSender.class, () -> TestHost.unused(PayLinkSender.class))
                .withBean(PayLinkLedger.class, () -> TestHost.unused(PayLinkLedger.class))
                .withBean(ReconciliationLedger.class, () -> TestHost.unused(ReconciliationLedger.class))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBeanFactory().containsSingleton("alliancePayLedger"))
                            .isFalse();
                });
    }

    private static void assertReplaced(ApplicationContextRunner host, Part part) {
        Object[] pluginsOwn = new Object[1];
        host.run(context -> pluginsOwn[0] = context.getBean(part.type()));
        host.withBean(OWN, any(part.type()), () -> pluginsOwn[0]).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBeanNamesForType(part.type())).containsExactly(OWN);
            if (!part.user().isEmpty()) {
                assertThat(context.getBeanFactory().getDependentBeans(OWN)).contains(part.user());
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> any(Class<?> type) {
        return (Class<Object>) type;
    }

    /** The types of all beans that the plugin makes only where the shop has none. */
    private static Set<Class<?>> replaceable() {
        Set<Class<?>> types = new HashSet<>();
        Stream.of(
                        AlliancePayAlwaysAutoConfiguration.class,
                        BankConfiguration.class,
                        PaymentConfiguration.class,
                        RefundConfiguration.class,
                        HoldConfiguration.class,
                        ReconciliationConfiguration.class,
                        LedgerConfiguration.class,
                        HostConfiguration.class,
                        ConnectionConfiguration.class,
                        NotificationConfiguration.class,
                        AlliancePayMetricsAutoConfiguration.class,
                        AlliancePaySiteAutoConfiguration.class,
                        AlliancePaySiteAutoConfiguration.ConnectedSite.class,
                        AlliancePayAdminAutoConfiguration.class,
                        AlliancePayAdminAutoConfiguration.ConnectedAdmin.class,
                        AlliancePayAdminPagesAutoConfiguration.class)
                .flatMap(configuration -> Arrays.stream(configuration.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(ConditionalOnMissingBean.class))
                .map(ReplacedPartTests::type)
                .forEach(types::add);
        return types;
    }

    private static Class<?> type(Method method) {
        Class<?>[] named = method.getAnnotation(ConditionalOnMissingBean.class).value();
        return named.length == 0 ? method.getReturnType() : named[0];
    }

    private static void start(ApplicationContext shop) {
        Bill bill = new Bill(1, new Coins(27_662), Currency.UAH, "fingerprint");
        Shopper shopper = new Shopper(new Payer("c1", Map.of()), "olena@example.com", "uk");
        shop.getBean(StartPayment.class).start(bill, shopper).opened().join();
    }

    /** @param user a bean that works with the part; empty when only the host does */
    private record Part(Class<?> type, String user) {

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }
}
