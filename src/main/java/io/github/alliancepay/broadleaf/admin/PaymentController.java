package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.SyncResult;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.request.WebRequest;

/** The payments of an order, and "Update from Alliance API", which asks the bank and shows its answer. */
@Controller
public class PaymentController {

    private final BackOffice backOffice;
    private final PaymentPanels panels;
    private final PaymentSync paymentSync;

    public PaymentController(BackOffice backOffice, PaymentPanels panels, PaymentSync paymentSync) {
        this.backOffice = backOffice;
        this.panels = panels;
        this.paymentSync = paymentSync;
    }

    /** All attempts to pay an order; the one that has the money first. */
    @GetMapping(AdminPaths.ORDER)
    public String panel(@PathVariable("order") long order, Locale locale, WebRequest request, Model model) {
        AdminUser user = backOffice.access().viewer();
        return panels.open(order, user, backOffice.reply(locale, request, model));
    }

    /** Asks the bank now, and shows what it answered and what that changed. */
    @PostMapping(AdminPaths.PAYMENT + "/update")
    public String update(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            Locale locale,
            WebRequest request,
            Model model) {
        AdminUser user = backOffice.access().viewer();
        PageReply reply = backOffice.reply(locale, request, model);
        int known = panels.history(backOffice.payment(order, id), reply.texts()).size();
        SyncResult result = paymentSync
                .sync(id, SyncTrigger.ADMIN, user.login())
                .orElseThrow(() -> new UnknownPaymentException(id));
        return show(result, known, reply.with("mayRefund", user.mayRefund()));
    }

    private String show(SyncResult result, int known, PageReply reply) {
        Payment payment = result.payment();
        List<HistoryRow> history = panels.history(payment, reply.texts());
        return reply.with("answer", BankAnswer.of(result, panels.bank(reply.texts())))
                .with("changes", history.subList(Math.min(known, history.size()), history.size()))
                .with("panel", panels.of(payment, reply.texts()))
                .open(Window.UPDATE);
    }
}
