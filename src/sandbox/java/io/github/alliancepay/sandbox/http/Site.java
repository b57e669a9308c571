package io.github.alliancepay.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on the loopback address. It asks its parts one after another. Thread-safe. */
public final class Site implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Site.class.getName());
    private static final int LARGEST_BODY = 256 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(Site::daemon);
    private List<Part> parts = List.of();

    private Site(HttpServer server) {
        this.server = server;
    }

    /** Binds a port, 0 for any free one. Answers nothing before {@link #open}. */
    public static Site bind(int port) throws IOException {
        // Without it the JDK's server sends headers and body in two packets, and the second waits 40 ms for an
        // acknowledgement.
        System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
        return new Site(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    /** Starts to answer. */
    public void open(List<Part> newParts) {
        parts = List.copyOf(newParts);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        startInBackground();
    }

    /** The JDK's dispatcher thread is a daemon only if its parent is one. Otherwise the program would not end. */
    private void startInBackground() {
        Thread parent = daemon(server::start);
        parent.start();
        try {
            parent.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The bound port. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "alliancepay-sandbox-http");
        thread.setDaemon(true);
        return thread;
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a caller went away");
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        Optional<Request> request = read(exchange);
        return request.map(this::answer).orElseGet(() -> Response.html(413, "<h1>413</h1>"));
    }

    private Response answer(Request request) {
        try {
            return parts.stream()
                    .flatMap(part -> part.answer(request).stream())
                    .findFirst()
                    .orElseGet(() -> Response.html(404, "<h1>404</h1>"));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the sandbox itself failed at " + request, e);
            return Response.html(500, "<h1>500</h1>");
        }
    }

    private static Optional<Request> read(HttpExchange exchange) throws IOException {
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(LARGEST_BODY + 1);
        }
        return body.length > LARGEST_BODY ? Optional.empty() : Optional.of(request(exchange, body));
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        String[] target = exchange.getRequestURI().toString().split("\\?", 2);
        return new Request(
                exchange.getRequestMethod(),
                Request.path(target[0]),
                Request.decoded(target.length > 1 ? target[1] : ""),
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                        .orElse(""),
                new String(body, StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        if (response.equals(Response.NONE)) {
            return;
        }
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        byte[] body = response.bytes();
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
        write(exchange, bodiless ? new byte[0] : body);
    }

    private static void write(HttpExchange exchange, byte[] body) throws IOException {
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
