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

    /** The name of the object in templates. */
    static final String OBJECT = "alliancepay";

    /** Ahead of every processor of the host, so that elements are seen as they stand in its templates. */
    static final int PRECEDENCE = 10;

    private final Parts parts;

    public CheckoutDialect(CheckoutSettings settings, Texts texts, Shopfront shopfront) {
        super("AlliancePay", null, PRECEDENCE);
        this.parts = new Parts(settings, texts, shopfront, Assets.ALL);
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        Placements placements = new Placements(parts.settings().placements());
        Stream<IProcessor> marks = placements.tags().map(tag -> new PlacementMarker(tag, placements));
        return Stream.concat(marks, Stream.of(new PlacementProcessor(placements), new PlainFormProcessor()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new Factory(parts);
    }

    /** What the expression object is made of. */
    record Parts(CheckoutSettings settings, Texts texts, Shopfront shopfront, Assets assets) {}

    private record Factory(Parts parts) implements IExpressionObjectFactory {

        @Override
        public Set<String> getAllExpressionObjectNames() {
            return Set.of(OBJECT);
        }

        @Override
        public Object buildObject(IExpressionContext context, String name) {
            return new CheckoutExpressions(parts, language(context));
        }

        /** Our pages say their language; the host's pages are in the locale of the request. */
        private static String language(IExpressionContext context) {
            return context.getVariable("language") instanceof String named
                    ? named
                    : context.getLocale().getLanguage();
        }

        @Override
        public boolean isCacheable(String name) {
            return true;
        }
    }
}
