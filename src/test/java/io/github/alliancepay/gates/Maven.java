package io.github.alliancepay.gates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the Maven that runs the tests, in a copy of some of our own files. */
record Maven(Path project) {

    private static final long PATIENCE_MINUTES = 3;

    /** Copies files and folders of this project to the same places in the other. */
    Maven withOurs(String... paths) throws IOException {
        for (String path : paths) {
            copy(Path.of(path));
        }
        return this;
    }

    private void copy(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).forEach(this::copyFile);
        }
    }

    private void copyFile(Path file) {
        try {
            Path copy = project.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** @return what Maven prints */
    String run(Map<String, String> environment, List<String> arguments) throws IOException, InterruptedException {
        Path output = project.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process build = builder.start();
        if (!build.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            build.destroyForcibly();
            throw new IllegalStateException("Maven runs for more than " + PATIENCE_MINUTES + " minutes");
        }
        return Files.readString(output);
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(), "-B"));
        if (System.getProperty("maven.repo.local") != null) {
            command.add("-Dmaven.repo.local=" + System.getProperty("maven.repo.local"));
        }
        command.addAll(arguments);
        return command;
    }
}
