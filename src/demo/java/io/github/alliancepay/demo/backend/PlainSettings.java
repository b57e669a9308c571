package io.github.alliancepay.demo.backend;

import org.broadleafcommerce.common.config.domain.SystemProperty;
import org.broadleafcommerce.common.config.service.SystemPropertiesService;
import org.broadleafcommerce.common.config.service.type.SystemPropertyFieldType;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Broadleaf's settings, read only from Spring's environment. The original has them in a table with Ehcache. */
@Component("blSystemPropertiesService")
class PlainSettings implements SystemPropertiesService {

    private final Environment environment;

    PlainSettings(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String resolveSystemProperty(String name) {
        return environment.getProperty(name);
    }

    @Override
    public String resolveSystemProperty(String name, String fallback) {
        return environment.getProperty(name, fallback);
    }

    @Override
    public int resolveIntSystemProperty(String name) {
        return resolveIntSystemProperty(name, 0);
    }

    @Override
    public int resolveIntSystemProperty(String name, int fallback) {
        return environment.getProperty(name, Integer.class, fallback);
    }

    @Override
    public boolean resolveBooleanSystemProperty(String name) {
        return resolveBooleanSystemProperty(name, false);
    }

    @Override
    public boolean resolveBooleanSystemProperty(String name, boolean fallback) {
        return environment.getProperty(name, Boolean.class, fallback);
    }

    @Override
    public long resolveLongSystemProperty(String name) {
        return resolveLongSystemProperty(name, 0);
    }

    @Override
    public long resolveLongSystemProperty(String name, long fallback) {
        return environment.getProperty(name, Long.class, fallback);
    }

    @Override
    public boolean isValueValidForType(String value, SystemPropertyFieldType type) {
        return true;
    }

    @Override
    public void removeFromCache(SystemProperty property) {
        // nothing is cached
    }

    @Override
    public SystemProperty findById(Long id) {
        return null;
    }
}
