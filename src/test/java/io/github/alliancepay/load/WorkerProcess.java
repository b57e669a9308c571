package io.github.alliancepay.load;

import io.github.alliancepay.sandbox.SandboxCredentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A {@link PaymentWorker} in a process of its own. It is killed, or ends with its parent. For one thread. */
final class WorkerProcess {

    private static final int THREADS = 32;
    private static final int TIRELESS_THREADS = 6;

    /** So many orders are worked on at a time, and each so often; then the next ones follow. */
    private static final int ORDERS = 8;

    private static final int ROUNDS = 12;

    private final Process process;
    private final BufferedReader answers;

    private WorkerProcess(Process process) {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream()));
    }

    /** One that does what it is told. */
    static WorkerProcess obedient(String database, SandboxCredentials bank) throws IOException {
        return start(database, bank);
    }

    /** One that works on the orders from this one on, without end. */
    static WorkerProcess tireless(String database, SandboxCredentials bank, long firstOrder) throws IOException {
        return start(database, bank, Long.toString(firstOrder));
    }

    private static WorkerProcess start(String database, SandboxCredentials bank, String... arguments)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(JavaProcess.command(
                WorkerProcess.class, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), List.of(arguments)));
        builder.environment()
                .putAll(Map.of(
                        "DATABASE", database,
                        "BASE_URL", bank.baseUrl(),
                        "MERCHANT_ID", bank.merchantId(),
                        "SERVICE_CODE", bank.serviceCode(),
                        "PRIVATE_JWK", bank.privateJwk()));
        return new WorkerProcess(
                builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /**
     * Whether it has begun.
     *
     * @throws IllegalStateException when it has ended by itself
     */
    boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The worker ended with " + process.exitValue());
        }
        try {
            return answers.ready();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets an obedient one begin with jobs, many at a time. */
    void tell(List<String> jobs) throws IOException {
        process.getOutputStream().write((String.join("\n", jobs) + "\n\n").getBytes());
        process.getOutputStream().flush();
    }

    /** Waits until it has done what it was told, and gives what failed of it; empty when nothing did. */
    String report() throws IOException {
        return answers.readLine();
    }

    /** Ends it in the middle of what it does, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        if (!process.destroyForcibly().waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The process " + process.pid() + " does not end");
        }
    }

    /** The process itself. */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        // What is logged is no answer.
        System.setOut(System.err);
        Map<String, String> given = System.getenv();
        SandboxCredentials bank = new SandboxCredentials(
                given.get("BASE_URL"), given.get("MERCHANT_ID"), given.get("SERVICE_CODE"), given.get("PRIVATE_JWK"));
        PaymentWorker worker = new PaymentWorker(given.get("DATABASE"), bank, Clock.systemUTC());
        Arrays.stream(arguments).mapToLong(Long::parseLong).forEach(first -> toil(worker, first));
        answers.println();
        obey(worker, new BufferedReader(new InputStreamReader(System.in)), answers);
        Runtime.getRuntime().halt(0);
    }

    private static void toil(PaymentWorker worker, long first) {
        AtomicLong turns = new AtomicLong();
        for (int thread = 0; thread < TIRELESS_THREADS; thread++) {
            new Thread(() -> toil(worker, first, turns)).start();
        }
    }

    private static void toil(PaymentWorker worker, long first, AtomicLong turns) {
        while (true) {
            long turn = turns.getAndIncrement();
            attempt(worker, first + turn / (ORDERS * ROUNDS) * ORDERS + turn % ORDERS);
        }
    }

    /** What is refused now is tried again later. */
    private static void attempt(PaymentWorker worker, long order) {
        try {
            worker.goOn(order);
            worker.tick();
        } catch (RuntimeException refused) {
            System.err.println(refused);
        }
    }

    /** An empty line ends a list of jobs, and another one answers when all of them are done. */
    private static void obey(PaymentWorker worker, BufferedReader lines, PrintStream answers)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Callable<String>> jobs = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String job = line;
            if (!job.isEmpty()) {
                jobs.add(() -> {
                    Job.run(worker, job);
                    return "";
                });
            } else {
                answers.println(failures(threads.invokeAll(jobs)));
                jobs.clear();
            }
        }
    }

    private static String failures(List<Future<String>> done) {
        List<String> failures = done.stream()
                .map(WorkerProcess::failure)
                .filter(failure -> !failure.isEmpty())
                .toList();
        return failures.isEmpty() ? "" : failures.size() + " failed, the first with " + failures.get(0);
    }

    private static String failure(Future<String> done) {
        try {
            return done.get();
        } catch (ExecutionException failure) {
            return failure.getCause().toString().replaceAll("\\R", " ");
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
