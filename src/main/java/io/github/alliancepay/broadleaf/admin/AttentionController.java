package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** Payments to be looked for, and those that need a person, with what can be done about them. */
@Controller
public class AttentionController {

    private static final int LIMIT = 50;

    private final Desk desk;

    public AttentionController(Desk desk) {
        this.desk = desk;
    }

    /** What needs attention, and all payments that match. */
    @GetMapping(AdminPaths.LIST)
    public String payments(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "page", defaultValue = "0") int page,
            Locale locale,
            WebRequest request,
            Model model) {
        AdminUser user = desk.clearance().viewer();
        LocalizedTexts speech = desk.speech(locale);
        PaymentQuery query = new PaymentQuery(text, states(state), Math.max(0, page), LIMIT);
        List<PaymentListItem> found = rows(desk.memory().search().find(query), speech);
        model.addAttribute("mayRefund", user.mayRefund());
        model.addAttribute(
                "search", new Search(query.text(), state, query.page(), found.size() == LIMIT, choices(speech)));
        model.addAttribute("payments", found);
        model.addAttribute("attention", attention(speech));
        return Window.PAYMENTS.open(model, request);
    }

    /** What can be done about a payment; asks before anything is done. */
    @GetMapping(AdminPaths.PAYMENT + "/remedy")
    public String remedy(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            Locale locale,
            WebRequest request,
            Model model) {
        desk.clearance().refunder();
        return remedy(desk.payment(order, id), "", desk.speech(locale), request, model);
    }

    /** Tries again to submit the order with the money that came; moves no money. */
    @PostMapping(AdminPaths.PAYMENT + "/retry")
    public String retry(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            Locale locale,
            WebRequest request,
            Model model) {
        AdminUser user = desk.clearance().refunder();
        desk.payment(order, id);
        LocalizedTexts speech = desk.speech(locale);
        Payment after =
                desk.office().reviews().retry(id, user.login()).orElseThrow(() -> new UnknownPaymentException(id));
        boolean done = after.state() == PaymentState.COMPLETED;
        return remedy(after, speech.text(done ? "remedy.retried" : "remedy.retried.in-vain"), speech, request, model);
    }

    /** Takes a payment off the list with a note, unless a refund of it is open; changes nothing at the bank or in the order. */
    @PostMapping(AdminPaths.PAYMENT + "/accept")
    public String accept(
            @PathVariable("order") long order,
            @PathVariable("payment") String id,
            @RequestParam(name = "note", defaultValue = "") String note,
            Locale locale,
            WebRequest request,
            Model model) {
        AdminUser user = desk.clearance().refunder();
        Payment payment = desk.payment(order, id);
        LocalizedTexts speech = desk.speech(locale);
        if (reasons(payment, speech).isEmpty()) {
            return remedy(payment, speech.text("remedy.needless"), speech, request, model);
        }
        if (note.isBlank()) {
            return remedy(payment, speech.text("remedy.note.missing"), speech, request, model);
        }
        desk.office().reviews().accept(id, user.login(), note.strip());
        boolean off = reasons(payment, speech).isEmpty();
        return remedy(payment, speech.text(off ? "remedy.accepted" : "remedy.noted"), speech, request, model);
    }

    private String remedy(Payment payment, String message, LocalizedTexts speech, WebRequest request, Model model) {
        model.addAttribute("message", message);
        model.addAttribute("panel", desk.panels().of(payment, speech));
        model.addAttribute("reasons", reasons(payment, speech));
        return Window.REMEDY.open(model, request);
    }

    private List<String> reasons(Payment payment, LocalizedTexts speech) {
        return desk.office().reviews().list().stream()
                .filter(attention -> attention.payment().id().equals(payment.id()))
                .flatMap(attention -> words(attention, speech).stream())
                .toList();
    }

    private List<PaymentListItem> attention(LocalizedTexts speech) {
        List<Attention> found = desk.office().reviews().list();
        List<PaymentStatusView> standings = desk.badges()
                .standings(found.stream().map(Attention::payment).toList())
                .toList();
        return IntStream.range(0, found.size())
                .mapToObj(index -> PaymentListItem.of(standings.get(index), words(found.get(index), speech), speech))
                .toList();
    }

    private static List<String> words(Attention attention, LocalizedTexts speech) {
        return attention.reasons().stream()
                .sorted()
                .map(reason -> speech.text("attention." + reason.name()))
                .toList();
    }

    private List<PaymentListItem> rows(List<Payment> payments, LocalizedTexts speech) {
        return desk.badges()
                .standings(payments)
                .map(standing -> PaymentListItem.of(standing, List.of(), speech))
                .toList();
    }

    /** A state of the list's choice; anything else means any. */
    private static Set<PaymentState> states(String name) {
        return Arrays.stream(PaymentState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .<Set<PaymentState>>map(EnumSet::of)
                .orElse(Set.of());
    }

    private static List<LabelledValue> choices(LocalizedTexts speech) {
        return Arrays.stream(PaymentState.values())
                .map(state -> new LabelledValue(speech.text("state." + state.name()), state.name(), ""))
                .toList();
    }

    /** What is looked for. */
    public record Search(String text, String state, int page, boolean more, List<LabelledValue> choices) {}
}
