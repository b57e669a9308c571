package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
import java.time.Duration;

/**
 * A task that is under way, as its page shows it.
 *
 * @param what the key of what is being done
 * @param slow whether it takes longer than usual
 * @param refresh seconds until the page asks again; more as time passes, and zero when it no longer does
 */
public record ProgressView(
        long orderId, String paymentId, String title, String token, String what, boolean slow, int refresh) {

    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    static ProgressView of(BankTask task, Duration age, Payment payment, String token) {
        boolean slow = age.compareTo(USUAL) > 0;
        return new ProgressView(
                payment.bill().orderId(),
                payment.id(),
                PaymentStatusView.title(payment),
                token,
                task.kind().key(),
                slow,
                refresh(age));
    }

    private static int refresh(Duration age) {
        if (age.compareTo(LONG) <= 0) {
            return age.compareTo(USUAL) > 0 ? 3 : 1;
        }
        return age.compareTo(LIMIT) < 0 ? 10 : Refresh.NEVER;
    }

    /** Leaves the token out of logs. */
    @Override
    public String toString() {
        return "ProgressView[" + what + " of payment " + paymentId + "]";
    }
}
