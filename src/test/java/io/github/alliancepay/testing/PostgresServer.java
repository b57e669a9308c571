package io.github.alliancepay.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.opentest4j.TestAbortedException;

/**
 * One temporary PostgreSQL server for each JVM, on a free port and in a folder of its own. It starts at its first use and stops with the
 * JVM. Its binaries are in a jar. PostgreSQL refuses to run as root, so root runs it in a user namespace of its own. If it cannot start,
 * tests fail in CI and are skipped with a message elsewhere. Safe for use by many threads.
 */
public final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /** Creates an empty database and returns its JDBC address with the login. */
    public static String newDatabase() {
        EmbeddedPostgres server = server();
        String name = "test" + DATABASES.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException("The test server made no database " + name, failure);
        }
        return server.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres server() {
        if (Running.SERVER != null) {
            return Running.SERVER;
        }
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException("PostgreSQL did not start, and CI skips no test", Running.failure);
        }
        System.err.println("SKIPPED: this test needs PostgreSQL, which did not start: " + Running.failure);
        throw new TestAbortedException("PostgreSQL did not start: " + Running.failure);
    }

    /** The class loader starts it, hence only once. */
    private static final class Running {

        private static Throwable failure;
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPort(FreePort.find())
                        .setDataDirectory(ServerFolder.create("postgres"))
                        .setServerConfig("max_connections", "200")
                        // The machine does not lose its power in the middle of a test.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException | RuntimeException notStarted) {
                failure = notStarted;
                return null;
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException failure) {
                System.err.println("The test's PostgreSQL server did not stop: " + failure);
            }
        }
    }
}
