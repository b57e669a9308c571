package io.github.alliancepay.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxClock;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.OperationKind;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Each check of the audit fails where it should. Order 1 is refunded, order 2 is a hold that is completed. */
class MoneyAuditTests {

    private static final String DATABASE = "jdbc:h2:mem:audit;DB_CLOSE_DELAY=-1";

    private final SandboxClock clock = SandboxClock.system();
    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults().withClock(clock));
    private final PaymentWorker worker = new PaymentWorker(DATABASE, bank.credentials(), clock);
    private final JdbcTemplate sql = new JdbcTemplate(new DriverManagerDataSource(DATABASE));

    @BeforeEach
    void twoOrdersAreDone() {
        bank.control().set(Setting.REFUND_DELAY, Duration.ZERO);
        worker.createTables();
        worker.shop.addOrders(orders());
        orders().forEach(worker::goOn);
        bank.control().orders().forEach(order -> bank.control().pay(order.hppOrderId()));
        for (int step = 0; step < 3; step++) {
            orders().forEach(worker::goOn);
            pass(Duration.ofMinutes(4), 1);
        }
    }

    @AfterEach
    void close() {
        worker.close();
        sql.execute("SHUTDOWN");
        bank.close();
    }

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        assertThat(audit().doubles(orders())).isEmpty();
        assertThat(audit().differences(orders())).isEmpty();
        assertThat(audit().outOfSight(orders())).isEmpty();
        assertThat(audit().atBank(OperationKind::isRefund)).isEqualTo(1);
        assertThat(audit().atBank(OperationKind.COMPLETION::equals)).isEqualTo(1);
    }

    @Test
    void aSecondRefundAtTheBankIsFound() {
        bank.control().cabinetRefund(first(bank.control().orders().get(0)), 100);

        assertThat(audit().doubles(orders())).containsExactly("order 1: refunded twice");
    }

    @Test
    void whatIsTwiceInTheBooksIsFound() {
        sql.update("INSERT INTO SHOP_PAYMENT SELECT * FROM SHOP_PAYMENT");
        sql.update("INSERT INTO SHOP_REFUND SELECT * FROM SHOP_REFUND");

        assertThat(audit().doubles(orders()))
                .containsExactly(
                        "order 1: payment recorded twice",
                        "order 1: refund booked twice",
                        "order 2: payment recorded twice");
    }

    @Test
    void whatIsNotInTheBooksIsFound() {
        sql.update("UPDATE SHOP_ORDER SET SUBMITTED_BY = NULL WHERE ID = 1");
        sql.update("UPDATE SHOP_PAYMENT SET TAKEN = 0 WHERE ORDER_ID = 2");
        sql.update("DELETE FROM SHOP_REFUND");

        assertThat(audit().differences(orders()))
                .containsExactly(
                        "order 1: payment not in the books",
                        "order 1: refund not in the books",
                        "order 2: sum not in the books");
    }

    @Test
    void whatNobodyWillLookAtIsFound() {
        sql.update("UPDATE ALLIANCEPAY_REFUND SET STATE = 'PENDING'");
        sql.update("UPDATE ALLIANCEPAY_COMPLETION SET STATE = 'SENT'");
        sql.update("UPDATE ALLIANCEPAY_PAYMENT SET NEXT_SYNC_AT = NULL");

        assertThat(audit().outOfSight(orders()))
                .containsExactly("order 1: COMPLETED out of sight", "order 2: COMPLETED out of sight");
    }

    /** Without a callback the shop asks about a refund that is pending for longer than ten minutes hourly. */
    @Test
    void aPendingRefundIsInTheBooksAfterAnHour() {
        bank.control().set(Setting.REFUND_DELAY, Duration.ofMinutes(20));
        worker.shop.addOrders(LongStream.of(3));
        worker.goOn(3);
        bank.control().pay(bank.control().orders().get(2).hppOrderId());
        worker.goOn(3);
        worker.goOn(3);

        pass(Duration.ofMinutes(4), 8);
        assertThat(audit().differences(LongStream.of(3))).containsExactly("order 3: refund not in the books");
        assertThat(audit().outOfSight(LongStream.of(3))).isEmpty();

        pass(Duration.ofMinutes(4), 12);
        assertThat(audit().differences(LongStream.of(3))).isEmpty();
    }

    private void pass(Duration pause, int times) {
        for (int time = 0; time < times; time++) {
            bank.control().advance(pause);
            worker.syncWhatIsDue();
        }
    }

    private MoneyAudit audit() {
        return new MoneyAudit(worker, bank);
    }

    private static LongStream orders() {
        return LongStream.rangeClosed(1, 2);
    }

    private static String first(Order order) {
        return order.payment().flatMap(Operation::operationId).orElseThrow();
    }
}
