package io.github.alliancepay.broadleaf.checkout;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Marks the open tags of placements. Thymeleaf holds back the whole body of every element that a model processor matches; by looking
 * at open tags first, only the elements that are meant pay that price, and no other page of the host does.
 */
final class PlacementMarker extends AbstractElementTagProcessor {

    /** Stays on the element, so that it is not marked again when its changed model is processed. */
    static final String MARK = "data-alliancepay-place";

    /** Asks {@link PlacementProcessor} for its work, and is taken away by it. */
    static final String WISH = "alliancepay-wish";

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
            structure.setAttribute(WISH, "");
        }
    }
}
