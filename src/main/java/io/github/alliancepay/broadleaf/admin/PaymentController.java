package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
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

/** An order's payments, and "Update from Alliance API": the admin's trigger, which shows what the bank answered. */
@Controller
public class PaymentController {

    private final Desk desk;

    public PaymentController(Desk desk) {
        this.desk = desk;
    }

    /** All attempts to pay an order; the one that has the money first. */
    @GetMapping(AdminPaths.ORDER)
    public String panel(@PathVariable("order") long order, Locale locale, WebRequest request, Model model) {
        AdminUser user = desk.clearance().viewer();
        return desk.panel(order, user, new PageReply(desk.speech(locale), request, model));
    }

    /** Asks the bank now, and tells what it said and what that changed. */
    @PostMapping(AdminPaths.PAYMENT + "/update")
    public String update(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            Locale locale,
            WebRequest request,
            Model model) {
        AdminUser user = desk.clearance().viewer();
        desk.payment(order, id);
        int known = desk.memory().payments().events(id).size();
        SyncResult result = desk.office()
                .paymentSync()
                .sync(id, SyncTrigger.ADMIN, user.login())
                .orElseThrow(() -> new UnknownPaymentException(id));
        show(result, known, user, desk.speech(locale), model);
        return Window.UPDATE.open(model, request);
    }

    private void show(SyncResult result, int known, AdminUser user, LocalizedTexts speech, Model model) {
        Payment payment = result.payment();
        List<HistoryRow> history = desk.panels().history(payment, speech);
        model.addAttribute("answer", BankAnswer.of(result, desk.panels().bank(speech)));
        model.addAttribute("changes", history.subList(Math.min(known, history.size()), history.size()));
        model.addAttribute("panel", desk.panels().of(payment, speech));
        model.addAttribute("mayRefund", user.mayRefund());
    }
}
