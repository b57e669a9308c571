package io.github.alliancepay.broadleaf.admin;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers requests that the back office cannot carry out. In each case nothing was done. */
@ControllerAdvice(basePackageClasses = AdminProblems.class)
public class AdminProblems {

    private static final Logger LOG = LoggerFactory.getLogger(AdminProblems.class);

    private final DeniedRequests denied;

    public AdminProblems(Clock clock) {
        this.denied = new DeniedRequests(clock);
    }

    @ExceptionHandler(AdminAccessDeniedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notPermitted(AdminAccessDeniedException refused, PageReply reply) {
        denied.add(refused.login()).ifPresent(count -> report(refused, count));
        return problem("not-permitted", reply);
    }

    @ExceptionHandler(UnknownPaymentException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(PageReply reply) {
        return problem("unknown-payment", reply);
    }

    /** An address that was cut or typed. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String incomplete(PageReply reply) {
        return problem("incomplete", reply);
    }

    /** Answered by 200, since the host's script shows no window for an error. */
    @ExceptionHandler(TooManyTasksException.class)
    String busy(PageReply reply) {
        return problem("busy", reply);
    }

    private static void report(AdminAccessDeniedException refused, long count) {
        LOG.warn("Requests of the back office that were denied: {}. The last one: {}", count, refused.getMessage());
    }

    private static String problem(String key, PageReply reply) {
        return reply.with("problem", "problem." + key).open(Window.PROBLEM);
    }
}
