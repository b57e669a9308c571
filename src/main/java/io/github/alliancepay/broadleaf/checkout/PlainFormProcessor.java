package io.github.alliancepay.broadleaf.checkout;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.IProcessorDialect;
import org.thymeleaf.model.AttributeValueQuotes;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.processor.element.AbstractElementModelProcessor;
import org.thymeleaf.processor.element.IElementModelStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Turns our {@code <blc:form>} tags into plain forms where Broadleaf's own dialect is absent: in hosts with another CSRF protection, and
 * in tests. That dialect would add the CSRF field.
 */
final class PlainFormProcessor extends AbstractElementModelProcessor {

    /** The ids of our forms begin with it. */
    private static final String OURS = "AlliancePay";

    PlainFormProcessor(int precedence) {
        super(TemplateMode.HTML, "blc", "form", true, "id", false, precedence);
    }

    @Override
    protected void doProcess(ITemplateContext context, IModel model, IElementModelStructureHandler structure) {
        if (model.get(0) instanceof IOpenElementTag open
                && String.valueOf(open.getAttributeValue("id")).startsWith(OURS)
                && !hasBroadleaf(context)) {
            IModelFactory factory = context.getModelFactory();
            model.replace(
                    0,
                    factory.createOpenElementTag("form", open.getAttributeMap(), AttributeValueQuotes.DOUBLE, false));
            model.replace(model.size() - 1, factory.createCloseElementTag("form"));
        }
    }

    private static boolean hasBroadleaf(ITemplateContext context) {
        return context.getConfiguration().getDialects().stream()
                .anyMatch(dialect ->
                        dialect instanceof IProcessorDialect processors && "blc".equals(processors.getPrefix()));
    }
}
