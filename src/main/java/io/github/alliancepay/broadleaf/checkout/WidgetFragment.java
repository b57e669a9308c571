package io.github.alliancepay.broadleaf.checkout;

import java.util.Set;
import org.thymeleaf.context.IEngineContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.TemplateManager;
import org.thymeleaf.engine.TemplateModel;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.util.LazyProcessingCharSequence;

/**
 * Renders a fragment of the widget apart from the host's page. With the usual {@code th:replace} it would be rendered inside that
 * page, and a failure would break the page.
 */
final class WidgetFragment {

    private static final String TEMPLATE = "alliancepay/checkout/widget";

    private WidgetFragment() {}

    /**
     * The fragment's finished markup.
     *
     * @throws RuntimeException when it cannot be rendered; the context is then as it was before
     */
    static String render(String fragment, ITemplateContext context) {
        int level = level(context);
        try {
            String markup = new LazyProcessingCharSequence(context, parse(fragment, context)).toString();
            if (markup.isBlank()) {
                throw new IllegalStateException("The fragment " + fragment + " of " + TEMPLATE + " is empty");
            }
            return markup;
        } finally {
            backTo(level, context);
        }
    }

    private static TemplateModel parse(String fragment, ITemplateContext context) {
        TemplateManager templates = context.getConfiguration().getTemplateManager();
        return templates.parseStandalone(context, TEMPLATE, Set.of(fragment), TemplateMode.HTML, true, true);
    }

    private static int level(ITemplateContext context) {
        return context instanceof IEngineContext engine ? engine.level() : 0;
    }

    /** A template that fails midway leaves its local variables in the context. */
    private static void backTo(int level, ITemplateContext context) {
        while (context instanceof IEngineContext engine && engine.level() > level) {
            engine.decreaseLevel();
        }
    }
}
