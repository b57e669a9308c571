package io.github.alliancepay.broadleaf.autoconfigure;

import static io.github.alliancepay.broadleaf.autoconfigure.InvalidSettingException.check;

import io.github.alliancepay.broadleaf.bank.Terminal;
import io.github.alliancepay.broadleaf.bank.Timing;
import io.github.alliancepay.broadleaf.payment.PageTerms;
import org.springframework.core.env.Environment;

/** The settings, read and checked. Immutable. */
record Settings(AlliancePayProperties properties, Terminal terminal, Timing timing, PageTerms terms) {

    /**
     * @throws InvalidSettingException when a setting cannot be used
     * @throws org.springframework.boot.context.properties.bind.BindException when one is of the wrong kind
     */
    static Settings of(Environment environment) {
        AlliancePayProperties properties = AlliancePayProperties.of(environment);
        Terminal terminal = new TerminalReader(properties).read();
        return new Settings(properties, terminal, timing(properties), terms(properties, terminal));
    }

    private static Timing timing(AlliancePayProperties properties) {
        return check(
                "alliancepay.session-renewal",
                () -> new Timing(Timing.DEFAULT.connect(), Timing.DEFAULT.total(), properties.sessionRenewal()));
    }

    private static PageTerms terms(AlliancePayProperties properties, Terminal terminal) {
        return check(
                "alliancepay.page.lifetime",
                () -> new PageTerms(
                        terminal.credentials().merchantId(), properties.page().lifetime()));
    }
}
