package io.github.alliancepay.broadleaf.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of databases for which there are scripts. */
enum Dialect {
    H2("h2", "hsql"),
    POSTGRESQL("postgresql"),
    MYSQL("mysql", "mariadb"),
    ORACLE("oracle");

    /** The scripts of every database, from version 1 on. They are named as Flyway names its migrations. */
    private static final List<String> SCRIPTS =
            List.of("V1__create_tables.sql", "V2__synchronisation_attention_and_retention.sql");

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

    /** The version of the tables that this release of the plugin works with. */
    static int newestVersion() {
        return SCRIPTS.size();
    }

    /** The paths on the class path of the scripts that lead from a version to the newest; version 0 is a database without tables. */
    List<String> scriptsAfter(int version) {
        return SCRIPTS.stream()
                .skip(version)
                .map(name -> "alliancepay/schema/" + name().toLowerCase(Locale.ROOT) + "/" + name)
                .toList();
    }

    /** A query that is cut off after some rows. */
    String limited(String query, int most) {
        return query + (this == MYSQL ? " LIMIT " + most : " FETCH FIRST " + most + " ROWS ONLY");
    }

    /**
     * Whether the database is one for development. Its address does not matter: the Broadleaf demo store connects to its own HSQLDB over a
     * socket.
     */
    boolean isEmbedded() {
        return this == H2;
    }
}
