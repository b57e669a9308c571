package io.github.alliancepay.broadleaf.ledger;

import org.junit.jupiter.api.Nested;

class PostgresLedgerIntegrationTests {

    @Nested
    class Payments extends PaymentLedgerContract {
        Payments() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Refunds extends RefundLedgerContract {
        Refunds() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Sessions extends SessionStoreContract {
        Sessions() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Tables extends SchemaContract {
        Tables() {
            super(TestDatabase.POSTGRESQL);
        }
    }
}
