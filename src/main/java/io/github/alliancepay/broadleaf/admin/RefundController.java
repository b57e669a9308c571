package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.ApprovedRefund;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import java.util.List;
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
 * Giving money back in three steps: choose, see the exact sum, send. What is sent is what was shown: the last form carries nothing but
 * a token for those sums, which is good for one refund however often it is pressed.
 */
@Controller
public class RefundController {

    private final Desk desk;

    public RefundController(Desk desk) {
        this.desk = desk;
    }

    /** The window for whichever of the order's payments has the money. */
    @GetMapping(AdminPaths.ORDER + "/refund")
    public String choose(@PathVariable("order") long order, Locale locale, WebRequest request, Model model) {
        desk.clearance().refunder();
        List<Payment> attempts = desk.memory().payments().ofOrder(order);
        if (attempts.isEmpty()) {
            throw new UnknownPaymentException("");
        }
        return choose(
                PaymentStatusView.of(attempts),
                RefundEntry.EMPTY,
                "",
                new PageReply(desk.speech(locale), request, model));
    }

    /** The window in which lines are chosen. */
    @GetMapping(AdminPaths.PAYMENT + "/refund")
    public String choose(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            Locale locale,
            WebRequest request,
            Model model) {
        desk.clearance().refunder();
        return choose(
                desk.payment(order, id), RefundEntry.EMPTY, "", new PageReply(desk.speech(locale), request, model));
    }

    /** Shows the exact sums of what was chosen; nothing is sent yet. */
    @PostMapping(AdminPaths.PAYMENT + "/refund")
    public String confirm(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @RequestParam Map<String, String> fields,
            Locale locale,
            WebRequest request,
            Model model) {
        AdminUser user = desk.clearance().refunder();
        Payment payment = desk.payment(order, id);
        PageReply turn = new PageReply(desk.speech(locale), request, model);
        RefundEntry entry = new RefundEntry(fields);
        try {
            return confirm(payment, entry, user, turn);
        } catch (RefundRefusedException refusal) {
            return choose(payment, entry, turn.words(refusal), turn);
        }
    }

    /** Sends the refund that was confirmed, or shows what became of it when it was sent before. */
    @PostMapping(AdminPaths.PAYMENT + "/refund/send")
    public String send(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @RequestParam("token") String token,
            Locale locale,
            WebRequest request,
            Model model) {
        AdminUser user = desk.clearance().refunder();
        Payment payment = desk.payment(order, id);
        PageReply turn = new PageReply(desk.speech(locale), request, model);
        try {
            Refund refund = desk.office().forms().redeem(token, user.login());
            return result(payment, refund, turn);
        } catch (RefundRefusedException refusal) {
            return choose(payment, RefundEntry.EMPTY, turn.words(refusal), turn);
        }
    }

    private String choose(Payment payment, RefundEntry entry, String problem, PageReply turn) {
        try {
            RefundBalance sheet = desk.office().refunds().sheet(payment.id());
            turn.with("form", RefundView.of(sheet, entry, problem, turn.speech()));
        } catch (RefundRefusedException silent) {
            RefundBalance stored = desk.office().refunds().storedSheet(payment.id());
            String said = problem.isEmpty() ? turn.words(silent) : problem;
            turn.with("form", RefundView.of(stored, entry, said, turn.speech()));
        }
        return turn.open(Window.REFUND);
    }

    private String confirm(Payment payment, RefundEntry entry, AdminUser user, PageReply turn) {
        RefundBalance sheet = desk.office().refunds().sheet(payment.id());
        RefundPlan plan = entry.isAll()
                ? desk.office().refunds().planAllThatIsLeft(sheet)
                : desk.office().refunds().plan(sheet, entry.wish());
        RefundOrigin mandate = new RefundOrigin(user.login(), entry.reason(), entry.comment());
        String token = desk.office().forms().issue(ApprovedRefund.of(payment.id(), plan, mandate));
        return turn.with("confirm", ConfirmView.of(token, sheet, plan, mandate, turn.speech()))
                .open(Window.CONFIRM);
    }

    private String result(Payment payment, Refund refund, PageReply turn) {
        RefundBalance sheet = desk.office().refunds().storedSheet(payment.id());
        return turn.with("refund", new Panels.RefundRows(sheet, turn.speech()).row(refund))
                .with("message", turn.speech().text("result." + refund.state().name()))
                .with("panel", desk.panels().of(payment, turn.speech()))
                .open(Window.RESULT);
    }
}
