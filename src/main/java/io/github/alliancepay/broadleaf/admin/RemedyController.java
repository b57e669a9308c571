package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.admin.BankTask.TaskKind;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Reviews;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an admin can do about a payment that needs a person. */
@Controller
public class RemedyController {

    private final BackOffice backOffice;
    private final PaymentPanels panels;
    private final Reviews reviews;
    private final BankTasks tasks;

    public RemedyController(BackOffice backOffice, PaymentPanels panels, Reviews reviews, BankTasks tasks) {
        this.backOffice = backOffice;
        this.panels = panels;
        this.reviews = reviews;
        this.tasks = tasks;
    }

    /** What can be done about a payment; asks before anything is done. */
    @GetMapping(AdminPaths.PAYMENT + "/remedy")
    public String remedy(@PathVariable("order") long order, @PathVariable("payment") String id, PageReply reply) {
        backOffice.access().refunder();
        return remedy(backOffice.payment(order, id), "", reply);
    }

    /** Tries again to submit the order with the money that came; moves no money. The browser goes to the page that waits for the result. */
    @PostMapping(AdminPaths.PAYMENT + "/retry")
    public ResponseEntity<Void> retry(
            @PathVariable("order") long order, @PathVariable("payment") String id, PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        String token = tasks.start(BankTask.of(TaskKind.RETRY, user, payment), () -> retry(payment, user));
        return reply.waitFor(token, payment);
    }

    private TaskResult retry(Payment payment, AdminUser user) {
        Payment after =
                reviews.retry(payment.id(), user.actor()).orElseThrow(() -> new UnknownPaymentException(payment.id()));
        String message = after.isSubmitted() ? "remedy.retried" : "remedy.retry-failed";
        return reply -> remedy(after, reply.texts().text(message), reply);
    }

    /** Takes a payment off the list with a note, unless a refund of it is open; changes nothing at the bank or in the order. */
    @PostMapping(AdminPaths.PAYMENT + "/accept")
    public Object accept(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @RequestParam(name = "note", defaultValue = "") String note,
            PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        boolean needed = !reasons(payment, reply.texts()).isEmpty();
        boolean missing = needed && note.isBlank();
        String message = missing
                ? "remedy.note.missing"
                : needed ? accept(payment, user, note.strip(), reply.texts()) : "remedy.needless";
        TaskResult result = shown -> remedy(payment, shown.texts().text(message), shown.with("noteMissing", missing));
        return reply.waitFor(tasks.keep(user, payment, result), payment);
    }

    /** Answers with the key of what to say about it. */
    private String accept(Payment payment, AdminUser user, String note, LocalizedTexts texts) {
        reviews.accept(payment.id(), user.actor(), note);
        return reasons(payment, texts).isEmpty() ? "remedy.accepted" : "remedy.noted";
    }

    private String remedy(Payment payment, String message, PageReply reply) {
        return reply.with("message", message)
                .with("panel", panels.of(payment, reply.texts()))
                .with("reasons", reasons(payment, reply.texts()))
                .with("submittable", payment.state().hasMoney() && !payment.isSubmitted())
                .open(Window.REMEDY);
    }

    private List<String> reasons(Payment payment, LocalizedTexts texts) {
        return reviews.list().stream()
                .filter(attention -> attention.payment().id().equals(payment.id()))
                .flatMap(attention -> texts.reasons(attention).stream())
                .toList();
    }
}
