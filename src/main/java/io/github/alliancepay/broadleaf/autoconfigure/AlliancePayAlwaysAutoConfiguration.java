package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.host.AlliancePayGatewayType;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.List;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * What is there with and without credentials: the settings, the texts, the name under which payments are stored (so that the host can
 * show old ones), and notices in the log about settings that are missing or not known.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.broadleafcommerce.common.payment.PaymentGatewayType")
@EnableConfigurationProperties(AlliancePayProperties.class)
public class AlliancePayAlwaysAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AlliancePayAlwaysAutoConfiguration.class);

    @Bean
    PaymentGatewayType alliancePayGatewayType() {
        return AlliancePayGatewayType.ALLIANCE_PAY;
    }

    /** The host's own messages go first. */
    @Bean
    @ConditionalOnMissingBean
    Texts alliancePayTexts(@Qualifier("messageSource") MessageSource messages) {
        return new Texts(messages);
    }

    /** Before any other bean is made. */
    @Bean
    static BeanFactoryPostProcessor alliancePaySettingsCheck(Environment environment) {
        return beans -> new SettingsCheck(environment).run(!beans.containsBeanDefinition("alliancePayTerminal"));
    }

    @Bean
    SmartInitializingSingleton alliancePayCredentialsNotice(Environment environment) {
        return () -> warn(OnCredentials.missing(environment));
    }

    private static void warn(List<String> missing) {
        if (!missing.isEmpty()) {
            LOG.warn(
                    "AlliancePay is not offered to shoppers: set {}. The shop works as before.",
                    String.join(", ", missing));
        }
    }

    /** Clock, menu and entries in the host's lists work by being there; nobody asks for them, so nothing would make them later. */
    @Bean
    static LazyInitializationExcludeFilter alliancePayEagerBeans() {
        return (name, definition, type) -> name.startsWith("alliancePay");
    }

    @Bean
    SmartInitializingSingleton alliancePayUnknownSettingsNotice(ConfigurableEnvironment environment) {
        return () -> UnknownSettings.in(environment).forEach(LOG::warn);
    }
}
