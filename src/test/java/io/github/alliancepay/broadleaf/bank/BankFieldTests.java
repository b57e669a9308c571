package io.github.alliancepay.broadleaf.bank;

import static io.github.alliancepay.broadleaf.bank.BankField.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text of the bank has room in its column, in the script of every database. */
class BankFieldTests {

    private static final Map<BankField, List<String>> COLUMNS = Map.ofEntries(
            Map.entry(HPP_ORDER_ID, List.of("PAYMENT.HPP_ORDER_ID", "PAYMENT.HINT")),
            Map.entry(ECOM_ORDER_ID, List.of("PAYMENT.ECOM_ORDER_ID")),
            Map.entry(MERCHANT_ID, List.of("PAYMENT.MERCHANT_ID")),
            Map.entry(ECOM_OPERATION_ID, List.of("OPERATION.ECOM_OPERATION_ID", "REFUND.ECOM_OPERATION_ID")),
            Map.entry(OPERATION_ID, List.of("OPERATION.OPERATION_ID", "REFUND.OPERATION_ID")),
            Map.entry(ORIGINAL_OPERATION_ID, List.of("REFUND.OPERATION_ID")),
            Map.entry(REDIRECT_URL, List.of("PAYMENT.REDIRECT_URL")),
            Map.entry(STATUS_URL, List.of("PAYMENT.STATUS_URL")),
            Map.entry(TYPE, List.of("OPERATION.OPERATION_TYPE")),
            Map.entry(STATUS, List.of("OPERATION.OPERATION_STATUS")),
            Map.entry(RRN, List.of("OPERATION.RRN")),
            Map.entry(MESSAGE_CODE, List.of("REFUND.FAILURE")),
            Map.entry(ERROR_DETAILS, List.of("REFUND.FAILURE")));

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql", "mysql", "oracle"})
    void aTextThatIsKeptFitsItsColumn(String database) {
        String script = script(database);
        COLUMNS.forEach((field, columns) -> columns.forEach(column -> assertThat(field.longest())
                .as(field + " in " + column + " of " + database)
                .isLessThanOrEqualTo(length(script, column))));
        assertThat(ACTION_CODE.longest() + 1 + RESPONSE_CODE.longest())
                .as("the codes of a decline")
                .isLessThanOrEqualTo(length(script, "PAYMENT.DECLINE_CODES"))
                .isLessThanOrEqualTo(length(script, "REFUND.FAILURE"));
    }

    /** A column with the name of a field of the bank is one that the table above must know. */
    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql", "mysql", "oracle"})
    void noColumnForATextOfTheBankIsForgotten(String database) {
        List<String> named = new ArrayList<>();
        for (String table : List.of("PAYMENT", "OPERATION", "REFUND")) {
            Matcher column =
                    Pattern.compile("^ +([A-Z_]+) VARCHAR", Pattern.MULTILINE).matcher(table(script(database), table));
            while (column.find()) {
                Stream.of(BankField.values())
                        .filter(field -> column.group(1).equals(field.name()))
                        .map(field -> table + "." + field.name())
                        .forEach(named::add);
            }
        }
        assertThat(COLUMNS.values()).flatExtracting(columns -> columns).containsAll(named);
        assertThat(named).hasSizeGreaterThan(8);
    }

    private static int length(String script, String column) {
        String[] names = column.split("\\.");
        Matcher size = Pattern.compile("^ +" + names[1] + " VARCHAR2?\\((\\d+)( CHAR)?\\)", Pattern.MULTILINE)
                .matcher(table(script, names[0]));
        assertThat(size.find()).as(column).isTrue();
        return Integer.parseInt(size.group(1));
    }

    private static String table(String script, String name) {
        int begin = script.indexOf("CREATE TABLE ALLIANCEPAY_" + name + " (");
        return script.substring(begin, script.indexOf(";", begin));
    }

    private static String script(String database) {
        try (InputStream file =
                BankField.class.getResourceAsStream("/alliancepay/schema/" + database + "/V1__create_tables.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
