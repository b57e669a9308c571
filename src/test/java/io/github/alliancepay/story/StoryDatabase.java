package io.github.alliancepay.story;

import io.github.alliancepay.testing.MariaDbServer;
import io.github.alliancepay.testing.PostgresServer;
import java.util.Optional;

/** The database product of a run of stories: the system property {@code story.database} names it. */
enum StoryDatabase {
    /** The demo store's own database, in memory. */
    H2("H2"),
    /** A server that locks the gaps between rows as well. */
    MARIADB("MariaDB"),
    /** A server on which a statement that fails ends its transaction. */
    POSTGRESQL("PostgreSQL");

    private static final StoryDatabase OF_THIS_RUN =
            valueOf(System.getProperty("story.database", "h2").toUpperCase());

    private final String product;

    StoryDatabase(String product) {
        this.product = product;
    }

    static StoryDatabase ofThisRun() {
        return OF_THIS_RUN;
    }

    /** As the driver calls it. */
    String product() {
        return product;
    }

    /** The address of an empty database of its server; empty for the demo store's own. The server starts at its first use. */
    Optional<String> onItsServer() {
        return switch (this) {
            case H2 -> Optional.empty();
            case MARIADB -> Optional.of(MariaDbServer.newDatabase());
            case POSTGRESQL -> Optional.of(PostgresServer.newDatabase());
        };
    }
}
