package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thymeleaf.context.IExpressionContext;
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
        this.expressions = new CheckoutObjectFactory(new CheckoutExpressionsFactory(texts, shopfront, settings));
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

    private record CheckoutObjectFactory(CheckoutExpressionsFactory expressions) implements IExpressionObjectFactory {

        @Override
        public Set<String> getAllExpressionObjectNames() {
            return Set.of(CheckoutExpressions.NAME);
        }

        @Override
        public Object buildObject(IExpressionContext context, String name) {
            return expressions.in(language(context), terminal(context));
        }

        /** Our pages say their language; the host's pages are in the locale of the request. */
        private static String language(IExpressionContext context) {
            return context.getVariable("language") instanceof String named
                    ? named
                    : context.getLocale().getLanguage();
        }

        /** Of the payment that our page is about, or that its button would start. */
        private static String terminal(IExpressionContext context) {
            if (context.getVariable("terminal") instanceof String named) {
                return named;
            }
            if (context.getVariable("page") instanceof PaymentPage page) {
                return page.payment().merchantId();
            }
            return context.getVariable("opening") instanceof Opening opening
                    ? opening.payment().merchantId()
                    : "";
        }

        @Override
        public boolean isCacheable(String name) {
            return true;
        }
    }
}
