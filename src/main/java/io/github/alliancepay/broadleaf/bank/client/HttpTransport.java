package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends calls to the bank over HTTP/1.1 (protocol sections 2, 13 and 15). Never follows a redirect, never repeats a call, never reads more
 * than {@value #LONGEST_ANSWER} bytes. Safe for use by many threads.
 */
final class HttpTransport {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final int LONGEST_ANSWER = 1 << 20;

    /** They only read and write what is there, so a few serve hundreds of calls. */
    private static final int THREADS = 4;

    private final Terminal terminal;
    private final Timing timing;
    private final ContactLog log;
    private final BankThreads threads = new BankThreads("alliancepay-bank", THREADS);
    private HttpClient http;

    HttpTransport(Terminal terminal, Timing timing, ContactLog log) {
        this.terminal = terminal;
        this.timing = timing;
        this.log = log;
    }

    /** Made for the first call, because reading the trusted certificates would slow down the start of the shop. */
    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(timing.connect())
                    .executor(threads)
                    .build();
        }
        return http;
    }

    /** The threads on which answers are read. They must never wait for the bank. */
    BankThreads threads() {
        return threads;
    }

    /**
     * Sends one call once. No thread waits for the answer.
     *
     * @param trace of the host, for the bank
     * @return the answer, with any status; fails with {@link NotDoneException} when the bank was not reached, and with
     *     {@link OutcomeUnknownException} when the call may have reached the bank but no complete answer arrived
     */
    CompletableFuture<Answer> send(Call call, Optional<TraceHeaders> trace) {
        UUID requestId = UUID.randomUUID();
        String name = call.endpoint().path() + " (x-request_id " + requestId + ")";
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http().sendAsync(request(call, requestId, trace), head -> new CappedBody(LONGEST_ANSWER));
        return inTime(exchange)
                .handleAsync(
                        (response, failed) -> failed == null ? answer(response, name) : fail(failed, name), threads);
    }

    private Answer answer(HttpResponse<byte[]> response, String name) {
        log.answered(response);
        LOG.debug("The bank answered {} with HTTP {}", name, response.statusCode());
        return new Answer(response.statusCode(), response.body());
    }

    private HttpRequest request(Call call, UUID requestId, Optional<TraceHeaders> trace) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        terminal.address(call.endpoint().path()))
                .header("x-api_version", "V1")
                .header("x-request_id", requestId.toString())
                .header("Content-Type", call.contentType())
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(call.body()));
        call.session().ifPresent(session -> request.header("x-device_id", session.deviceId())
                .header("x-refresh_token", session.refreshToken()));
        trace.ifPresent(known -> addTo(request, known));
        return request.build();
    }

    private static void addTo(HttpRequest.Builder request, TraceHeaders trace) {
        request.header("traceparent", trace.parent());
        if (!trace.state().isEmpty()) {
            request.header("tracestate", trace.state());
        }
    }

    /** The JDK's own time limit ends when the headers have arrived, so this method limits the whole exchange. */
    private CompletableFuture<HttpResponse<byte[]>> inTime(CompletableFuture<HttpResponse<byte[]>> exchange) {
        return exchange.copy()
                .orTimeout(timing.total().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failed) -> {
                    if (failed instanceof TimeoutException) {
                        exchange.cancel(true);
                    }
                });
    }

    private Answer fail(Throwable failed, String name) {
        Throwable fault = Futures.cause(failed);
        if (fault instanceof TimeoutException) {
            throw new OutcomeUnknownException("The bank did not answer " + name + " within " + timing.total(), fault);
        }
        throw ConnectionFaults.isNeverSent(fault)
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
