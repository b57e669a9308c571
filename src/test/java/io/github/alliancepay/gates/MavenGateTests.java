package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves the gates that Maven keeps, the formatter and the compiler's warnings, by building a bad project with our own pom. */
class MavenGateTests {

    @TempDir
    private Path project;

    @Test
    void aBadlyFormattedSourceFailsTheBuild() throws Exception {
        write("class   Ragged{int  a ;}");
        assertThat(maven("validate")).contains("BUILD FAILURE").contains("format violations");
    }

    @Test
    void aCompilerWarningFailsTheBuild() throws Exception {
        write("class Raw { java.util.List list; }");
        assertThat(maven("compile", "-Dspotless.check.skip=true"))
                .contains("BUILD FAILURE")
                .contains("warnings found and -Werror specified");
    }

    private void write(String source) throws IOException {
        Path folder = Files.createDirectories(project.resolve("src/main/java"));
        Files.writeString(folder.resolve("Bad.java"), source);
        Files.copy(Path.of("pom.xml"), project.resolve("pom.xml"));
        Files.copy(
                Path.of(".mvn/jvm.config"),
                Files.createDirectories(project.resolve(".mvn")).resolve("jvm.config"));
    }

    private String maven(String... goals) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(mavenHome().resolve("bin/mvn").toString(), "-B", "-o"));
        Stream.of("maven.repo.local")
                .filter(name -> System.getProperty(name) != null)
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of(goals));
        Path output = project.resolve("output.txt");
        Process build = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(build.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output);
    }

    private static Path mavenHome() {
        return Path.of(System.getProperty("maven.home"));
    }
}
