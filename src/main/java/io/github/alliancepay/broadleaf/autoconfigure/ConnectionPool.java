package io.github.alliancepay.broadleaf.autoconfigure;

import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * The shop's pool of database connections, as far as it tells how large it is.
 *
 * @param size the most connections at a time; empty when the pool does not tell
 */
record ConnectionPool(OptionalInt size) {

    /** The names that HikariCP, Commons DBCP and Tomcat have for it. */
    private static Stream<String> names() {
        return Stream.of("maximumPoolSize", "maxTotal", "maxActive");
    }

    static ConnectionPool of(DataSource source) {
        BeanWrapper pool = PropertyAccessorFactory.forBeanPropertyAccess(source);
        return new ConnectionPool(names().filter(pool::isReadableProperty)
                .map(pool::getPropertyValue)
                .filter(Integer.class::isInstance)
                .mapToInt(Integer.class::cast)
                .filter(size -> size > 0)
                .findFirst());
    }

    /** As many as wanted, but never more than a quarter of the pool, and at least one. */
    int atMostAQuarter(int wanted) {
        return size.isPresent() ? Math.max(1, Math.min(wanted, size.getAsInt() / 4)) : wanted;
    }
}
