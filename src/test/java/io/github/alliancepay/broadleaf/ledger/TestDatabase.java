package io.github.alliancepay.broadleaf.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.testing.MariaDbServer;
import io.github.alliancepay.testing.PostgresServer;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The databases in which the contracts run. Each call creates an empty one, which exists until its pool is closed. */
enum TestDatabase implements Supplier<HikariDataSource> {
    H2(() -> "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000"),
    HSQLDB(() -> "jdbc:hsqldb:mem:" + UUID.randomUUID() + ";user=SA;hsqldb.tx=mvcc"),
    POSTGRESQL(PostgresServer::newDatabase),
    /** A shop whose transactions see the database as it was when they began, whatever others commit. */
    POSTGRESQL_SNAPSHOTS(() -> PostgresServer.newDatabase()
            + "&options=-c%20default_transaction_isolation="
            + System.getProperty("isolation", "repeatable read").replace(" ", "%5C%20")),
    MARIADB(MariaDbServer::newDatabase),
    /** A driver that does not count rows which an UPDATE leaves as they were. */
    MARIADB_COUNTING_CHANGES(() -> MariaDbServer.newDatabase() + "&useAffectedRows=true"),
    /** Oracle's script in H2's imitation of Oracle, where an empty text is NULL too. */
    H2_AS_ORACLE(() -> "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=Oracle;LOCK_TIMEOUT=10000", Dialect.ORACLE),
    /** MySQL's script in H2's imitation of MySQL. */
    H2_AS_MYSQL(() -> "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;LOCK_TIMEOUT=10000", Dialect.MYSQL);

    private final Supplier<String> addresses;
    private final List<Dialect> imitated;

    TestDatabase(Supplier<String> addresses, Dialect... imitated) {
        this.addresses = addresses;
        this.imitated = List.of(imitated);
    }

    private static void createTables(Dialect dialect, HikariDataSource pool) {
        Resource[] scripts =
                dialect.scriptsAfter(0).stream().map(ClassPathResource::new).toArray(Resource[]::new);
        new ResourceDatabasePopulator(scripts).execute(pool);
    }

    /** With the imitated database's tables, if one is imitated. */
    @Override
    public HikariDataSource get() {
        HikariDataSource pool = empty();
        imitated.forEach(dialect -> createTables(dialect, pool));
        return pool;
    }

    /**
     * With the pool that Spring Boot gives a shop, large enough for many threads. It opens no connection that nobody asked for: one that
     * is being opened while a test changes the database's settings would keep the old ones.
     */
    HikariDataSource empty() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(addresses.get());
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(20);
        return pool;
    }
}
