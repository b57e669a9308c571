package io.github.alliancepay.broadleaf.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Lets the bank's callback pass the host's filters that are made for browsers: no CSRF token, no cart to lock (host sections 5.4 and
 * 12). The filters are servlet types of either javax or jakarta, so they are found by class name and changed through their bean
 * properties.
 */
public final class CallbackExclusions implements BeanPostProcessor {

    private static final Map<String, String> PROPERTIES = Map.of(
            "org.broadleafcommerce.common.security.handler.SecurityFilter", "excludedRequestPatterns",
            "org.broadleafcommerce.core.web.order.security.CartStateFilter", "excludedOrderLockRequestPatterns");

    private final String pattern;

    /** @param pattern an Ant pattern of the one address that the bank calls */
    public CallbackExclusions(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        property(bean.getClass()).ifPresent(property -> exclude(new BeanWrapperImpl(bean), property));
        return bean;
    }

    private static Optional<String> property(Class<?> type) {
        return Stream.<Class<?>>iterate(type, above -> above != null, Class::getSuperclass)
                .map(above -> PROPERTIES.get(above.getName()))
                .filter(property -> property != null)
                .findFirst();
    }

    private void exclude(BeanWrapperImpl filter, String property) {
        List<Object> patterns = new ArrayList<>();
        if (filter.getPropertyValue(property) instanceof Collection<?> present) {
            patterns.addAll(present);
        }
        patterns.add(pattern);
        filter.setPropertyValue(property, patterns);
    }
}
