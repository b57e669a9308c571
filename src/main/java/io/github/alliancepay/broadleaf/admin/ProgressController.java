package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.admin.TaskProgress.TaskEnd;
import io.github.alliancepay.broadleaf.payment.Payment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page that waits for the bank in an admin's place. Each request is answered at once: with the progress of a task, or its result. */
@Controller
public class ProgressController {

    private final BackOffice backOffice;
    private final PaymentPanels panels;
    private final BankTasks tasks;

    public ProgressController(BackOffice backOffice, PaymentPanels panels, BankTasks tasks) {
        this.backOffice = backOffice;
        this.panels = panels;
        this.tasks = tasks;
    }

    /** Shows how far a task is, and its result once it is over. A result that is not kept here is replaced by what the ledger knows. */
    @GetMapping(AdminPaths.PAYMENT + "/progress/{token}")
    public Object progress(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @PathVariable("token") String token,
            PageReply reply) {
        AdminUser user = backOffice.access().viewer();
        Payment payment = backOffice.payment(order, id);
        return tasks.find(token, user, payment)
                .map(progress -> progress.end()
                        .map(end -> result(end, order, user, reply))
                        .orElseGet(() -> wait(progress, token, payment, reply)))
                .orElseGet(() -> ledger("progress.unknown", order, user, reply));
    }

    private String wait(TaskProgress progress, String token, Payment payment, PageReply reply) {
        return reply.with("progress", ProgressView.of(progress.task(), tasks.age(progress), payment, token))
                .open(Window.PROGRESS);
    }

    private Object result(TaskEnd end, long order, AdminUser user, PageReply reply) {
        return end.result()
                .map(result -> result.show(reply))
                .orElseGet(() -> ledger("progress.failed", order, user, reply));
    }

    private Object ledger(String message, long order, AdminUser user, PageReply reply) {
        return panels.open(
                order, user, reply.with("message", reply.texts().text(message)).with("tone", "alliancepay-wait"));
    }
}
