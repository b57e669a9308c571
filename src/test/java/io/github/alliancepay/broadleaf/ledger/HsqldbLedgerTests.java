package io.github.alliancepay.broadleaf.ledger;

import org.junit.jupiter.api.Nested;

class HsqldbLedgerTests {

    @Nested
    class Payments extends PaymentLedgerContract {
        Payments() {
            super(TestDatabase.HSQLDB);
        }
    }

    @Nested
    class Refunds extends RefundLedgerContract {
        Refunds() {
            super(TestDatabase.HSQLDB);
        }
    }

    @Nested
    class Search extends SearchContract {
        Search() {
            super(TestDatabase.HSQLDB);
        }
    }

    @Nested
    class Reconciliation extends ReconciliationContract {
        Reconciliation() {
            super(TestDatabase.HSQLDB);
        }
    }

    @Nested
    class Sessions extends SessionStoreContract {
        Sessions() {
            super(TestDatabase.HSQLDB);
        }
    }

    @Nested
    class Links extends PayLinkLedgerContract {
        Links() {
            super(TestDatabase.HSQLDB);
        }
    }

    @Nested
    class Holds extends HoldLedgerContract {
        Holds() {
            super(TestDatabase.HSQLDB);
        }
    }

    @Nested
    class Tables extends SchemaContract {
        Tables() {
            super(TestDatabase.HSQLDB);
        }
    }

    @Nested
    class Upgrade extends UpgradeContract.ByThePlugin {
        Upgrade() {
            super(TestDatabase.HSQLDB, Dialect.H2);
        }
    }

    @Nested
    class Persons extends PersonalDataContract {
        Persons() {
            super(TestDatabase.HSQLDB);
        }
    }

    @Nested
    class Outbox extends OutboxContract {
        Outbox() {
            super(TestDatabase.HSQLDB);
        }
    }
}
