package io.github.alliancepay.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.opentest4j.TestAbortedException;

/**
 * One temporary MariaDB server for each JVM, on a free port of the loopback interface and in a folder of its own. It starts at its first
 * use and stops with the JVM. The server is the one installed on the machine (Debian's {@code mariadb-server}). If it is missing or does
 * not start, tests fail in CI and are skipped with a message elsewhere. Safe for use by many threads.
 */
public final class MariaDbServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Duration START = Duration.ofSeconds(60);

    private MariaDbServer() {}

    /** Creates an empty database and returns its JDBC address with the login. */
    public static String newDatabase() {
        String server = address(server());
        String name = "test" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(server);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        } catch (SQLException failure) {
            throw new IllegalStateException("The test server made no database " + name, failure);
        }
        return server.replace("/?", "/" + name + "?");
    }

    private static String address(int port) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/?user=root";
    }

    private static int server() {
        if (Running.PORT > 0) {
            return Running.PORT;
        }
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException("MariaDB did not start, and CI skips no test", Running.failure);
        }
        System.err.println("SKIPPED: this test needs MariaDB, which did not start: " + Running.failure);
        throw new TestAbortedException("MariaDB did not start: " + Running.failure);
    }

    /** The class loader starts it, hence only once. */
    private static final class Running {

        private static Throwable failure;
        static final int PORT = start();

        private static int start() {
            try {
                Path folder = ServerFolder.create("mariadb");
                run(List.of(
                        program("mariadb-install-db"),
                        "--no-defaults",
                        "--user=" + System.getProperty("user.name"),
                        "--datadir=" + folder,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"));
                return serve(folder);
            } catch (IOException | RuntimeException notStarted) {
                failure = notStarted;
                return 0;
            }
        }

        private static int serve(Path folder) throws IOException {
            int port = FreePort.find();
            Process server = new ProcessBuilder(
                            program("mariadbd"),
                            "--no-defaults",
                            "--user=" + System.getProperty("user.name"),
                            "--datadir=" + folder,
                            "--socket=" + folder.resolve("s"),
                            "--bind-address=127.0.0.1",
                            "--port=" + port,
                            "--max-connections=200",
                            "--innodb-lock-wait-timeout=10",
                            "--innodb-flush-method=nosync",
                            "--innodb-flush-log-at-trx-commit=0")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
            Awaitility.await().pollInSameThread().atMost(START).until(() -> !server.isAlive() || answers(port));
            if (!server.isAlive()) {
                throw new IOException(Files.readString(folder.resolve("log")));
            }
            return port;
        }

        private static boolean answers(int port) {
            try (Connection connection = DriverManager.getConnection(address(port))) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                return false;
            }
        }

        private static void run(List<String> command) throws IOException {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (exitCode(process) != 0) {
                throw new IOException(said);
            }
        }

        private static int exitCode(Process process) {
            try {
                return process.waitFor();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }

        private static String program(String name) throws IOException {
            return Stream.of("/usr/bin/", "/usr/sbin/", "/usr/local/bin/", "/usr/libexec/")
                    .map(folder -> folder + name)
                    .filter(path -> new File(path).canExecute())
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no " + name + "; install mariadb-server"));
        }

        private static void stop(Process server, Path folder) {
            server.destroy();
            try {
                server.waitFor(30, TimeUnit.SECONDS);
                delete(folder);
            } catch (IOException failure) {
                System.err.println("The test's MariaDB server left " + folder + " behind: " + failure);
            } catch (InterruptedException stopped) {
                server.destroyForcibly();
            }
        }

        private static void delete(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
