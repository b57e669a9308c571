package io.github.alliancepay.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PostgreSQL server that is stopped at once, as by the loss of its machine, and started again with the same data on the same port. What
 * was committed is on the disk. One thread controls it.
 */
final class RestartedServer implements AutoCloseable {

    private static final String LOGIN = "postgres";

    private final Path data;
    private EmbeddedPostgres server;

    RestartedServer() throws IOException {
        data = Files.createTempDirectory("postgres");
        server = started(0);
    }

    private EmbeddedPostgres started(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on")
                .setPort(port)
                .start();
    }

    String address() {
        return server.getJdbcUrl(LOGIN, LOGIN);
    }

    /** An immediate shutdown: all connections break, and the next start recovers from the log. */
    void stop() throws IOException, InterruptedException {
        String postmaster = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        ProcessHandle process = ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow();
        new ProcessBuilder("sh", "-c", "kill -QUIT " + postmaster).start().waitFor();
        process.onExit().join();
        server.close();
    }

    void start() throws IOException {
        server = started(server.getPort());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
