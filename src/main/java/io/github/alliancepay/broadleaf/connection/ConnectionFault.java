package io.github.alliancepay.broadleaf.connection;

import io.github.alliancepay.broadleaf.bank.AccessClosedException;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.bank.SessionRefusedException;
import io.github.alliancepay.broadleaf.bank.client.UndecipherableException;
import io.github.alliancepay.broadleaf.bank.client.UnexplainedAnswerException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Where a call to the bank failed. Every earlier step was well, and no later one was tried.
 *
 * @param result the step that failed, with its reason
 */
record ConnectionFault(StepResult result) {

    private static final String CLOCK = "b_security_time_in_request_not_correct";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** Empty when the bank answered in its own words within a session: then the connection is well, whatever it said. */
    static Optional<ConnectionFault> of(BankException failure) {
        return failure instanceof RefusedException refused
                ? Optional.of(refused.code()).filter(CLOCK::equals).map(code -> failed(CheckStep.TIME, "refused", code))
                : Optional.of(causes(failure)
                        .flatMap(cause -> known(cause).stream())
                        .findFirst()
                        .orElseGet(() -> failed(CheckStep.WHITE_LIST, "other", failure.getMessage())));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }

    private static Optional<ConnectionFault> known(Throwable cause) {
        if (cause instanceof SessionRefusedException refused) {
            return Optional.of(refused(refused));
        }
        if (cause instanceof UndecipherableException) {
            return Optional.of(failed(CheckStep.DECRYPT, "failed"));
        }
        return cause instanceof UnexplainedAnswerException unexplained
                ? Optional.of(unexplained(unexplained.status()))
                : onTheWay(cause);
    }

    private static ConnectionFault refused(SessionRefusedException refused) {
        if (CLOCK.equals(refused.code())) {
            return failed(CheckStep.TIME, "refused", refused.code());
        }
        boolean closed = refused instanceof AccessClosedException;
        return failed(CheckStep.AUTHORIZE, closed ? "closed" : "refused", refused.code());
    }

    /** Something in between answered: a firewall says 403, and another server knows no such address. */
    private static ConnectionFault unexplained(int status) {
        String reason = status == FORBIDDEN ? "blocked" : status == NOT_FOUND ? "not-the-bank" : "unexplained";
        return failed(CheckStep.WHITE_LIST, reason, String.valueOf(status));
    }

    private static Optional<ConnectionFault> onTheWay(Throwable cause) {
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return Optional.of(failed(CheckStep.DNS, "unknown"));
        }
        if (cause instanceof SSLException) {
            return Optional.of(failed(CheckStep.TLS, "untrusted", String.valueOf(cause.getMessage())));
        }
        if (cause instanceof HttpConnectTimeoutException || cause instanceof NoRouteToHostException) {
            return Optional.of(failed(CheckStep.TLS, "unreachable"));
        }
        if (cause instanceof ConnectException) {
            return Optional.of(failed(CheckStep.TLS, "refused"));
        }
        return cause instanceof TimeoutException
                ? Optional.of(failed(CheckStep.WHITE_LIST, "silent"))
                : Optional.empty();
    }

    private static ConnectionFault failed(CheckStep step, String reason, String... facts) {
        return new ConnectionFault(StepResult.failed(step, reason, facts));
    }
}
