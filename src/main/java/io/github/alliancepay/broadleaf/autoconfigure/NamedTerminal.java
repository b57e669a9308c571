package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.broadleaf.payment.TerminalRule;

/**
 * A terminal of {@code alliancepay.terminals}.
 *
 * @param name as the settings call it
 * @param rule the payments that it takes
 * @param bank its access to the bank
 */
record NamedTerminal(String name, Terminal terminal, TerminalRule rule, HttpAllianceBank bank) {

    String merchantId() {
        return rule.merchantId();
    }
}
