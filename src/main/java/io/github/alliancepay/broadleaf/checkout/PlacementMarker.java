package io.github.alliancepay.broadleaf.checkout;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Marks the open tags of placements. Thymeleaf buffers the whole body of every element that a model processor matches. Only marked
 * elements are matched, so no other element and no other page of the host pays for that.
 */
final class PlacementMarker extends AbstractElementTagProcessor {

    /** Stays on the element, so that it is not marked again when its changed model is processed. */
    static final String MARK = "data-alliancepay-place";

    /** Makes {@link PlacementProcessor} match the element, and is removed by it. */
    static final String PENDING = "alliancepay-pending";

    private final Placements placements;

    PlacementMarker(String tag, Placements placements, int precedence) {
        super(TemplateMode.HTML, null, tag, false, null, false, precedence);
        this.placements = placements;
    }

    @Override
    protected void doProcess(
            ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structure) {
        if (!tag.hasAttribute(MARK) && !placements.at(tag).isEmpty()) {
            structure.setAttribute(MARK, "");
            structure.setAttribute(PENDING, "");
        }
    }
}
