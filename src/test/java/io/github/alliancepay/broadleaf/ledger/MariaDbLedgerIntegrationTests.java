package io.github.alliancepay.broadleaf.ledger;

import org.junit.jupiter.api.Nested;

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
    class Sessions extends SessionStoreContract {
        Sessions() {
            super(TestDatabase.MARIADB);
        }
    }

    @Nested
    class Tables extends SchemaContract {
        Tables() {
            super(TestDatabase.MARIADB);
        }
    }
}
