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
 * Lets the bank's callback, and a shopper whom the bank sends back by a form, pass the host's filters that are made for the shop's own
 * forms: no CSRF token, no cart to lock (host sections 5.4 and 12). The filters are servlet types of either javax or jakarta, so they are found by class name and changed through their bean
 * properties.
 */
public final class CallbackExclusions implements BeanPostProcessor {

    private static final Map<String, String> PROPERTIES = Map.of(
            "org.broadleafcommerce.common.security.handler.SecurityFilter", "excludedRequestPatterns",
            "org.broadleafcommerce.core.web.order.security.CartStateFilter", "excludedOrderLockRequestPatterns");

    private final List<String> excluded;

    /** @param excluded Ant patterns of the addresses that forms and programs of the bank post to */
    public CallbackExclusions(List<String> excluded) {
        this.excluded = List.copyOf(excluded);
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
        patterns.addAll(excluded);
        filter.setPropertyValue(property, patterns);
    }
}
