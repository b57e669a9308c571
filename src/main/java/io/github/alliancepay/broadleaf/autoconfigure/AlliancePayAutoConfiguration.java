package io.github.alliancepay.broadleaf.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What site and admin share once the bank's credentials are set; each import is named after the package whose beans it makes. A host
 * replaces a part by a bean of the same type.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.broadleafcommerce.core.order.service.OrderService")
@ConditionalOnCredentials
@AutoConfigureAfter(AlliancePayAlwaysAutoConfiguration.class)
@EnableConfigurationProperties(AlliancePayProperties.class)
@Import({
    BankConfiguration.class,
    PaymentConfiguration.class,
    RefundConfiguration.class,
    HoldConfiguration.class,
    ReconciliationConfiguration.class,
    LedgerConfiguration.class,
    HostConfiguration.class,
    ConnectionConfiguration.class,
    NotificationConfiguration.class
})
public class AlliancePayAutoConfiguration {}
