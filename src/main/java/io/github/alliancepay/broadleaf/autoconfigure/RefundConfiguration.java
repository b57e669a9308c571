package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
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
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of refunds. */
@Configuration(proxyBeanMethods = false)
class RefundConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RefundProcess alliancePayRefundProcess(
            AllianceBanks banks,
            PaymentLedger payments,
            RefundLedger refunds,
            ShopAddresses addresses,
            PluginClock clock) {
        return new RefundProcess(banks, payments, refunds, addresses, clock.clock());
    }

    @Bean
    @ConditionalOnMissingBean
    BookRefunds alliancePayBookRefunds(
            PaymentLedger payments,
            RefundLedger refunds,
            HostRefundRecorder recorder,
            Inventory inventory,
            PluginClock clock) {
        return new BookRefunds(payments, refunds, recorder, inventory, clock.clock());
    }

    @Bean
    @ConditionalOnMissingBean
    TrackRefunds alliancePayTrackRefunds(
            RefundLedger refunds, RefundProcess process, BookRefunds booking, PluginClock clock) {
        return new TrackRefunds(refunds, process, booking, clock.clock());
    }

    @Bean
    @ConditionalOnMissingBean
    RefundBalances alliancePayRefundBalances(
            AllianceBanks banks,
            PaymentLedger payments,
            RefundLedger refunds,
            OrderLines orders,
            TrackRefunds tracker) {
        return new RefundBalances(banks, payments, refunds, orders, tracker);
    }

    @Bean
    @ConditionalOnMissingBean
    SendRefund alliancePaySendRefund(
            PaymentLedger payments,
            RefundLedger refunds,
            RefundBalances balances,
            RefundProcess process,
            PluginClock clock) {
        return new SendRefund(payments, refunds, balances, process, clock.clock());
    }

    @Bean
    @ConditionalOnMissingBean
    AssignRefundLines alliancePayAssignRefundLines(
            PaymentLedger payments, RefundLedger refunds, RefundBalances balances, PluginClock clock) {
        return new AssignRefundLines(payments, refunds, balances, clock.clock());
    }
}
