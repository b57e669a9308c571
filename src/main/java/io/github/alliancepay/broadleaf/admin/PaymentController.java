package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.admin.BankTask.TaskKind;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.SyncResult;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The payments of an order, and "Update from Alliance API", which asks the bank and shows its answer. */
@Controller
public class PaymentController {

    private final BackOffice backOffice;
    private final PaymentPanels panels;
    private final PaymentSync paymentSync;
    private final BankTasks tasks;

    public PaymentController(BackOffice backOffice, PaymentPanels panels, PaymentSync paymentSync, BankTasks tasks) {
        this.backOffice = backOffice;
        this.panels = panels;
        this.paymentSync = paymentSync;
        this.tasks = tasks;
    }

    /** All attempts to pay an order; the one that has the money first. */
    @GetMapping(AdminPaths.ORDER)
    public String panel(@PathVariable("order") long order, PageReply reply) {
        AdminUser user = backOffice.access().viewer();
        return panels.open(order, user, reply);
    }

    /** The section on the host's page of the order, again: something was done in a window above it. */
    @GetMapping(AdminPaths.ORDER + "/summary")
    public String summary(@PathVariable("order") long order, PageReply reply) {
        backOffice.access().viewer();
        return reply.with(OrderSection.ORDER, order).open(Window.SUMMARY);
    }

    /** Asks the bank, and sends the browser to the page that waits for the answer. */
    @PostMapping(AdminPaths.PAYMENT + "/update")
    public ResponseEntity<Void> update(
            @PathVariable("order") long order, @PathVariable("payment") String id, PageReply reply) {
        AdminUser user = backOffice.access().viewer();
        Payment payment = backOffice.payment(order, id);
        String token = tasks.start(BankTask.of(TaskKind.UPDATE, user, payment), () -> ask(payment, user));
        return reply.waitFor(token, payment);
    }

    private TaskResult ask(Payment payment, AdminUser user) {
        int known = panels.events(payment).size();
        SyncResult result = paymentSync
                .sync(payment.id(), SyncTrigger.ADMIN, user.actor())
                .orElseThrow(() -> new UnknownPaymentException(payment.id()));
        List<PaymentEvent> events = panels.events(payment);
        List<PaymentEvent> changes = events.subList(Math.min(known, events.size()), events.size());
        return reply -> show(result, changes, reply.with("mayRefund", user.mayRefund()));
    }

    private String show(SyncResult result, List<PaymentEvent> changes, PageReply reply) {
        Payment payment = result.payment();
        return reply.with("answer", BankAnswer.of(result, panels.bank(reply.texts())))
                .with(
                        "changes",
                        PaymentPanels.rows(
                                changes, payment, panels.balance(payment).history(), reply.texts()))
                .with("panel", panels.of(payment, reply.texts()))
                .open(Window.UPDATE);
    }
}
