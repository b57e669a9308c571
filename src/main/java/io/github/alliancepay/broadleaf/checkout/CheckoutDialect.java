package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;
import org.thymeleaf.processor.IProcessor;

/**
 * Puts the payment option into the host's checkout without touching its templates, and gives templates the {@code #alliancepay}
 * object. Declaring it as a bean is the whole registration (host section 5.2). Immutable.
 */
public final class CheckoutDialect extends AbstractProcessorDialect implements IExpressionObjectDialect {

    /** Before every processor of the host, so that elements are seen as its templates have them. */
    private static final int PRECEDENCE = 10;

    private final Placements placements;
    private final IExpressionObjectFactory expressions;

    public CheckoutDialect(CheckoutSettings settings, Texts texts, Shopfront shopfront) {
        super("AlliancePay", null, PRECEDENCE);
        this.placements = settings.placements();
        this.expressions = new CheckoutExpressionsFactory(texts, shopfront, settings);
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        Stream<IProcessor> markers = placements.tags().map(tag -> new PlacementMarker(tag, placements, PRECEDENCE));
        Stream<IProcessor> others =
                Stream.of(new PlacementProcessor(placements, PRECEDENCE + 1), new PlainFormProcessor(PRECEDENCE));
        return Stream.concat(markers, others).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return expressions;
    }
}
