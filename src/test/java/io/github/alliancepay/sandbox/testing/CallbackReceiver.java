package io.github.alliancepay.sandbox.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** The shop's callback address: keeps what it received and answers as it was told. */
public final class CallbackReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> encryptedMarks = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private volatile String text = "";
    private volatile Callable<Void> meanwhile = () -> null;

    public CallbackReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        encryptedMarks.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-encrypted_body")));
        wait(meanwhile);
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer, words.length == 0 ? -1 : words.length);
        exchange.getResponseBody().write(words);
        exchange.close();
    }

    private static void wait(Callable<Void> work) {
        try {
            work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What happens between a callback and its answer. */
    public void meanwhile(Callable<Void> work) {
        meanwhile = work;
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/callback?t=abc";
    }

    public void answer(int status) {
        answer = status;
    }

    public void answer(String newText) {
        text = newText;
    }

    public List<String> received() {
        return received;
    }

    public List<String> encryptedMarks() {
        return encryptedMarks;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
