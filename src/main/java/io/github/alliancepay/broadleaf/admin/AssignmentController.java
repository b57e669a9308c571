package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/**
 * Saying which lines a refund belongs to when it was made where nobody could say so, as in the bank's cabinet: the refund form without
 * the sending. No money moves, and the last word stands.
 */
@Controller
public class AssignmentController {

    private static final String LINES = AdminPaths.PAYMENT + "/refund/{refund}/lines";

    private final Desk desk;

    public AssignmentController(Desk desk) {
        this.desk = desk;
    }

    /** The window with the lines as they were chosen last. */
    @GetMapping(LINES)
    public String choose(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @PathVariable("refund") String refundId,
            Locale locale,
            WebRequest request,
            Model model) {
        desk.clearance().refunder();
        Refund refund = desk.refund(order, id, refundId);
        RefundBalance sheet = desk.office().refunds().assignmentSheet(refund);
        return form(refund, RefundEntry.of(refund, sheet), "", new PageReply(desk.speech(locale), request, model));
    }

    /** Saves the lines in place of those chosen before, and shows the payment again. */
    @PostMapping(LINES)
    public String save(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @PathVariable("refund") String refundId,
            @RequestParam Map<String, String> fields,
            Locale locale,
            WebRequest request,
            Model model) {
        AdminUser user = desk.clearance().refunder();
        Refund refund = desk.refund(order, id, refundId);
        PageReply turn = new PageReply(desk.speech(locale), request, model);
        RefundEntry entry = new RefundEntry(fields);
        try {
            Refund assigned = desk.office().refunds().assign(refund.id(), entry.wish(), user.login());
            return desk.panel(order, user, turn.with("message", message(assigned, turn.speech())));
        } catch (RefundRefusedException refusal) {
            return form(refund, entry, turn.words(refusal), turn);
        }
    }

    private String form(Refund refund, RefundEntry entry, String problem, PageReply turn) {
        RefundBalance sheet = desk.office().refunds().assignmentSheet(refund);
        return turn.with("form", RefundView.of(refund, sheet, entry, problem, turn.speech()))
                .open(Window.ASSIGN);
    }

    private static String message(Refund assigned, LocalizedTexts speech) {
        return speech.text(assigned.lines().isEmpty() ? "assign.cleared" : "assign.saved");
    }
}
