package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves the gates that Maven keeps, by building a bad project with our own poms. */
class MavenGateTests {

    private static final String BUILD = "build/pom.xml";
    private static final String KNOWN_BAD = "build/known-bad-versions.xml";

    @TempDir
    private Path project;

    @Test
    void aBadlyFormattedSourceFailsTheBuild() throws Exception {
        write("src/main/java", "class   Ragged{int  a ;}");
        assertThat(maven("validate")).contains("BUILD FAILURE").contains("format violations");
    }

    @Test
    void aCompilerWarningFailsTheBuild() throws Exception {
        write("src/main/java", "class Raw { java.util.List list; }");
        assertThat(maven("compile", "-Dspotless.check.skip=true"))
                .contains("BUILD FAILURE")
                .contains("warnings found and -Werror specified");
    }

    @Test
    void aCompilerWarningInTheSandboxFailsTheBuild() throws Exception {
        write("src/sandbox/java", "class Raw { java.util.List list; }");
        assertThat(maven("compile", "-Dspotless.check.skip=true"))
                .contains("BUILD FAILURE")
                .contains("warnings found and -Werror specified");
    }

    @Test
    void aVersionKnownToBeBadFailsTheBuildWithItsAdvisory() throws Exception {
        edit(KNOWN_BAD, "(,9.37.4)", "(,99)");
        assertThat(maven("validate"))
                .contains("BUILD FAILURE")
                .contains("CVE-2025-53864")
                .contains("com.nimbusds:nimbus-jose-jwt");
    }

    @Test
    void aPluginWithoutAVersionFailsTheBuild() throws Exception {
        edit(BUILD, "<artifactId>maven-site-plugin<", "<artifactId>maven-another-plugin<");
        assertThat(maven("validate")).contains("RequirePluginVersions failed").contains("maven-site-plugin");
    }

    private void write(String root, String source) throws IOException {
        Path folder = Files.createDirectories(project.resolve(root));
        Files.writeString(folder.resolve("Bad.java"), source);
    }

    private void edit(String file, String text, String replacement) throws IOException {
        String ours = Files.readString(Path.of(file));
        assertThat(ours).contains(text);
        Files.createDirectories(project.resolve(file).getParent());
        Files.writeString(project.resolve(file), ours.replace(text, replacement));
    }

    private String maven(String... goals) throws IOException, InterruptedException {
        Maven maven = new Maven(project).withOurs("pom.xml", ".mvn", "LICENSE", "NOTICE");
        for (String file : List.of(BUILD, KNOWN_BAD, "build/sandbox.cdx.json")) {
            if (Files.notExists(project.resolve(file))) {
                maven.withOurs(file);
            }
        }
        List<String> arguments = new ArrayList<>(List.of("-o"));
        arguments.addAll(List.of(goals));
        return maven.run(Map.of(), arguments);
    }
}
