package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.springframework.dao.DataAccessException;

class H2AsOracleLedgerTests {

    @Nested
    class Payments extends PaymentLedgerContract {
        Payments() {
            super(TestDatabase.H2_AS_ORACLE);
        }
    }

    @Nested
    class Refunds extends RefundLedgerContract {
        Refunds() {
            super(TestDatabase.H2_AS_ORACLE);
        }
    }

    @Nested
    class Search extends SearchContract {
        Search() {
            super(TestDatabase.H2_AS_ORACLE);
        }
    }

    @Nested
    class Reconciliation extends ReconciliationContract {
        Reconciliation() {
            super(TestDatabase.H2_AS_ORACLE);
        }
    }

    @Nested
    class Sessions extends SessionStoreContract {
        Sessions() {
            super(TestDatabase.H2_AS_ORACLE);
        }
    }

    @Nested
    class Links extends PayLinkLedgerContract {
        Links() {
            super(TestDatabase.H2_AS_ORACLE);
        }
    }

    @Nested
    class Holds extends HoldLedgerContract {
        Holds() {
            super(TestDatabase.H2_AS_ORACLE);
        }
    }

    /** The plugin takes the imitation for H2, so Oracle's script is run as a person would run it. */
    @Nested
    class Upgrade extends UpgradeContract {
        Upgrade() {
            super(TestDatabase.H2_AS_ORACLE::empty, Dialect.ORACLE);
        }

        @Override
        void upgrade() {
            new SchemaScript(Dialect.ORACLE.scriptsAfter(1).get(0)).statements().forEach(this::executeUnlessDone);
        }

        private void executeUnlessDone(String statement) {
            try {
                sql().execute(statement);
            } catch (DataAccessException done) {
                assertThat(statement).doesNotStartWith("UPDATE");
            }
        }
    }

    @Nested
    class Persons extends PersonalDataContract {
        Persons() {
            super(TestDatabase.H2_AS_ORACLE);
        }
    }

    @Nested
    class Outbox extends OutboxContract {
        Outbox() {
            super(TestDatabase.H2_AS_ORACLE);
        }
    }
}
