package io.github.alliancepay.broadleaf.payment;

import java.util.function.Supplier;
import org.slf4j.MDC;

/** Puts the id of a payment into the logging context while something is done about it, so that all lines about it can be found. */
final class LoggedPayment {

    static final String KEY = "alliancepay.payment";

    private LoggedPayment() {}

    static <T> T during(String paymentId, Supplier<T> work) {
        MDC.put(KEY, paymentId);
        try {
            return work.get();
        } finally {
            MDC.remove(KEY);
        }
    }
}
