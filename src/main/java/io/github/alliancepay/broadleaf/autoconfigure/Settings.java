package io.github.alliancepay.broadleaf.autoconfigure;

import static io.github.alliancepay.broadleaf.autoconfigure.InvalidSettingException.check;

import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.broadleaf.bank.client.Timing;
import io.github.alliancepay.broadleaf.payment.PageTerms;
import java.time.Duration;
import org.springframework.core.env.Environment;

/** The settings, read and checked. Immutable. */
record Settings(AlliancePayProperties properties, Terminal terminal, Timing timing, PageTerms terms) {

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /**
     * @throws InvalidSettingException when a setting cannot be used
     * @throws org.springframework.boot.context.properties.bind.BindException when one is of the wrong kind
     */
    static Settings of(Environment environment) {
        AlliancePayProperties properties = AlliancePayProperties.of(environment);
        requireInterval(properties.clock().interval());
        Terminal terminal = new TerminalReader(properties).read();
        return new Settings(properties, terminal, timing(properties), terms(properties, terminal));
    }

    private static void requireInterval(Duration interval) {
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new InvalidSettingException(
                    "alliancepay.clock.interval", "It must be one second or more, such as 5s, but is " + interval);
        }
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
