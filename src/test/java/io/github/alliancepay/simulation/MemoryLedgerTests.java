package io.github.alliancepay.simulation;

import io.github.alliancepay.broadleaf.ledger.PaymentLedgerPromises;
import io.github.alliancepay.broadleaf.ledger.RefundLedgerPromises;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The ledger of the simulation keeps the promises of the tables. */
class MemoryLedgerTests {

    /** The simulation has one thread, and the promises have many. */
    private static <T> T oneAtATime(Class<T> port, T ledger) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    synchronized (MemoryLedgerTests.class) {
                        return method.invoke(ledger, arguments);
                    }
                }));
    }

    @Nested
    class Payments implements PaymentLedgerPromises {

        private final MemoryLedger ledger = new MemoryLedger();

        @Override
        public PaymentLedger payments() {
            return oneAtATime(PaymentLedger.class, ledger.payments());
        }

        @Override
        public List<Attention> needsAttention(Instant now) {
            return ledger.needsAttention(now);
        }
    }

    @Nested
    class Refunds implements RefundLedgerPromises {

        private final MemoryLedger ledger = new MemoryLedger();

        @BeforeEach
        void aPaidOrder() {
            pay("p1", ORDER);
        }

        @Override
        public RefundLedger refunds() {
            return oneAtATime(RefundLedger.class, ledger.refunds());
        }

        @Override
        public PaymentLedger payments() {
            return ledger.payments();
        }
    }
}
