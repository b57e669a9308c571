package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.admin.BankTask.TaskKind;
import io.github.alliancepay.broadleaf.hold.CompleteHold;
import io.github.alliancepay.broadleaf.hold.Completion;
import io.github.alliancepay.broadleaf.hold.CompletionRefusal;
import io.github.alliancepay.broadleaf.hold.CompletionRefusedException;
import io.github.alliancepay.broadleaf.hold.CompletionState;
import io.github.alliancepay.broadleaf.hold.Hold;
import io.github.alliancepay.broadleaf.hold.Holds;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.text.MoneyParser;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The window of a hold: enter the sum, check it, complete. What is sent is what was shown: the last form contains only a token for that sum,
 * which is good for one completion of that hold by that person, even when the form is sent twice. The release of a hold is a refund of all
 * of it.
 */
@Controller
public class HoldController {

    /** How soon the window is loaded again while a completion is on its way. */
    private static final int SECONDS = 5;

    private static final String HOLD = AdminPaths.PAYMENT + "/hold";

    private final BackOffice backOffice;
    private final PaymentPanels panels;
    private final Holds holds;
    private final CompleteHold completeHold;
    private final BankTasks tasks;

    public HoldController(
            BackOffice backOffice, PaymentPanels panels, Holds holds, CompleteHold completeHold, BankTasks tasks) {
        this.backOffice = backOffice;
        this.panels = panels;
        this.holds = holds;
        this.completeHold = completeHold;
        this.tasks = tasks;
    }

    /** What is held, what can be taken of it, and its release. */
    @GetMapping(HOLD)
    public String hold(@PathVariable("order") long order, @PathVariable("payment") String id, PageReply reply) {
        backOffice.access().refunder();
        return open(backOffice.payment(order, id), "", "", reply);
    }

    /** Keeps the sum that was entered, and sends the browser to the page that shows it. Nothing is sent yet. */
    @PostMapping(HOLD)
    public Object plan(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @RequestParam(name = "amount", defaultValue = "") String amount,
            PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        try {
            String draft = completeHold.draft(payment.id(), sum(amount), user.actor());
            return reply.goTo(payment, "hold/confirm/" + draft);
        } catch (CompletionRefusedException refusal) {
            return refused(payment, refusal, amount, user, reply);
        }
    }

    private static Coins sum(String amount) {
        return MoneyParser.parse(amount.strip())
                .orElseThrow(() -> new CompletionRefusedException(CompletionRefusal.NOT_A_NUMBER, amount.strip()));
    }

    /** The form again, as a page of its own, so that going back posts nothing again. */
    private Object refused(
            Payment payment, CompletionRefusedException refusal, String amount, AdminUser user, PageReply reply) {
        TaskResult form = shown -> open(payment, problem(payment, refusal, shown.texts()), amount, shown);
        return reply.waitFor(tasks.keep(user, payment, form), payment);
    }

    /** Shows the exact sum once more; what was confirmed before leads to its result. */
    @GetMapping(HOLD + "/confirm/{draft}")
    public Object confirm(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @PathVariable("draft") String draftId,
            PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        try {
            Completion draft = completeHold.find(payment.id(), draftId, user.actor());
            return draft.state() == CompletionState.DRAFTED
                    ? reply.with("question", question(payment, draft, reply.texts()))
                            .open(Window.HOLD_CONFIRM)
                    : result(payment, draft, reply);
        } catch (CompletionRefusedException expired) {
            return open(payment, problem(payment, expired, reply.texts()), "", reply);
        }
    }

    private HoldView.Question question(Payment payment, Completion draft, LocalizedTexts texts) {
        return HoldView.question(required(payment), draft, texts);
    }

    /** Sends the confirmed completion, unless it was sent before, and sends the browser to the page that waits for its result. */
    @PostMapping(HOLD + "/send")
    public Object send(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @RequestParam(name = "token", defaultValue = "") String draftId,
            PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        try {
            Completion draft = completeHold.find(payment.id(), draftId, user.actor());
            BankTask task = BankTask.of(TaskKind.COMPLETE, user, payment).about(draft.id());
            return reply.waitFor(tasks.start(task, () -> send(payment, draft.id(), user)), payment);
        } catch (CompletionRefusedException expired) {
            return refused(payment, expired, "", user, reply);
        }
    }

    private TaskResult send(Payment payment, String draftId, AdminUser user) {
        try {
            Completion completion = completeHold.confirm(payment.id(), draftId, user.actor());
            return reply -> result(payment, completion, reply);
        } catch (CompletionRefusedException refusal) {
            return reply -> open(payment, problem(payment, refusal, reply.texts()), "", reply);
        }
    }

    private static Object result(Payment payment, Completion completion, PageReply reply) {
        return reply.goTo(payment, "hold/result/" + completion.id());
    }

    /** What has become of a completion, as the ledger knows it: the same on all nodes, and after a restart. */
    @GetMapping(HOLD + "/result/{completion}")
    public Object result(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @PathVariable("completion") String completionId,
            PageReply reply) {
        backOffice.access().refunder();
        Payment payment = backOffice.payment(order, id);
        Optional<Completion> completion = required(payment).completions().stream()
                .filter(known -> known.id().equals(completionId))
                .findFirst();
        return completion.isEmpty()
                ? reply.goTo(payment, "hold")
                : open(payment, "", "", reply.with("result", HoldView.result(completion.get(), reply.texts())));
    }

    private Hold required(Payment payment) {
        return holds.stored(payment).orElseThrow(() -> new UnknownPaymentException(payment.id()));
    }

    private String problem(Payment payment, CompletionRefusedException refusal, LocalizedTexts texts) {
        return HoldView.problem(refusal, holds.stored(payment), texts);
    }

    /** @param amount what was entered; empty for all that is held */
    private String open(Payment payment, String problem, String amount, PageReply reply) {
        Payment current = backOffice.payment(payment.bill().orderId(), payment.id());
        Hold hold = required(current);
        boolean waiting = hold.active().isPresent() && current.state() != PaymentState.COMPLETED;
        return reply.with("hold", HoldView.of(hold, amount, reply.texts()))
                .with("problem", problem)
                .with("panel", panels.of(current, reply.texts()))
                .with("refresh", waiting ? SECONDS : Refresh.NEVER)
                .open(Window.HOLD);
    }
}
