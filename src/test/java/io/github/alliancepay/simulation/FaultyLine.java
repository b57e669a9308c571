package io.github.alliancepay.simulation;

import io.github.alliancepay.sandbox.SandboxCredentials;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The line between one merchant's clients and the sandbox bank: real HTTP over a socket on the loopback address. When it is told to, it disturbs
 * the calls to the path that is called next; it passes all others on. For one call at a time.
 */
final class FaultyLine implements AutoCloseable {

    private static final HttpClient TO_THE_BANK = HttpClient.newHttpClient();
    private static final List<String> HEADERS =
            List.of("x-api_version", "x-request_id", "x-device_id", "x-refresh_token", "content-type", "accept");
    private static final int PIECES = 10;
    private static final int PIECE_MILLIS = 20;

    private final ServerSocket server;
    private final SandboxCredentials merchant;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Socket> silent = new ArrayList<>();
    private final List<Request> delayed = new ArrayList<>();
    private Disturbance disturbance = Exchange::pass;
    private Optional<String> disturbed = Optional.empty();
    private int left;

    /** @param merchant whose line it is; the sandbox bank is at the address in it */
    FaultyLine(SandboxCredentials merchant) {
        this.merchant = merchant;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread thread = new Thread(this::serve, "faulty-line");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** @param times how many calls are disturbed */
    synchronized void disturb(Disturbance next, int times) {
        disturbance = next;
        disturbed = Optional.empty();
        left = times;
    }

    /** Nothing is disturbed any more. What was delayed arrives at the bank now. */
    synchronized void settle() throws IOException {
        left = 0;
        for (Socket socket : silent) {
            socket.close();
        }
        for (Request request : delayed) {
            request.send(merchant.baseUrl());
        }
        silent.clear();
        delayed.clear();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                serve(new Exchange(socket, Request.read(socket.getInputStream())));
            } catch (IOException gone) {
                // The client has left, or the line is closed.
            }
        }
    }

    private synchronized void serve(Exchange exchange) throws IOException {
        if (disturbs(exchange.request.path)) {
            left--;
            disturbance.on(exchange);
        } else {
            exchange.pass();
        }
    }

    private boolean disturbs(String path) {
        disturbed = disturbed.or(() -> Optional.of(path));
        return left > 0 && disturbed.get().equals(path);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }

    /** What is done with a call. */
    @FunctionalInterface
    interface Disturbance {
        void on(Exchange exchange) throws IOException;
    }

    /** What the bank answers. */
    record Answer(int status, String body) {}

    /** One call of the client. */
    final class Exchange {

        private final Socket socket;
        private final Request request;

        Exchange(Socket socket, Request request) {
            this.socket = socket;
            this.request = request;
        }

        /** The bank does its work. */
        Answer answerOfTheBank() throws IOException {
            return request.send(merchant.baseUrl());
        }

        /** As without a fault. */
        void pass() throws IOException {
            reply(answerOfTheBank());
        }

        void reply(Answer answer) throws IOException {
            reply(answer, "application/json", answer.body().length());
        }

        /** The bank's answer with something changed in it: inside the encryption where there is one. */
        void replyChanged(UnaryOperator<String> change) throws IOException {
            Answer answer = answerOfTheBank();
            Optional<String> jwe = Json.readObject(answer.body()).text("jwe");
            String body = jwe.map(before -> encrypted(change.apply(SandboxJwe.decrypt(before, merchant.privateJwk()))))
                    .orElseGet(() -> change.apply(answer.body()));
            reply(new Answer(answer.status(), body));
        }

        private String encrypted(String plain) {
            return new JsonObject()
                    .put("jwe", SandboxJwe.encrypt(plain, merchant.privateJwk()))
                    .toString();
        }

        void replyHtml(int status, String body) throws IOException {
            reply(new Answer(status, body), "text/html", body.length());
        }

        /** Only so much of the announced answer, and then a reset or the end of the connection. */
        void breakOff(Answer answer, boolean reset) throws IOException {
            socket.setSoLinger(reset, 0);
            reply(answer, "application/json", answer.body().length() / 2);
        }

        private void reply(Answer answer, String type, int length) throws IOException {
            try (socket) {
                socket.getOutputStream().write(head(answer, type));
                socket.getOutputStream().write(bytes(answer), 0, length);
            }
        }

        /** In pieces, so that the answer takes ten times as long. */
        void dribble(Answer answer) throws IOException {
            byte[] body = bytes(answer);
            int piece = body.length / PIECES + 1;
            try (socket) {
                socket.getOutputStream().write(head(answer, "application/json"));
                for (int at = 0; at < body.length; at += piece) {
                    socket.getOutputStream().write(body, at, Math.min(piece, body.length - at));
                    closed.await(PIECE_MILLIS, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }

        private static byte[] bytes(Answer answer) {
            return answer.body().getBytes(StandardCharsets.ISO_8859_1);
        }

        private static byte[] head(Answer answer, String type) {
            String head = "HTTP/1.1 " + answer.status() + " Said\r\nContent-Type: " + type + "\r\nContent-Length: "
                    + answer.body().length() + "\r\nConnection: close\r\n\r\n";
            return head.getBytes(StandardCharsets.US_ASCII);
        }

        /** Nothing is ever sent. */
        void fallSilent() {
            silent.add(socket);
        }

        /** Nothing is ever sent, and the call reaches the bank when the line is settled. */
        void delay() {
            fallSilent();
            delayed.add(request);
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    /** A request as it came over the socket. */
    private record Request(String path, Map<String, String> headers, byte[] body) {

        static Request read(InputStream in) throws IOException {
            String[] lines = head(in).split("\r\n");
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            Arrays.stream(lines)
                    .skip(1)
                    .map(line -> line.split(": ", 2))
                    .forEach(pair -> headers.put(pair[0], pair[1]));
            int length = Integer.parseInt(headers.get("content-length"));
            return new Request(lines[0].split(" ")[1], headers, in.readNBytes(length));
        }

        private static String head(InputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("The client has left");
                }
                head.write(next);
            }
            return head.toString(StandardCharsets.US_ASCII);
        }

        Answer send(String bank) throws IOException {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(bank + path)).POST(BodyPublishers.ofByteArray(body));
            HEADERS.stream().filter(headers::containsKey).forEach(name -> request.header(name, headers.get(name)));
            try {
                var response = TO_THE_BANK.send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
                return new Answer(response.statusCode(), response.body());
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
        }
    }
}
