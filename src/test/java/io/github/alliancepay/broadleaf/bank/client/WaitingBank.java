package io.github.alliancepay.broadleaf.bank.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bank that keeps questions about orders waiting until a test lets it answer. It needs no thread for a question that waits. */
final class WaitingBank implements AutoCloseable {

    static final String THREAD = "bank-of-a-test";

    private static final Pattern ORDER = Pattern.compile("\"hppOrderId\":\"([^\"]+)\"");

    private final ExecutorService threads = Executors.newFixedThreadPool(4, work -> new Thread(work, THREAD));
    private final HttpServer server;
    private final AtomicInteger authorizations = new AtomicInteger();
    private final List<HttpExchange> waiting = new ArrayList<>();
    private int questions;

    WaitingBank() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext(Endpoint.AUTHORIZE.path(), this::authorize);
        server.createContext(Endpoint.OPERATIONS.path(), this::keepWaiting);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    int authorizations() {
        return authorizations.get();
    }

    synchronized int questions() {
        return questions;
    }

    /** Waits until it was asked so many questions in all. */
    synchronized void awaitQuestions(int count) {
        try {
            while (questions < count) {
                wait();
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Answers every question that waits. */
    void answerAll() {
        taken().forEach(exchange -> threads.execute(() -> answer(exchange)));
    }

    private synchronized List<HttpExchange> taken() {
        List<HttpExchange> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    private synchronized void keepWaiting(HttpExchange exchange) {
        waiting.add(exchange);
        questions++;
        notifyAll();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        authorizations.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        respond(exchange, "{\"jwe\":\"" + BankSide.opened(Instant.now()).jwe() + "\"}");
    }

    private static void answer(HttpExchange exchange) {
        try {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher order = ORDER.matcher(body);
            String id = order.find() ? order.group(1) : "";
            respond(
                    exchange,
                    "{\"coinAmount\":1,\"merchantId\":\"m\",\"merchantRequestId\":\"r\",\"hppOrderId\":\"" + id
                            + "\"}");
        } catch (IOException gone) {
            exchange.close();
        }
    }

    private static void respond(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
