package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.broadleaf.ledger.Schema;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.SingletonBeanRegistry;

/** One line in the log of a start: how the plugin is set up. It holds no secret. */
final class StartSummary implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(StartSummary.class);

    private static final int SHOWN = 4;

    private final Terminal terminal;
    private final AlliancePayProperties properties;
    private final SingletonBeanRegistry beans;

    StartSummary(Terminal terminal, AlliancePayProperties properties, SingletonBeanRegistry beans) {
        this.terminal = terminal;
        this.properties = properties;
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        LOG.info(
                "AlliancePay is ready: {}",
                facts().entrySet().stream()
                        .map(fact -> fact.getKey() + " " + fact.getValue())
                        .collect(Collectors.joining(", ")));
    }

    /** In the order in which people read them. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("bankHost", terminal.baseUrl().getHost());
        facts.put("merchant", masked(terminal.credentials().merchantId()));
        facts.put("testMode", terminal.test());
        facts.put("callbackAddress", callbackAddress());
        facts.put("clockInterval", clockInterval());
        facts.put("schemaVersion", schemaVersion());
        return facts;
    }

    /** Enough to tell one merchant from another. */
    static String masked(String merchantId) {
        return merchantId.length() <= 2 * SHOWN
                ? "…"
                : merchantId.substring(0, SHOWN) + "…" + merchantId.substring(merchantId.length() - SHOWN);
    }

    private String callbackAddress() {
        return properties
                .publicUrl()
                .map(URI::toString)
                .map(url -> url.replaceAll("/+$", "") + "/alliancepay/callback")
                .orElse("that of each request (only in test mode)");
    }

    private String clockInterval() {
        return beans.containsSingleton("alliancePaySyncClock")
                ? properties.clock().interval().toSeconds() + "s"
                : "none (another process looks for payments that are due)";
    }

    /** Tables of another version would have stopped the start. */
    private String schemaVersion() {
        return beans.containsSingleton("alliancePayLedger")
                ? Integer.toString(Schema.newestVersion())
                : "none (the shop stores payments itself)";
    }
}
