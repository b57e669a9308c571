package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends calls to the bank over HTTP/1.1 (protocol sections 2, 13 and 15). Never follows a redirect, never repeats a call, never reads more
 * than {@value #LONGEST_ANSWER} bytes. Safe for use by many threads.
 */
final class HttpTransport {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final int LONGEST_ANSWER = 1 << 20;

    /** Errors that mean: there was no connection, so nothing was sent. */
    private static final Set<Class<? extends Throwable>> NOT_CONNECTED = Set.of(
            ConnectException.class,
            HttpConnectTimeoutException.class,
            NoRouteToHostException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class,
            UnknownHostException.class,
            UnresolvedAddressException.class);

    private final Terminal terminal;
    private final Timing timing;
    private HttpClient http;

    HttpTransport(Terminal terminal, Timing timing) {
        this.terminal = terminal;
        this.timing = timing;
    }

    /** Made for the first call, because reading the trusted certificates would slow down the start of the shop. */
    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(timing.connect())
                    .build();
        }
        return http;
    }

    /**
     * Sends one call once.
     *
     * @return the answer, with any status
     * @throws NotDoneException when the bank was not reached
     * @throws OutcomeUnknownException when the call may have reached the bank, but no complete answer arrived
     */
    Answer send(Call call) {
        UUID requestId = UUID.randomUUID();
        HttpRequest request = request(call, requestId);
        String name = call.path() + " (x-request_id " + requestId + ")";
        HttpResponse<byte[]> response = await(http().sendAsync(request, head -> new CappedBody(LONGEST_ANSWER)), name);
        LOG.debug("The bank answered {} with HTTP {}", name, response.statusCode());
        return new Answer(response.statusCode(), response.body());
    }

    private HttpRequest request(Call call, UUID requestId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(terminal.address(call.path()))
                .header("x-api_version", "V1")
                .header("x-request_id", requestId.toString())
                .header("Content-Type", call.contentType())
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(call.body()));
        call.session().ifPresent(session -> request.header("x-device_id", session.deviceId())
                .header("x-refresh_token", session.refreshToken()));
        return request.build();
    }

    /** The JDK's own time limit ends when the headers have arrived, so this method limits the whole exchange. */
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> exchange, String name) {
        try {
            return exchange.get(timing.total().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw meaning(failed.getCause(), name);
        } catch (TimeoutException tooSlow) {
            exchange.cancel(true);
            throw new OutcomeUnknownException("The bank did not answer " + name + " within " + timing.total(), tooSlow);
        } catch (InterruptedException stopped) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new OutcomeUnknownException(
                    "The wait for the bank's answer to " + name + " was interrupted", stopped);
        }
    }

    private static BankException meaning(Throwable fault, String name) {
        boolean neverSent = Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(cause -> NOT_CONNECTED.contains(cause.getClass()));
        return neverSent
                ? new NotDoneException("The bank could not be reached for " + name + ". Nothing was sent", fault)
                : new OutcomeUnknownException("The connection to the bank broke during " + name, fault);
    }

    /** An answer as it arrived. */
    record Answer(int status, byte[] body) {

        /** Keeps the body out of logs. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }
}
