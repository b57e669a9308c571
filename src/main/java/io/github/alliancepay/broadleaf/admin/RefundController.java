package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.ApprovedRefund;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.RefundCalculator;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import io.github.alliancepay.broadleaf.refund.SendRefund;
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
 * Makes a refund in three steps: choose, check the exact sum, send. What is sent is what was shown: the last form contains only a
 * token for those sums. The token is good for one refund, even when the form is sent twice.
 */
@Controller
public class RefundController {

    private final BackOffice backOffice;
    private final PaymentPanels panels;
    private final RefundBalances balances;
    private final SendRefund sendRefund;

    public RefundController(
            BackOffice backOffice, PaymentPanels panels, RefundBalances balances, SendRefund sendRefund) {
        this.backOffice = backOffice;
        this.panels = panels;
        this.balances = balances;
        this.sendRefund = sendRefund;
    }

    /** The window for the payment of the order that has the money. */
    @GetMapping(AdminPaths.ORDER + "/refund")
    public String choose(@PathVariable("order") long order, Locale locale, WebRequest request, Model model) {
        backOffice.access().refunder();
        List<Payment> attempts = backOffice.attempts(order);
        if (attempts.isEmpty()) {
            throw new UnknownPaymentException("");
        }
        return choose(PaymentStatusView.of(attempts), RefundEntry.EMPTY, "", backOffice.reply(locale, request, model));
    }

    /** The window in which lines are chosen. */
    @GetMapping(AdminPaths.PAYMENT + "/refund")
    public String choose(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            Locale locale,
            WebRequest request,
            Model model) {
        backOffice.access().refunder();
        return choose(backOffice.payment(order, id), RefundEntry.EMPTY, "", backOffice.reply(locale, request, model));
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
        AdminUser user = backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        PageReply reply = backOffice.reply(locale, request, model);
        RefundEntry entry = new RefundEntry(fields);
        try {
            return confirm(payment, entry, user, reply);
        } catch (RefundRefusedException refusal) {
            return choose(payment, entry, reply.textOf(refusal), reply);
        }
    }

    /** Sends the confirmed refund, or shows its result when it was sent before. */
    @PostMapping(AdminPaths.PAYMENT + "/refund/send")
    public String send(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @RequestParam("token") String token,
            Locale locale,
            WebRequest request,
            Model model) {
        AdminUser user = backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        PageReply reply = backOffice.reply(locale, request, model);
        try {
            Refund refund = sendRefund.confirm(token, user.login());
            return result(payment, refund, reply);
        } catch (RefundRefusedException refusal) {
            return choose(payment, RefundEntry.EMPTY, reply.textOf(refusal), reply);
        }
    }

    private String choose(Payment payment, RefundEntry entry, String problem, PageReply reply) {
        try {
            RefundBalance balance = balances.current(payment.id());
            reply.with("form", RefundView.of(balance, entry, problem, reply.texts()));
        } catch (RefundRefusedException silent) {
            RefundBalance stored = balances.stored(payment.id());
            String said = problem.isEmpty() ? reply.textOf(silent) : problem;
            reply.with("form", RefundView.of(stored, entry, said, reply.texts()));
        }
        return reply.open(Window.REFUND);
    }

    private String confirm(Payment payment, RefundEntry entry, AdminUser user, PageReply reply) {
        RefundBalance balance = balances.current(payment.id());
        RefundCalculator calculator = new RefundCalculator(balance);
        RefundPlan plan = entry.isAll() ? calculator.planFullBalance() : calculator.plan(entry.selection());
        RefundOrigin origin = new RefundOrigin(user.login(), entry.reason(), entry.comment());
        String token = sendRefund.draft(ApprovedRefund.of(payment.id(), plan, origin));
        return reply.with("confirm", ConfirmView.of(token, balance, plan, origin, reply.texts()))
                .open(Window.CONFIRM);
    }

    private String result(Payment payment, Refund refund, PageReply reply) {
        RefundBalance balance = balances.stored(payment.id());
        return reply.with("refund", new RefundRows(balance, reply.texts()).row(refund))
                .with("message", reply.texts().text("result." + refund.state().name()))
                .with("panel", panels.of(payment, reply.texts()))
                .open(Window.RESULT);
    }
}
