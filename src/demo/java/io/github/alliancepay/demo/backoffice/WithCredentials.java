package io.github.alliancepay.demo.backoffice;

import java.util.List;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether the bank's credentials are all set. While one is missing, the plugin has no payments to show. */
final class WithCredentials implements Condition {

    private static final List<String> NEEDED =
            List.of("alliancepay.base-url", "alliancepay.merchant-id", "alliancepay.service-code");

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment settings = context.getEnvironment();
        boolean hasKey = has(settings, "alliancepay.private-jwk") || has(settings, "alliancepay.private-jwk-file");
        return hasKey && NEEDED.stream().allMatch(name -> has(settings, name));
    }

    private static boolean has(Environment settings, String name) {
        return StringUtils.hasText(settings.getProperty(name));
    }
}
