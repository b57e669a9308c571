package io.github.alliancepay.testing;

import java.util.Locale;
import java.util.Map;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/** A host's template engine: the host's templates from a map, ours from where the jar has them. */
public final class HostEngine {

    private final TemplateEngine engine = springs();
    private final boolean cached;

    public HostEngine(boolean cached, Map<String, String> templates, IDialect... dialects) {
        this.cached = cached;
        HostTemplates host = new HostTemplates(templates);
        host.setCacheable(cached);
        host.setCheckExistence(true);
        host.setOrder(1);
        engine.addTemplateResolver(host);
        engine.addTemplateResolver(packaged());
        engine.setLinkBuilder(new ShopLinks());
        for (IDialect dialect : dialects) {
            engine.addDialect(dialect);
        }
    }

    /** Spring's engine: Spring 5 and Spring 6 have one each. */
    private static TemplateEngine springs() {
        ClassLoader loader = HostEngine.class.getClassLoader();
        String five = "org.thymeleaf.spring5.SpringTemplateEngine";
        String name = ClassUtils.isPresent(five, loader) ? five : "org.thymeleaf.spring6.SpringTemplateEngine";
        return (TemplateEngine) BeanUtils.instantiateClass(ClassUtils.resolveClassName(name, loader));
    }

    private ClassLoaderTemplateResolver packaged() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("webTemplates/");
        resolver.setSuffix(".html");
        resolver.setCacheable(cached);
        resolver.setOrder(2);
        return resolver;
    }

    public String render(String template, String language, Map<String, Object> model) {
        return engine.process(template, new Context(Locale.forLanguageTag(language), model));
    }

    private static final class HostTemplates extends AbstractConfigurableTemplateResolver {

        private final Map<String, String> templates;

        HostTemplates(Map<String, String> templates) {
            this.templates = templates;
        }

        @Override
        protected ITemplateResource computeTemplateResource(
                IEngineConfiguration configuration,
                String owner,
                String template,
                String name,
                String encoding,
                Map<String, Object> attributes) {
            return templates.containsKey(template) ? new StringTemplateResource(templates.get(template)) : null;
        }
    }

    /** A shop under {@code /shop}, without a web server around it. */
    private static final class ShopLinks extends StandardLinkBuilder {

        @Override
        protected String computeContextPath(IExpressionContext context, String base, Map<String, Object> parameters) {
            return "/shop";
        }

        @Override
        protected String processLink(IExpressionContext context, String link) {
            return link;
        }
    }
}
