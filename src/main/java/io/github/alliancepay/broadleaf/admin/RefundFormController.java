package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.admin.BankTask.TaskKind;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The first step of a refund: the form in which lines are chosen. The bank is asked how much is left, unless it answered a moment ago. When
 * it does not answer, the form says so.
 */
@Controller
public class RefundFormController {

    /** How old the bank's answer may be when the form is shown. The refund is checked against a new answer when it is sent. */
    private static final Duration RECENT = Duration.ofSeconds(10);

    private final BackOffice backOffice;
    private final PaymentPanels panels;
    private final RefundBalances balances;
    private final BankTasks tasks;
    private final Clock clock;

    public RefundFormController(
            BackOffice backOffice, PaymentPanels panels, RefundBalances balances, BankTasks tasks, Clock clock) {
        this.backOffice = backOffice;
        this.panels = panels;
        this.balances = balances;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The form for the payment of the order that has the money. */
    @GetMapping(AdminPaths.ORDER + "/refund")
    public Object choose(@PathVariable("order") long order, PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        List<Payment> attempts = backOffice.attempts(order);
        if (attempts.isEmpty()) {
            throw new UnknownPaymentException("");
        }
        return choose(PaymentStatusView.of(attempts), user, reply);
    }

    /** The form for a payment. */
    @GetMapping(AdminPaths.PAYMENT + "/refund")
    public Object choose(@PathVariable("order") long order, @PathVariable("payment") String id, PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        return choose(backOffice.payment(order, id), user, reply);
    }

    private Object choose(Payment payment, AdminUser user, PageReply reply) {
        boolean known = !payment.state().hasMoney()
                || payment.lastAskedAt().filter(this::isRecent).isPresent();
        if (known) {
            return panels.openRefund(payment, reply);
        }
        return reply.waitFor(tasks.start(BankTask.of(TaskKind.BALANCE, user, payment), () -> ask(payment)), payment);
    }

    /** What the bank lists reaches the ledger, so the form is drawn from there. A page that is loaded again later asks again. */
    private TaskResult ask(Payment payment) {
        RefundBalance asked = balances.current(payment.id());
        Instant answered = clock.instant();
        boolean silent =
                asked.blocked().filter(RefundRefusal.BANK_SILENT::equals).isPresent();
        return reply -> !isRecent(answered)
                ? reply.goTo(payment, "refund")
                : panels.openRefund(
                        silent ? asked : panels.balance(payment), RefundEntry.EMPTY, FormProblem.NONE, reply);
    }

    private boolean isRecent(Instant answer) {
        return answer.plus(RECENT).isAfter(clock.instant());
    }
}
