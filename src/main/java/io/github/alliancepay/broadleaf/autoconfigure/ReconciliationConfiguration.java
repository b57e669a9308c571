package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.reconciliation.ReconcileWithBank;
import io.github.alliancepay.broadleaf.reconciliation.ReconcileWithRegister;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationLedger;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Compares the ledger with the bank; for the admin's page and for jobs of the shop. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ReconcileWithBank alliancePayReconcileWithBank(ReconciliationLedger ledger, AllianceBanks banks) {
        return new ReconcileWithBank(ledger, banks);
    }

    @Bean
    @ConditionalOnMissingBean
    ReconcileWithRegister alliancePayReconcileWithRegister(ReconciliationLedger ledger) {
        return new ReconcileWithRegister(ledger);
    }
}
