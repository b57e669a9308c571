package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.hold.CompleteFulfilled;
import io.github.alliancepay.broadleaf.hold.CompleteHold;
import io.github.alliancepay.broadleaf.hold.CompleteOnStatus;
import io.github.alliancepay.broadleaf.hold.CompletionLedger;
import io.github.alliancepay.broadleaf.hold.CompletionProcess;
import io.github.alliancepay.broadleaf.hold.HoldQueue;
import io.github.alliancepay.broadleaf.hold.Holds;
import io.github.alliancepay.broadleaf.hold.OrderStatuses;
import io.github.alliancepay.broadleaf.hold.TrackCompletions;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The use cases of money that is held. */
@Configuration(proxyBeanMethods = false)
class HoldConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CompletionProcess alliancePayCompletionProcess(
            AllianceBanks banks,
            PaymentLedger payments,
            CompletionLedger completions,
            ShopAddresses addresses,
            PluginClock clock) {
        return new CompletionProcess(banks, payments, completions, addresses, clock.clock());
    }

    @Bean
    @ConditionalOnMissingBean
    TrackCompletions alliancePayTrackCompletions(CompletionLedger completions, CompletionProcess process) {
        return new TrackCompletions(completions, process);
    }

    @Bean
    @ConditionalOnMissingBean
    Holds alliancePayHolds(
            AllianceBanks banks,
            PaymentLedger payments,
            RefundLedger refunds,
            CompletionLedger completions,
            PluginClock clock) {
        return new Holds(banks, payments, refunds, completions, clock.clock());
    }

    @Bean
    @ConditionalOnMissingBean
    OrderStatuses alliancePayOrderStatuses(
            HostServices host, @Qualifier("blTransactionManager") PlatformTransactionManager transactions) {
        return host.orderStatuses(new JdbcTemplate(JdbcLedger.dataSource(transactions)));
    }

    @Bean
    @ConditionalOnMissingBean
    CompleteOnStatus alliancePayCompleteOnStatus(
            HoldQueue queue,
            CompleteHold completeHold,
            OrderStatuses statuses,
            AlliancePayProperties properties,
            PluginClock clock) {
        return new CompleteOnStatus(
                queue, completeHold, statuses, properties.hold().completeOnStatus(), clock.clock());
    }

    @Bean
    @ConditionalOnMissingBean
    CompleteFulfilled alliancePayCompleteFulfilled(
            HoldQueue queue, PaymentLedger payments, CompleteHold completeHold, PluginClock clock) {
        return new CompleteFulfilled(queue, payments, completeHold, clock.clock());
    }

    @Bean
    RecurringTask alliancePayHoldTask(CompleteFulfilled fulfilled, CompleteOnStatus onStatus) {
        return RecurringTask.complete(fulfilled, onStatus);
    }

    @Bean
    FulfilmentListener alliancePayFulfilmentListener(CompleteFulfilled fulfilled, SyncWorkers workers) {
        return new FulfilmentListener(fulfilled, workers.tasks());
    }

    @Bean
    @ConditionalOnMissingBean
    CompleteHold alliancePayCompleteHold(
            PaymentLedger payments,
            CompletionLedger completions,
            Holds holds,
            CompletionProcess process,
            PluginClock clock) {
        return new CompleteHold(payments, completions, holds, process, clock.clock());
    }
}
