package io.github.alliancepay.broadleaf.checkout;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementModelProcessor;
import org.thymeleaf.processor.element.IElementModelStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Puts our fragments into marked elements of the host. A fragment that fails is reported once and left out: the shopper loses one
 * way to pay, never the checkout.
 */
final class PlacementProcessor extends AbstractElementModelProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(PlacementProcessor.class);

    /** That money has come matters whether the option is offered or not. */
    private static final String NOTICE = "notice";

    private final Placements placements;
    private final Set<Placement> reported = ConcurrentHashMap.newKeySet();

    PlacementProcessor(Placements placements, int precedence) {
        super(TemplateMode.HTML, null, null, false, PlacementMarker.PENDING, false, precedence);
        this.placements = placements;
    }

    @Override
    protected void doProcess(ITemplateContext context, IModel model, IElementModelStructureHandler structure) {
        IProcessableElementTag tag = (IProcessableElementTag) model.get(0);
        model.replace(0, context.getModelFactory().removeAttribute(tag, PlacementMarker.PENDING));
        placements.at(tag).forEach(placement -> place(placement, context, model));
    }

    private void place(Placement placement, ITemplateContext context, IModel model) {
        try {
            if (isWanted(placement, context)) {
                put(placement, wrapped(WidgetFragment.render(placement.fragment(), context), context), model);
            }
        } catch (RuntimeException failure) {
            report(placement, failure);
        }
    }

    private static boolean isWanted(Placement placement, ITemplateContext context) {
        CheckoutExpressions shop =
                (CheckoutExpressions) context.getExpressionObjects().getObject(CheckoutExpressions.NAME);
        return switch (placement.mode()) {
            case APPEND -> shop.enabled() || placement.fragment().equals(NOTICE) && shop.moneyHere();
            case APPEND_PAID -> context.getVariable("payment") != null && shop.paidHere(context.getVariable("payment"));
            case REPLACE -> context.getVariable("order") != null && shop.paidHere(context.getVariable("order"));
        };
    }

    /** Finished markup. It must not be read as a template again, because it may contain what shoppers typed. */
    private static IModel wrapped(String markup, ITemplateContext context) {
        IModelFactory factory = context.getModelFactory();
        IModel wrapped = factory.createModel(factory.createOpenElementTag("th:block", "th:inline", "none"));
        wrapped.add(factory.createText(markup));
        wrapped.add(factory.createCloseElementTag("th:block"));
        return wrapped;
    }

    private static void put(Placement placement, IModel markup, IModel model) {
        if (placement.mode() == PlacementMode.REPLACE) {
            model.reset();
            model.addModel(markup);
        } else if (model.get(model.size() - 1) instanceof ICloseElementTag) {
            model.insertModel(model.size() - 1, markup);
        } else {
            throw new IllegalStateException("The element has no end tag");
        }
    }

    private void report(Placement placement, RuntimeException failure) {
        if (reported.add(placement)) {
            LOG.error(
                    "AlliancePay's fragment {} could not be put into {} of the template {}; the page is shown without it",
                    placement.fragment(),
                    placement.element(),
                    placement.template(),
                    failure);
        }
    }
}
