package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.host.AlliancePayGatewayType;
import java.util.List;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What holds with and without credentials: the name under which payments are stored, so that the host can show old ones, and a word in
 * the log on what is missing.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.broadleafcommerce.common.payment.PaymentGatewayType")
public class AlliancePayPresenceAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AlliancePayPresenceAutoConfiguration.class);

    @Bean
    PaymentGatewayType alliancePayGatewayType() {
        return AlliancePayGatewayType.ALLIANCE_PAY;
    }

    @Bean
    SmartInitializingSingleton alliancePayCredentialsNotice(BeanFactory host) {
        return () -> say(OnCredentials.missing(Parts.environment(host)));
    }

    private static void say(List<String> missing) {
        if (!missing.isEmpty()) {
            LOG.warn(
                    "AlliancePay is not offered to shoppers: set {}. The shop works as before.",
                    String.join(", ", missing));
        }
    }
}
