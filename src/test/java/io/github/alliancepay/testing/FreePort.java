package io.github.alliancepay.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * A port for a server that must know its address before it starts. It lies below those that the system gives to connections, any of which
 * could take it meanwhile. The port above it is kept while this JVM lives, so that no other JVM of the build finds the same one. Safe for use
 * by many threads.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int PAIRS = 6_000;

    private static final List<ServerSocket> KEPT = new CopyOnWriteArrayList<>();

    private FreePort() {}

    /** A port at which nobody listens, another one for each call. */
    public static int find() {
        return IntStream.generate(new Random()::nextInt)
                .map(number -> FIRST + 2 * Math.floorMod(number, PAIRS))
                .limit(PAIRS)
                .filter(FreePort::reserve)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No port is free"));
    }

    private static boolean reserve(int port) {
        Optional<ServerSocket> above = listen(port + 1);
        above.ifPresent(KEPT::add);
        return above.isPresent() && isFree(port);
    }

    private static boolean isFree(int port) {
        try (ServerSocket free = new ServerSocket(port)) {
            return free.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static Optional<ServerSocket> listen(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException taken) {
            return Optional.empty();
        }
    }
}
