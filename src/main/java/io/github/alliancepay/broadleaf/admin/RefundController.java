package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.admin.BankTask.TaskKind;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.ApprovedRefund;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundCalculator;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The last two steps of a refund: check the exact sum, send. What is sent is what was shown: the last form contains only a token for
 * those sums. The token is good for one refund of that payment by that person, even when the form is sent twice.
 */
@Controller
public class RefundController {

    private static final String REFUND = AdminPaths.PAYMENT + "/refund";

    private final BackOffice backOffice;
    private final PaymentPanels panels;
    private final SendRefund sendRefund;
    private final BankTasks tasks;

    public RefundController(BackOffice backOffice, PaymentPanels panels, SendRefund sendRefund, BankTasks tasks) {
        this.backOffice = backOffice;
        this.panels = panels;
        this.sendRefund = sendRefund;
        this.tasks = tasks;
    }

    /** Keeps what was chosen with its exact sums, by the ledger, and sends the browser to the page that shows them. Nothing is sent yet. */
    @PostMapping(REFUND)
    public Object plan(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @RequestParam Map<String, String> fields,
            PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        RefundEntry entry = new RefundEntry(fields);
        try {
            return reply.goTo(payment, "refund/confirm/" + draft(payment, entry, user));
        } catch (RefundRefusedException refusal) {
            return refused(payment, entry, refusal, user, reply);
        }
    }

    private String draft(Payment payment, RefundEntry entry, AdminUser user) {
        RefundBalance balance = panels.balance(payment);
        RefundCalculator calculator = new RefundCalculator(balance);
        RefundPlan plan = entry.isAll() ? calculator.planFullBalance() : calculator.plan(entry.selection());
        String comment = entry.comment(balance.usualComment())
                .orElseGet(() -> calculator.purchase(plan).usualComment(payment));
        RefundOrigin origin = new RefundOrigin(user.actor(), entry.reason(), comment);
        RefundPlan wanted = entry.isRestock() ? plan.restocking() : plan;
        return sendRefund.draft(ApprovedRefund.of(payment.id(), wanted, origin));
    }

    /** Shows the exact sums once more; what was confirmed before leads to its result. */
    @GetMapping(REFUND + "/confirm/{draft}")
    public Object confirm(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @PathVariable("draft") String draftId,
            PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        try {
            Refund draft = sendRefund.find(payment.id(), draftId, user.actor());
            return draft.state() == RefundState.DRAFTED
                    ? question(payment, draft, reply)
                    : result(payment, draft, reply);
        } catch (RefundRefusedException expired) {
            return panels.openRefund(payment, RefundEntry.EMPTY, expired, reply);
        }
    }

    /** The form again, as a page of its own, so that going back posts nothing again. */
    private Object refused(
            Payment payment, RefundEntry entry, RefundRefusedException refusal, AdminUser user, PageReply reply) {
        TaskResult form = shown -> panels.openRefund(payment, entry, refusal, shown);
        return reply.waitFor(tasks.keep(user, payment, form), payment);
    }

    private String question(Payment payment, Refund draft, PageReply reply) {
        RefundBalance balance = panels.balance(payment);
        return reply.with("confirm", ConfirmView.of(draft, balance, reply.texts()))
                .with("release", balance.isHold())
                .open(Window.CONFIRM);
    }

    /** Sends the confirmed refund, unless it was sent before, and sends the browser to the page that waits for its result. */
    @PostMapping(REFUND + "/send")
    public Object send(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @RequestParam(name = "token", defaultValue = "") String draftId,
            PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        try {
            return reply.waitFor(start(payment, sendRefund.find(payment.id(), draftId, user.actor()), user), payment);
        } catch (RefundRefusedException expired) {
            return refused(payment, RefundEntry.EMPTY, expired, user, reply);
        }
    }

    /** A click on a form that was sent before leads to the task of the first click, or to one that finds its refund. */
    private String start(Payment payment, Refund draft, AdminUser user) {
        TaskKind kind = panels.balance(payment).isHold() ? TaskKind.RELEASE : TaskKind.SEND;
        BankTask task = BankTask.of(kind, user, payment).about(draft.id());
        return tasks.start(task, () -> send(payment, draft.id(), user));
    }

    private TaskResult send(Payment payment, String draftId, AdminUser user) {
        try {
            Refund refund = sendRefund.confirm(payment.id(), draftId, user.actor());
            return reply -> result(payment, refund, reply);
        } catch (RefundRefusedException refusal) {
            return reply -> panels.openRefund(payment, RefundEntry.EMPTY, refusal, reply);
        }
    }

    private static Object result(Payment payment, Refund refund, PageReply reply) {
        return reply.goTo(payment, "refund/result/" + refund.id());
    }

    /** What has become of a refund, as the ledger knows it: the same on all nodes, and after a restart. */
    @GetMapping(REFUND + "/result/{refund}")
    public Object result(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @PathVariable("refund") String refundId,
            PageReply reply) {
        backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        Refund refund = backOffice.refund(order, id, refundId);
        return refund.state() == RefundState.DRAFTED
                ? reply.goTo(payment, "refund")
                : panels.openResult(payment, refund, reply);
    }
}
