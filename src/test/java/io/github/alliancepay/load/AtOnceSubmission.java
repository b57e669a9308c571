package io.github.alliancepay.load;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.payment.OrderSubmission;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Orders that exist only here are submitted at once, so that the plugin can be measured without the host; all others by the host. */
@TestConfiguration
class AtOnceSubmission {

    /** The id of the first order that exists only here. */
    static final long FIRST = 1_000_000_000L;

    @Bean
    OrderSubmission submissionOfBoth(HostServices host, RefundLedger refunds) {
        OrderSubmission real = host.orderSubmission(refunds);
        return new OrderSubmission() {

            @Override
            public Result submit(Payment payment, List<Operation> captures) {
                long order = payment.bill().orderId();
                return order < FIRST
                        ? real.submit(payment, captures)
                        : new Result.Submitted(String.valueOf(order), order);
            }

            @Override
            public Result withdraw(Payment payment) {
                return real.withdraw(payment);
            }
        };
    }
}
