package io.github.alliancepay.broadleaf.admin;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.WebRequest;

/** Answers requests that the back office cannot carry out. In each case nothing was done. */
@ControllerAdvice(
        assignableTypes = {
            PaymentController.class,
            ProgressController.class,
            RefundFormController.class,
            RefundController.class,
            AssignmentController.class,
            PaymentListController.class,
            ConnectionController.class,
            ReconciliationController.class,
            RemedyController.class
        })
public class AdminProblems {

    private static final Logger LOG = LoggerFactory.getLogger(AdminProblems.class);

    private final DeniedRequests denied;

    public AdminProblems(Clock clock) {
        this.denied = new DeniedRequests(clock);
    }

    @ExceptionHandler(AdminAccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notPermitted(AdminAccessDeniedException refused, WebRequest request, Model model) {
        denied.add(refused.login()).ifPresent(count -> report(refused, count));
        return problem("not-permitted", request, model);
    }

    @ExceptionHandler(UnknownPaymentException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(WebRequest request, Model model) {
        return problem("unknown-payment", request, model);
    }

    /** Answered by 200, since the host's script shows no window for an error. */
    @ExceptionHandler(TooManyTasksException.class)
    String busy(WebRequest request, Model model) {
        return problem("busy", request, model);
    }

    private static void report(AdminAccessDeniedException refused, long count) {
        LOG.warn("Requests of the back office that were denied: {}. The last one: {}", count, refused.getMessage());
    }

    private static String problem(String key, WebRequest request, Model model) {
        model.addAttribute("problem", "problem." + key);
        return Window.PROBLEM.open(model, request);
    }
}
