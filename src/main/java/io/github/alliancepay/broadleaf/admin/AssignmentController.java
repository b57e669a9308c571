package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.AssignRefundLines;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Assigns lines to a refund that was made without them, for example in the bank's cabinet. The form is that of a refund, but nothing
 * is sent and no money moves. A later choice replaces an earlier one.
 */
@Controller
public class AssignmentController {

    private static final String LINES = AdminPaths.PAYMENT + "/refund/{refund}/lines";

    private final BackOffice backOffice;
    private final PaymentPanels panels;
    private final AssignRefundLines assignRefundLines;
    private final BankTasks tasks;

    public AssignmentController(
            BackOffice backOffice, PaymentPanels panels, AssignRefundLines assignRefundLines, BankTasks tasks) {
        this.backOffice = backOffice;
        this.panels = panels;
        this.assignRefundLines = assignRefundLines;
        this.tasks = tasks;
    }

    /** The window with the lines as they were chosen last. */
    @GetMapping(LINES)
    public String choose(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @PathVariable("refund") String refundId,
            PageReply reply) {
        backOffice.access().refunder();
        Refund refund = backOffice.refund(order, id, refundId);
        return form(refund, reply);
    }

    /** Saves the lines instead of those chosen before, and sends the browser to the payment. */
    @PostMapping(LINES)
    public Object save(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @PathVariable("refund") String refundId,
            @RequestParam Map<String, String> fields,
            PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        Refund refund = backOffice.refund(order, id, refundId);
        RefundEntry entry = new RefundEntry(fields);
        try {
            Refund assigned = assignRefundLines.assign(refund.id(), entry.selection(), entry.version(), user.actor());
            TaskResult saved =
                    shown -> panels.open(order, user, shown.with("message", message(assigned, shown.texts())));
            return reply.waitFor(tasks.keep(user, payment, saved), payment);
        } catch (RefundRefusedException refusal) {
            TaskResult form = shown -> refused(backOffice.refund(order, id, refundId), entry, refusal, shown);
            return reply.waitFor(tasks.keep(user, payment, form), payment);
        }
    }

    private String form(Refund refund, PageReply reply) {
        RefundBalance balance = assignRefundLines.balance(refund);
        return open(
                RefundView.of(refund, balance, RefundEntry.of(refund, balance), FormProblem.NONE, reply.texts()),
                reply);
    }

    /** What was typed; after the choice of another person, that choice. */
    private String refused(Refund refund, RefundEntry typed, RefundRefusedException refusal, PageReply reply) {
        RefundBalance balance = assignRefundLines.balance(refund);
        boolean overtaken = refusal.refusal() == RefundRefusal.ASSIGNED_MEANWHILE;
        RefundEntry entry = overtaken ? RefundEntry.of(refund, balance) : typed;
        FormProblem problem = FormProblem.of(refusal, typed, balance, reply.texts());
        return open(RefundView.of(refund, balance, entry, problem, reply.texts()), reply);
    }

    private static String open(RefundView form, PageReply reply) {
        return reply.with("form", form).open(Window.ASSIGN);
    }

    private static String message(Refund assigned, LocalizedTexts texts) {
        return texts.text(assigned.lines().isEmpty() ? "assign.cleared" : "assign.saved");
    }
}
