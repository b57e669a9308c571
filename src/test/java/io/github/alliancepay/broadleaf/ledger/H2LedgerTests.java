package io.github.alliancepay.broadleaf.ledger;

import org.junit.jupiter.api.Nested;

class H2LedgerTests {

    @Nested
    class Payments extends PaymentLedgerContract {
        Payments() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Refunds extends RefundLedgerContract {
        Refunds() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Search extends SearchContract {
        Search() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Reconciliation extends ReconciliationContract {
        Reconciliation() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Sessions extends SessionStoreContract {
        Sessions() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Links extends PayLinkLedgerContract {
        Links() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Holds extends HoldLedgerContract {
        Holds() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Tables extends SchemaContract {
        Tables() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Upgrade extends UpgradeContract.ByThePlugin {
        Upgrade() {
            super(TestDatabase.H2, Dialect.H2);
        }
    }

    @Nested
    class Persons extends PersonalDataContract {
        Persons() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Outbox extends OutboxContract {
        Outbox() {
            super(TestDatabase.H2);
        }
    }
}
