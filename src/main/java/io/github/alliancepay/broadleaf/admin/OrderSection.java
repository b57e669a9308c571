package io.github.alliancepay.broadleaf.admin;

import java.util.Optional;
import java.util.function.Function;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Puts state, sums and actions of an order's payment above the host's form of that order, without touching its templates (host section
 * 4.7). Immutable.
 */
final class OrderSection extends AbstractElementTagProcessor {

    /** The variable that names the order to the section. */
    static final String ORDER = "alliancepayOrder";

    private static final String TEMPLATE = "components/entityForm";
    private static final String PLACE = "content-yield";
    private static final String SECTION = "~{views/modal/alliancepay/summary}";

    private final Function<Object, Optional<Long>> orders;

    /** @param orders the order that a form of the host shows; empty when it shows something else */
    OrderSection(Function<Object, Optional<Long>> orders, int precedence) {
        super(TemplateMode.HTML, null, "div", false, null, false, precedence);
        this.orders = orders;
    }

    @Override
    protected void doProcess(
            ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structure) {
        if (isPlace(tag) && !Boolean.TRUE.equals(context.getVariable("inModal"))) {
            Optional.ofNullable(context.getVariable("entityForm"))
                    .flatMap(orders)
                    .ifPresent(order -> put(order, context.getModelFactory(), structure));
        }
    }

    private static boolean isPlace(IProcessableElementTag tag) {
        return TEMPLATE.equals(tag.getTemplateName()) && PLACE.equals(tag.getAttributeValue("class"));
    }

    private static void put(Long order, IModelFactory models, IElementTagStructureHandler structure) {
        IModel section = models.createModel(models.createOpenElementTag("th:block", "th:replace", SECTION));
        section.add(models.createCloseElementTag("th:block"));
        structure.setLocalVariable(ORDER, order);
        structure.insertImmediatelyAfter(section, true);
    }
}
