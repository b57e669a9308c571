package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Set;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Gives the back office's templates the {@code #alliancepayAdmin} object. Declaring it as a bean is the whole registration. */
public final class AdminDialect extends AbstractDialect implements IExpressionObjectDialect {

    static final String OBJECT = "alliancepayAdmin";

    private final Factory factory;

    /** @param test whether no real money moves */
    public AdminDialect(Texts texts, AdminPaths paths, boolean test) {
        super("AlliancePay admin");
        this.factory = new Factory(texts, paths, test);
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return factory;
    }

    private record Factory(Texts texts, AdminPaths paths, boolean test) implements IExpressionObjectFactory {

        @Override
        public Set<String> getAllExpressionObjectNames() {
            return Set.of(OBJECT);
        }

        @Override
        public Object buildObject(IExpressionContext context, String name) {
            return new AdminExpressions(LocalizedTexts.in(texts, context.getLocale()), paths, test);
        }

        @Override
        public boolean isCacheable(String name) {
            return true;
        }
    }
}
