package io.github.alliancepay.broadleaf.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The families of databases that the tables are written for. */
enum Dialect {
    H2("h2", "hsql"),
    POSTGRESQL("postgresql"),
    MYSQL("mysql", "mariadb"),
    ORACLE("oracle");

    private final String[] products;

    Dialect(String... products) {
        this.products = products;
    }

    /** @param product the name by which the JDBC driver calls the database */
    static Optional<Dialect> of(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(dialect -> Stream.of(dialect.products).anyMatch(name::startsWith))
                .findFirst();
    }

    /** The script on the class path that makes the tables. */
    String script() {
        return "alliancepay/schema/" + name().toLowerCase(Locale.ROOT) + ".sql";
    }

    /**
     * Whether the database is one for development. However it is connected: the Broadleaf demo store serves its own HSQLDB over a
     * socket.
     */
    boolean isEmbedded() {
        return this == H2;
    }
}
