package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.demo.visit.CsrfToken;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.model.AttributeValueQuotes;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractElementModelProcessor;
import org.thymeleaf.processor.element.IElementModelStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/** The part of Broadleaf's Thymeleaf dialect that forms need: {@code <blc:form>} is a form with the CSRF token. */
@Component
class BroadleafDialect extends AbstractProcessorDialect {

    private static final String PREFIX = "blc";

    BroadleafDialect() {
        super("Broadleaf", PREFIX, 1000);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Form(prefix));
    }

    private static final class Form extends AbstractElementModelProcessor {

        Form(String prefix) {
            super(TemplateMode.HTML, prefix, "form", true, null, false, 1);
        }

        @Override
        protected void doProcess(ITemplateContext context, IModel model, IElementModelStructureHandler handler) {
            IModelFactory markup = context.getModelFactory();
            IProcessableElementTag tag = (IProcessableElementTag) model.get(0);
            model.replace(0, markup.createOpenElementTag("form", tag.getAttributeMap(), null, false));
            int last = model.size() - 1;
            if (model.get(last) instanceof ICloseElementTag) {
                model.replace(last, markup.createCloseElementTag("form"));
            }
            if (!"get".equalsIgnoreCase(tag.getAttributeValue("method"))) {
                model.insertModel(last, hiddenToken(markup));
            }
        }

        private static IModel hiddenToken(IModelFactory markup) {
            IModel input = markup.createModel();
            input.add(markup.createStandaloneElementTag(
                    "input",
                    Map.of("type", "hidden", "name", CsrfToken.NAME, "value", CsrfToken.current()),
                    AttributeValueQuotes.DOUBLE,
                    false,
                    true));
            return input;
        }
    }
}
