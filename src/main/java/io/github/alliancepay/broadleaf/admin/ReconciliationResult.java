package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.reconciliation.DayRange;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationReport;
import io.github.alliancepay.broadleaf.reconciliation.TooManyMovementsException;
import io.github.alliancepay.broadleaf.reconciliation.register.UnreadableRegisterException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What a reconciliation has to show. */
record ReconciliationResult(ReconciliationReport report) implements TaskResult {

    /**
     * Runs a reconciliation.
     *
     * @param form shows the form again, with what is wrong
     */
    static TaskResult of(
            Optional<DayRange> days,
            Function<DayRange, ReconciliationReport> run,
            BiFunction<String, PageReply, String> form) {
        if (days.isEmpty()) {
            return reply -> form.apply("reconciliation.bad-days", reply);
        }
        try {
            return new ReconciliationResult(run.apply(days.get()));
        } catch (UnreadableRegisterException unreadable) {
            return reply -> form.apply("", reply.with("fault", fault(unreadable, reply.texts())));
        } catch (TooManyMovementsException tooMany) {
            return reply -> form.apply("reconciliation.too-many", reply);
        }
    }

    private static String fault(UnreadableRegisterException unreadable, LocalizedTexts texts) {
        return texts.text(
                "register.problem." + unreadable.problem().name(),
                unreadable.arguments().toArray());
    }

    @Override
    public Object show(PageReply reply) {
        String merchant = String.valueOf(reply.model().getAttribute("merchant"));
        return reply.with("phase", "result")
                .with("result", ReconciliationView.of(report, merchant, reply.texts()))
                .open(Window.RECONCILIATION);
    }

    String table(String merchant, LocalizedTexts texts) {
        return new ReconciliationTable(texts).of(report, merchant);
    }
}
