package io.github.alliancepay.broadleaf.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.testing.PostgresServer;
import java.util.UUID;
import java.util.function.Supplier;

/** The databases that the contracts run against; each call makes an empty one, which lives until its pool is closed. */
enum TestDatabase implements Supplier<HikariDataSource> {
    H2(() -> "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000"),
    HSQLDB(() -> "jdbc:hsqldb:mem:" + UUID.randomUUID() + ";user=SA;hsqldb.tx=mvcc"),
    POSTGRESQL(PostgresServer::newDatabase);

    private final Supplier<String> addresses;

    TestDatabase(Supplier<String> addresses) {
        this.addresses = addresses;
    }

    /** Behind the pool that Spring Boot gives a shop, with room for a crowd. */
    @Override
    public HikariDataSource get() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(addresses.get());
        pool.setMinimumIdle(1);
        pool.setMaximumPoolSize(20);
        return pool;
    }
}
