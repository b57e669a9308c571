package io.github.alliancepay.broadleaf.bank.client;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What a broken connection says about the request: surely never sent, or perhaps processed. */
final class ConnectionFaults {

    /** There was no connection, so there was nothing to send the request on. */
    private static final Set<Class<? extends Throwable>> NOT_CONNECTED = Set.of(
            ConnectException.class,
            HttpConnectTimeoutException.class,
            NoRouteToHostException.class,
            SSLPeerUnverifiedException.class,
            UnknownHostException.class,
            UnresolvedAddressException.class);

    /** How the JDK reports that the other side ended the handshake. */
    private static final String BY_THE_OTHER_SIDE = "Received fatal alert";

    private ConnectionFaults() {}

    /** Whether the request was surely never sent. When in doubt, it was. */
    static boolean isNeverSent(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(cause -> NOT_CONNECTED.contains(cause.getClass()) || isOurRefusal(cause));
    }

    /**
     * Whether this side ended the handshake, as it does when it does not trust the certificate. The other side may also end one after it has
     * read the request: under TLS 1.3 its objection can arrive late, and under TLS 1.2 it may ask for another handshake.
     */
    private static boolean isOurRefusal(Throwable cause) {
        return cause instanceof SSLHandshakeException
                && !String.valueOf(cause.getMessage()).startsWith(BY_THE_OTHER_SIDE);
    }
}
