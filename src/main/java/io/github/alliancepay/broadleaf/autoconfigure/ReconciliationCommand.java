package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.reconciliation.Coverage.LineFault;
import io.github.alliancepay.broadleaf.reconciliation.DayRange;
import io.github.alliancepay.broadleaf.reconciliation.Difference;
import io.github.alliancepay.broadleaf.reconciliation.Movement;
import io.github.alliancepay.broadleaf.reconciliation.PaymentLink;
import io.github.alliancepay.broadleaf.reconciliation.ReconcileWithRegister;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationReport;
import io.github.alliancepay.broadleaf.reconciliation.Totals;
import io.github.alliancepay.broadleaf.reconciliation.register.RegisterFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Compares a register of the bank with the ledger from the command line, for a nightly job. It reads the shop's database and the file, and
 * writes nothing. The shop is not started. Ends with 0 when all is well, with 1 when something differs, and with 2 when it could not compare.
 *
 * <p>The database is named by the environment variables {@code ALLIANCEPAY_DB_URL}, {@code ALLIANCEPAY_DB_USER} and
 * {@code ALLIANCEPAY_DB_PASSWORD}, so that no password is in the list of processes.
 */
public final class ReconciliationCommand {

    private static final String USAGE = "usage: ReconciliationCommand <first day> [<last day>] <register.csv or .xlsx>";

    private final PrintStream out;

    ReconciliationCommand(PrintStream out) {
        this.out = out;
    }

    /** Days are written {@code 2026-11-24}. */
    public static void main(String... arguments) {
        System.exit(new ReconciliationCommand(System.out).run(System.getenv(), List.of(arguments)));
    }

    int run(Map<String, String> environment, List<String> arguments) {
        if (arguments.size() < 2 || arguments.size() > 3 || !environment.containsKey("ALLIANCEPAY_DB_URL")) {
            out.println(USAGE);
            out.println("ALLIANCEPAY_DB_URL, ALLIANCEPAY_DB_USER and ALLIANCEPAY_DB_PASSWORD name the shop's database");
            return 2;
        }
        try {
            return print(report(environment, arguments));
        } catch (IOException | RuntimeException failure) {
            out.println(failure.getMessage());
            return 2;
        }
    }

    private static ReconciliationReport report(Map<String, String> environment, List<String> arguments)
            throws IOException {
        LocalDate first = LocalDate.parse(arguments.get(0));
        DayRange days =
                arguments.size() == 2 ? DayRange.of(first) : new DayRange(first, LocalDate.parse(arguments.get(1)));
        byte[] register = read(Path.of(arguments.get(arguments.size() - 1)));
        JdbcLedger ledger = JdbcLedger.over(new DataSourceTransactionManager(new DriverManagerDataSource(
                environment.get("ALLIANCEPAY_DB_URL"),
                environment.getOrDefault("ALLIANCEPAY_DB_USER", ""),
                environment.getOrDefault("ALLIANCEPAY_DB_PASSWORD", ""))));
        return new ReconcileWithRegister(ledger.reconciliation()).run(days, RegisterFile.read(register), "");
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(RegisterFile.MOST_BYTES + 1);
        }
    }

    private int print(ReconciliationReport report) {
        out.printf(
                "alike %d, different %d, unreadable lines %d, lines of other days %d%n",
                report.comparison().matched(),
                report.comparison().differences().size(),
                report.coverage().unreadable(),
                report.coverage().otherDays());
        report.comparison().totals().forEach(totals -> out.println(text(totals)));
        report.coverage().faults().forEach(fault -> out.println(text(fault)));
        report.comparison().differences().forEach(difference -> out.println(text(difference)));
        return report.isClean() ? 0 : 1;
    }

    private static String text(Totals totals) {
        return String.join(
                        " ",
                        totals.side().name(),
                        "purchases",
                        totals.purchases().amount().toString(),
                        "(" + totals.purchases().count() + ")",
                        "refunds",
                        totals.refunds().amount().toString(),
                        "(" + totals.refunds().count() + ")",
                        "commission",
                        totals.commission().toString(),
                        "purchases or refunds",
                        totals.unclear().amount().toString(),
                        "(" + totals.unclear().count() + ")",
                        totals.merchant())
                .strip();
    }

    private static String text(LineFault fault) {
        return "line " + fault.line() + " " + fault.problem();
    }

    private static String text(Difference difference) {
        List<String> parts = new ArrayList<>(List.of(difference.kind().name()));
        difference.payment().map(PaymentLink::title).ifPresent(title -> parts.add("order " + title));
        difference.shop().ifPresent(movement -> parts.add("shop " + text(movement)));
        difference.bank().forEach(movement -> parts.add("bank " + text(movement)));
        return String.join(" | ", parts);
    }

    private static String text(Movement movement) {
        String line = movement.origin().line() == 0
                ? ""
                : " line " + movement.origin().line();
        String amount = movement.amount().map(Object::toString).orElse("?");
        return movement.numbers().operationId() + " " + amount + " " + movement.state() + line;
    }
}
