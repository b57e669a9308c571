package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.text.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;
import org.thymeleaf.processor.IProcessor;

/**
 * Gives the back office's templates the {@code #alliancepayAdmin} object, and the host's page of an order a section of ours. Declaring
 * it as a bean is the whole registration.
 */
public final class AdminDialect extends AbstractProcessorDialect implements IExpressionObjectDialect {

    static final String OBJECT = "alliancepayAdmin";

    /** Before every processor of the host, so that elements are seen as its templates have them. */
    private static final int PRECEDENCE = 10;

    private final Function<Locale, AdminExpressions> expressions;
    private final Function<Object, Optional<Long>> orders;

    private AdminDialect(Function<Locale, AdminExpressions> expressions, Function<Object, Optional<Long>> orders) {
        super("AlliancePay admin", null, PRECEDENCE);
        this.expressions = expressions;
        this.orders = orders;
    }

    /** For a back office that only says that the credentials are missing. */
    public static AdminDialect unconnected(Texts texts, AdminPaths paths, Clock clock) {
        return new AdminDialect(
                locale -> new AdminExpressions(
                        LocalizedTexts.in(texts, locale), paths, List.of(), OrderSummaries.NONE, clock),
                form -> Optional.empty());
    }

    /** @param orders the order that a form of the host shows; empty when it shows something else */
    public static AdminDialect connected(
            BackOffice backOffice,
            Notices notices,
            PaymentPanels panels,
            Function<Object, Optional<Long>> orders,
            Clock clock) {
        OrderSummaries summaries = new OrderSummaries(backOffice.access(), panels);
        return new AdminDialect(
                locale -> new AdminExpressions(
                        backOffice.texts(locale), backOffice.paths(), notices.now(), summaries, clock),
                orders);
    }

    @Override
    public Set<IProcessor> getProcessors(String dialectPrefix) {
        return Set.of(new OrderSection(orders, PRECEDENCE));
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new Factory(expressions);
    }

    private record Factory(Function<Locale, AdminExpressions> expressions) implements IExpressionObjectFactory {

        @Override
        public Set<String> getAllExpressionObjectNames() {
            return Set.of(OBJECT);
        }

        @Override
        public Object buildObject(IExpressionContext context, String name) {
            return expressions.apply(context.getLocale());
        }

        @Override
        public boolean isCacheable(String name) {
            return true;
        }
    }
}
