package io.github.alliancepay.broadleaf.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.init.UncategorizedScriptException;

/**
 * A script that creates or changes tables. It goes on when a statement fails that creates, renames or drops something, or writes the
 * version: then it was done before, or another node does it at the same time. A failed UPDATE ends the script, because what follows
 * would hide that data was not taken over.
 *
 * @param path on the class path
 */
record SchemaScript(String path) {

    /**
     * Runs every statement in a transaction of its own.
     *
     * @return the failures that were passed over
     * @throws DataAccessException the first failure, when data could not be taken over
     */
    List<DataAccessException> run(Database database) {
        List<DataAccessException> failures = new ArrayList<>();
        for (String statement : statements()) {
            try {
                database.alone(statement);
            } catch (DataAccessException failure) {
                failures.add(failure(statement, failure));
                if (statement.startsWith("UPDATE")) {
                    throw failures.get(0);
                }
            }
        }
        return failures;
    }

    private DataAccessException failure(String statement, DataAccessException cause) {
        String beginning = statement.lines().findFirst().orElse("");
        return new UncategorizedScriptException("A statement of " + path + " failed: " + beginning, cause);
    }

    /** A comment is a line of its own; a statement ends with a semicolon at the end of a line. */
    List<String> statements() {
        String sql = text().lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Stream.of(sql.split(";\\s*(\n|$)")).map(String::strip).toList();
    }

    private String text() {
        try (InputStream script = SchemaScript.class.getClassLoader().getResourceAsStream(path)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("The jar of alliancepay-broadleaf is damaged", broken);
        }
    }
}
