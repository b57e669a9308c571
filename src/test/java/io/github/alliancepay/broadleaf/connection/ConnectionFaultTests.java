package io.github.alliancepay.broadleaf.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.AccessClosedException;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.bank.SessionRefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each failure of a call belongs to one step, so that its remedy is the right one. */
class ConnectionFaultTests {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(notReached(new UnknownHostException("bank.example")), "connection.DNS.unknown"),
                Arguments.of(
                        notReached(connect().initCause(new UnresolvedAddressException())), "connection.TLS.refused"),
                Arguments.of(notReached(new UnresolvedAddressException()), "connection.DNS.unknown"),
                Arguments.of(notReached(new SSLHandshakeException("expired")), "connection.TLS.untrusted"),
                Arguments.of(notReached(new HttpConnectTimeoutException("late")), "connection.TLS.unreachable"),
                Arguments.of(notReached(new NoRouteToHostException("no way")), "connection.TLS.unreachable"),
                Arguments.of(notReached(connect()), "connection.TLS.refused"),
                Arguments.of(
                        new OutcomeUnknownException("late", new TimeoutException()), "connection.WHITE_LIST.silent"),
                Arguments.of(new OutcomeUnknownException("cut", new IOException()), "connection.WHITE_LIST.other"),
                Arguments.of(new AccessClosedException(), "connection.AUTHORIZE.closed"),
                Arguments.of(new SessionRefusedException("b_unknown_device", ""), "connection.AUTHORIZE.refused"),
                Arguments.of(
                        new SessionRefusedException("b_security_time_in_request_not_correct", ""),
                        "connection.TIME.refused"),
                Arguments.of(
                        new RefusedException("b_security_time_in_request_not_correct", ""), "connection.TIME.refused"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureBelongsToAStep(BankException failure, String key) {
        assertThat(ConnectionFault.of(failure))
                .map(fault -> fault.result().key())
                .contains(key);
    }

    /** The bank understood the session, and knows no such order: that is what the test asks for. */
    @Test
    void aRefusalInTheBanksWordsShowsThatTheConnectionWorks() {
        assertThat(ConnectionFault.of(new RefusedException(RefusedException.ORDER_NOT_FOUND, "")))
                .isEmpty();
    }

    private static ConnectException connect() {
        return new ConnectException("refused");
    }

    private static NotDoneException notReached(Throwable cause) {
        return new NotDoneException("The bank could not be reached", cause);
    }
}
