package io.github.alliancepay.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * As many requests as a shop answers on some connections, one after another on each. The client is the plainest there is, so that the shop has
 * most of the processor.
 *
 * @param times of all answers
 * @param length of the whole
 */
record Burst(Times times, Duration length) {

    static final int CONNECTIONS = 8;

    static {
        System.setProperty("http.maxConnections", Integer.toString(CONNECTIONS));
    }

    /** @param requests by their number, from 0 on */
    static Burst of(Duration length, LongFunction<Request> requests) {
        long start = System.nanoTime();
        List<Connection> all = IntStream.range(0, CONNECTIONS)
                .mapToObj(first -> new Connection(first, start + length.toNanos(), requests))
                .toList();
        all.forEach(Thread::start);
        Times times = Times.of(all.stream().flatMap(Connection::answered));
        return new Burst(times, Duration.ofNanos(System.nanoTime() - start));
    }

    double perSecond() {
        return times.count() * 1e9 / length.toNanos();
    }

    /**
     * What is asked.
     *
     * @param body is posted; empty for a GET
     */
    record Request(String address, String body) {

        /** Asks, and waits for the answer 200. */
        void send() throws IOException {
            HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
            if (!body.isEmpty()) {
                byte[] content = body.getBytes(StandardCharsets.UTF_8);
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(content.length);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.getOutputStream().write(content);
            }
            connection.getInputStream().readAllBytes();
            if (connection.getResponseCode() != 200) {
                throw new IOException(address + " was answered with " + connection.getResponseCode());
            }
        }
    }

    private static final class Connection extends Thread {

        private final long first;
        private final long end;
        private final LongFunction<Request> requests;
        private final Stream.Builder<Duration> times = Stream.builder();

        Connection(long first, long end, LongFunction<Request> requests) {
            this.first = first;
            this.end = end;
            this.requests = requests;
        }

        @Override
        public void run() {
            for (long number = first; System.nanoTime() < end; number += CONNECTIONS) {
                Request request = requests.apply(number);
                long start = System.nanoTime();
                try {
                    request.send();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
                times.add(Duration.ofNanos(System.nanoTime() - start));
            }
        }

        Stream<Duration> answered() {
            try {
                join();
                return times.build();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
