package io.github.alliancepay.broadleaf.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.core.JdbcTemplate;

class MariaDbLedgerIntegrationTests {

    @Nested
    class Payments extends PaymentLedgerContract {
        Payments() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    class Refunds extends RefundLedgerContract {
        Refunds() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    class Search extends SearchContract {
        Search() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    class Reconciliation extends ReconciliationContract {
        Reconciliation() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    class Sessions extends SessionStoreContract {
        Sessions() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    class Links extends PayLinkLedgerContract {
        Links() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    class Holds extends HoldLedgerContract {
        Holds() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    class Tables extends SchemaContract {
        Tables() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    class PaymentsWhereOnlyChangesCount extends PaymentLedgerContract {
        PaymentsWhereOnlyChangesCount() {
            super(TestDatabase.MARIADB_COUNTING_CHANGES);
        }
    }

    @Nested
    class RefundsWhereOnlyChangesCount extends RefundLedgerContract {
        RefundsWhereOnlyChangesCount() {
            super(TestDatabase.MARIADB_COUNTING_CHANGES);
        }
    }

    @Nested
    class SessionsWhereOnlyChangesCount extends SessionStoreContract {
        SessionsWhereOnlyChangesCount() {
            super(TestDatabase.MARIADB_COUNTING_CHANGES);
        }
    }

    @Nested
    class Upgrade extends UpgradeContract.ByThePlugin {
        Upgrade() {
            super(TestDatabase.MARIADB, Dialect.MYSQL);
        }
    }

    @Nested
    class Persons extends PersonalDataContract {
        Persons() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    class Outbox extends OutboxContract {
        Outbox() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    class Conflicts extends ConflictContract {
        Conflicts() {
            super(TestDatabase.MARIADB, "SELECT CONCAT('KILL CONNECTION ', CONNECTION_ID())");
        }
    }

    @Nested
    class Plans extends PlanContract {
        Plans() {
            super(TestDatabase.MARIADB);
        }

        @Override
        String twentyThousand() {
            return "(SELECT seq AS i FROM seq_1_to_20000) numbers";
        }

        @Override
        void analyze(JdbcTemplate sql) {
            sql.queryForList("SHOW TABLES LIKE 'ALLIANCEPAY%'", String.class)
                    .forEach(table -> sql.queryForList("ANALYZE TABLE " + table));
        }

        /** A whole index is read only in its order and up to a limit: the list of all payments. */
        @Override
        Stream<String> faults(String statement, List<Map<String, String>> plan) {
            boolean isNewest = statement.contains("WHERE 1 = 1");
            return plan.stream()
                    .filter(row -> row.get("type").equals("ALL")
                            || row.get("type").equals("index") && !isNewest
                            || row.get("Extra").contains("filesort") && Long.parseLong(row.get("rows")) > 500)
                    .filter(row -> !row.get("table").equals("ALLIANCEPAY_SESSION")
                            && !row.get("table").startsWith("<"))
                    .map(row -> statement + " -> " + row);
        }
    }
}
