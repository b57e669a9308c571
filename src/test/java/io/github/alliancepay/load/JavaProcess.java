package io.github.alliancepay.load;

import io.github.alliancepay.testing.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A JVM of its own with this one's classes, which offers an object to others on a port and writes into a file of {@code target}. It ends with
 * this one. For one thread.
 */
final class JavaProcess implements AutoCloseable {

    /**
     * Stands for another machine: it has a processor when nobody else wants it. Linux compares the niceness of processes within a session,
     * and then that of the sessions, so it gets a session of its own.
     */
    private static final List<String> ELSEWHERE = List.of(
            "setsid", "sh", "-c", "{ echo 19 > /proc/self/autogroup; } 2> /dev/null; exec nice -n 19 \"$@\"", "sh");

    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final int port;

    private JavaProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** On this machine, with the rights of any process. */
    static JavaProcess here(Class<?> main, List<String> options, Collection<String> arguments) throws IOException {
        return start(List.of(), main, options, arguments);
    }

    /** As if on another machine. */
    static JavaProcess elsewhere(Class<?> main, List<String> options, Collection<String> arguments) throws IOException {
        return start(ELSEWHERE, main, options, arguments);
    }

    private static JavaProcess start(
            List<String> prefix, Class<?> main, List<String> options, Collection<String> arguments) throws IOException {
        int port = FreePort.find();
        List<String> all = Stream.concat(ControlPort.options(port).stream(), options.stream())
                .toList();
        List<String> command = Stream.concat(prefix.stream(), command(main, all, arguments).stream())
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", main.getSimpleName() + ".log").toFile());
        return new JavaProcess(builder.start(), port);
    }

    /** What starts a JVM with the classes of this one. */
    static List<String> command(Class<?> main, List<String> options, Collection<String> arguments) {
        Stream<String> java =
                Stream.concat(Stream.of(ProcessHandle.current().info().command().orElseThrow()), options.stream());
        Stream<String> classes = Stream.of("-cp", System.getProperty("java.class.path"), main.getName());
        return Stream.concat(Stream.concat(java, classes), arguments.stream()).toList();
    }

    /** Where the process offers its object. */
    int port() {
        return port;
    }

    /** What the process offers, when it has begun to. */
    <T> T offered(Class<T> type) {
        return ControlPort.find(port, type, process::isAlive);
    }

    /** Ends it as {@code kill -9} does, and waits until it has ended. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** In the process itself: ends it when the one that started it has ended or wants it to. */
    static void endWithParent() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is said.
        }
        System.exit(0);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException stuck) {
            process.destroyForcibly();
        }
    }
}
