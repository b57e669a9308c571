package io.github.alliancepay.simulation;

import io.github.alliancepay.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Addresses on this machine that nobody can connect to. */
final class DeadEnd implements AutoCloseable {

    private static final String CLOSED = "http://127.0.0.1:" + FreePort.find();

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Socket first = new Socket(server.getInetAddress(), server.getLocalPort());
    private final Socket second = new Socket(server.getInetAddress(), server.getLocalPort());

    DeadEnd() throws IOException {}

    /** Its queue of connections is full, so the next one is neither accepted nor refused. */
    String full() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** It refuses every connection. */
    static String closed() {
        return CLOSED;
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
        server.close();
    }
}
