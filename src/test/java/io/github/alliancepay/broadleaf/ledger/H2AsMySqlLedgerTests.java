package io.github.alliancepay.broadleaf.ledger;

import org.junit.jupiter.api.Nested;

class H2AsMySqlLedgerTests {

    @Nested
    class Payments extends PaymentLedgerContract {
        Payments() {
            super(TestDatabase.H2_AS_MYSQL);
        }
    }

    @Nested
    class Refunds extends RefundLedgerContract {
        Refunds() {
            super(TestDatabase.H2_AS_MYSQL);
        }
    }

    @Nested
    class Search extends SearchContract {
        Search() {
            super(TestDatabase.H2_AS_MYSQL);
        }
    }

    @Nested
    class Reconciliation extends ReconciliationContract {
        Reconciliation() {
            super(TestDatabase.H2_AS_MYSQL);
        }
    }

    @Nested
    class Sessions extends SessionStoreContract {
        Sessions() {
            super(TestDatabase.H2_AS_MYSQL);
        }
    }

    @Nested
    class Links extends PayLinkLedgerContract {
        Links() {
            super(TestDatabase.H2_AS_MYSQL);
        }
    }

    @Nested
    class Holds extends HoldLedgerContract {
        Holds() {
            super(TestDatabase.H2_AS_MYSQL);
        }
    }

    @Nested
    class Persons extends PersonalDataContract {
        Persons() {
            super(TestDatabase.H2_AS_MYSQL);
        }
    }

    @Nested
    class Outbox extends OutboxContract {
        Outbox() {
            super(TestDatabase.H2_AS_MYSQL);
        }
    }
}
