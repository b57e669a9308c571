package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.testing.PostgresServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same stories with the shop and the ledger on a real PostgreSQL, which locks in its own way. */
@Tag("alone")
class HostTransactionOnPostgresIntegrationTests extends HostTransactionIntegrationTests {

    private static String database;

    @BeforeAll
    static void aServerRuns() {
        database = PostgresServer.newDatabase();
    }

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> database);
        registry.add("alliancepay.schema.initialize", () -> "always");
    }

    @Test
    void theShopIsOnPostgres() {
        assertThat(staff.database()).isEqualTo("PostgreSQL");
    }
}
