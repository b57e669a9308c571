package io.github.alliancepay.broadleaf.autoconfigure;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether all of the bank's credentials are set. */
class OnCredentials extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        List<String> missing = missing(context.getEnvironment());
        ConditionMessage.Builder message = ConditionMessage.forCondition("AlliancePay credentials");
        return missing.isEmpty()
                ? ConditionOutcome.match(message.because("they are all set"))
                : ConditionOutcome.noMatch(
                        message.didNotFind("property", "properties").items(missing));
    }

    /** The names of the properties that are missing. */
    static List<String> missing(Environment environment) {
        Stream<String> plain = Stream.of("alliancepay.base-url", "alliancepay.merchant-id", "alliancepay.service-code");
        Stream<String> key = has(environment, "alliancepay.private-jwk-file")
                ? Stream.empty()
                : Stream.of("alliancepay.private-jwk");
        return Stream.concat(plain, key).filter(name -> !has(environment, name)).toList();
    }

    private static boolean has(Environment environment, String name) {
        return StringUtils.hasText(environment.getProperty(name));
    }

    /** Whether one of them is missing. */
    static final class Missing extends OnCredentials {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return ConditionOutcome.inverse(super.getMatchOutcome(context, metadata));
        }
    }
}
