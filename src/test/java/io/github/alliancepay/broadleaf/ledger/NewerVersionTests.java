package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.AttentionNotice;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import io.github.alliancepay.broadleaf.refund.RefundableLine.LineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After a downgrade, rows hold names that only the newer version knows. Such a row is put off by itself; no other is held up. */
class NewerVersionTests extends LedgerContract {

    private static final PaymentEvent SILENT =
            Occasion.of(NOON, SyncTrigger.CLOCK).event(Kind.BANK_SILENT, "503");

    private final PaymentLedger payments = ledger.payments();

    NewerVersionTests() {
        super(TestDatabase.H2);
    }

    private record Column(String table, String name, String unknown) {}

    /** Every column that holds the name of a constant. */
    private static Stream<Column> columns() {
        return Stream.of(
                new Column("ALLIANCEPAY_PAYMENT", "STATE", "CHARGEBACK"),
                new Column("ALLIANCEPAY_PAYMENT", "CURRENCY", "XAU"),
                new Column("ALLIANCEPAY_PAYMENT", "PAY_TYPE", "INSTALMENTS"),
                new Column("ALLIANCEPAY_PAYMENT", "REVIEW_REASON", "CHARGEBACK"),
                new Column("ALLIANCEPAY_PAYMENT", "SYNC_TRIGGER", "ORACLE"),
                new Column("ALLIANCEPAY_PAYMENT", "ATTENTION", "CHARGEBACK 1000 words;"),
                new Column("ALLIANCEPAY_EVENT", "SYNC_TRIGGER", "ORACLE"),
                new Column("ALLIANCEPAY_EVENT", "KIND", "CHARGEBACK"),
                new Column("ALLIANCEPAY_REFUND", "STATE", "CHARGEBACK"),
                new Column("ALLIANCEPAY_ORDER_LINE", "KIND", "DONATION"));
    }

    @BeforeEach
    void twoPaymentsThatAreDue() {
        createTables();
        Stream.of("bad", "good").forEach(this::dueWithARefund);
    }

    private void dueWithARefund(String id) {
        long order = id.equals("bad") ? 1 : 2;
        payments.open(SamplePayments.payment(id, order), "callback-" + id, minute(9), SILENT);
        payments.requestSync("callback-" + id, Optional.empty(), NOON);
        RefundPlan plan = new RefundPlan(new Coins(1), new Coins(1), List.of());
        ledger.refunds()
                .add(new Refund(
                        "r-" + id,
                        id,
                        order,
                        "o1",
                        plan,
                        RefundState.SUCCEEDED,
                        RefundOrigin.of("iryna", ""),
                        BankTrace.NONE,
                        NOON));
        ledger.refunds().keepSoldLines(id, List.of(new RefundableLine("item:1", LineKind.ITEM, "", 1, new Coins(1))));
    }

    private void newer(Column column) {
        String sql = "UPDATE " + column.table + " SET " + column.name + " = ? WHERE PAYMENT_ID = 'bad'";
        assertThat(sql().update(sql, column.unknown)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void theQueueGoesOn(Column column) {
        newer(column);

        List<String> due = payments.due(NOON, 10);
        due.forEach(this::sync);

        assertThat(due).containsExactlyInAnyOrder("bad", "good");
        assertThat(payments.due(NOON, 10)).isEmpty();
        assertThat(payments.events("good")).singleElement().satisfies(event -> assertThat(event.times())
                .isEqualTo(2));
    }

    /** As the queue does. */
    private void sync(String id) {
        payments.claim(id, NOON, minute(3)).ifPresent(lease -> {
            try {
                ledger.refunds().ofPayment(id);
                release(lease);
            } catch (RuntimeException failure) {
                payments.postpone(id, NOON, failure.toString());
            }
        });
    }

    private void release(Lease lease) {
        payments.release(lease, lease.payment(), List.of(), Optional.empty(), List.of(SILENT));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void listsShowTheOthers(Column column) {
        newer(column);

        assertThat(ledger.search().find(PaymentQuery.of("")).payments())
                .extracting(Payment::id)
                .contains("good");
        assertThat(ledger.search().ofOrders(List.of(1L, 2L))).containsKey(2L);
        assertThat(ledger.refunds().ofOrders(List.of(1L, 2L)).get(2L)).hasSize(1);
        assertThatCode(() -> ledger.search().needsAttention(minute(60))).doesNotThrowAnyException();
        assertThatCode(() -> ledger.personalData().eraseOlderThan(minute(60), 10, minute(60)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void peopleAreToldOfTheOthers(Column column) {
        sql().update("UPDATE ALLIANCEPAY_PAYMENT SET HOLD_UNTIL = 1000");
        Stream.of("bad", "good").forEach(id -> payments.raise(id, Cause.of(Reason.SYNC_FAILING, NOON)));
        newer(column);

        assertThat(ledger.outbox().noticesDue(minute(60), 10).stream()
                        .flatMap(id -> ledger.outbox().takeNotice(id, minute(60)).stream())
                        .map(AttentionNotice::paymentId))
                .contains("good");
    }

    @ParameterizedTest
    @MethodSource("columns")
    void itsHistoryIsWrittenAndShown(Column column) {
        newer(column);

        payments.record("bad", Occasion.of(minute(1), SyncTrigger.ADMIN).event(Kind.ACCEPTED, "seen"));
        payments.record("bad", SILENT);

        assertThat(payments.events("bad")).extracting(PaymentEvent::kind).contains(Kind.ACCEPTED, Kind.BANK_SILENT);
    }

    @Test
    void whatNeedsAttentionForAnUnknownReasonIsStillListed() {
        newer(new Column("ALLIANCEPAY_PAYMENT", "ATTENTION", "CHARGEBACK 1000 words;"));
        sql().update("UPDATE ALLIANCEPAY_PAYMENT SET ATTENTION_AT = 1000 WHERE PAYMENT_ID = 'bad'");

        assertThat(ledger.search().needsAttention(minute(60)))
                .extracting(attention -> attention.payment().id())
                .containsExactly("bad");
    }

    @Test
    void everyColumnWithANameIsTested() throws IOException {
        Set<String> tested = columns().map(Column::name).collect(toSet());

        assertThat(namesReadBySources()).isNotEmpty().isSubsetOf(tested);
    }

    private static Set<String> namesReadBySources() throws IOException {
        Pattern reading = Pattern.compile("row\\.(?:name|nameOr|optionalName)\\(\\s*\"([A-Z_]+)\"");
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/github/alliancepay/broadleaf/ledger"))) {
            return sources.map(NewerVersionTests::text)
                    .flatMap(source -> reading.matcher(source).results())
                    .map((MatchResult found) -> found.group(1))
                    .collect(toSet());
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
