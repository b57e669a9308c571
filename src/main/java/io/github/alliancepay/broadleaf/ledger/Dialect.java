package io.github.alliancepay.broadleaf.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of databases for which there is a script. */
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

    /** The path of the script that creates the tables, on the class path. */
    String script() {
        return "alliancepay/schema/" + name().toLowerCase(Locale.ROOT) + ".sql";
    }

    /**
     * Whether the database is one for development. Its address does not matter: the Broadleaf demo store connects to its own HSQLDB over a
     * socket.
     */
    boolean isEmbedded() {
        return this == H2;
    }
}
