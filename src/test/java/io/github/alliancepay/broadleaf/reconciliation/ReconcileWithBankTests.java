package io.github.alliancepay.broadleaf.reconciliation;

import static io.github.alliancepay.broadleaf.reconciliation.Movements.MERCHANT;
import static io.github.alliancepay.broadleaf.reconciliation.Movements.purchase;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.bank.SessionStatus;
import io.github.alliancepay.broadleaf.money.Coins;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked, how much at once, and what an answer that does not come means. */
class ReconcileWithBankTests {

    private static final DayRange DAY = DayRange.of(LocalDate.of(2026, 11, 24));

    private final List<Movement> shop = new ArrayList<>();
    private final List<ReconciliationLedger.AskedPayment> payments = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final RunProgress progress = new RunProgress();

    private void sell(int count) {
        IntStream.rangeClosed(1, count).forEach(number -> {
            Movement movement = purchase(number, 100);
            shop.add(movement);
            payments.add(asked(movement, number, true));
        });
    }

    private static ReconciliationLedger.AskedPayment asked(Movement movement, int number, boolean paid) {
        return new ReconciliationLedger.AskedPayment(
                movement.origin().payment().orElseThrow(), MERCHANT, Optional.of(String.valueOf(number)), paid);
    }

    private ReconciliationReport run(Bank bank) {
        return new ReconcileWithBank(ledger, AllianceBanks.only(bank)).run(DAY, progress);
    }

    @Test
    void whatTheBankConfirmsIsAlike() {
        sell(100);
        ReconciliationReport report = run(new Bank(ReconcileWithBankTests::listed));
        assertThat(report.isClean()).isTrue();
        assertThat(report.comparison().matched()).isEqualTo(100);
        assertThat(progress.done()).isEqualTo(progress.all()).isEqualTo(100);
    }

    @Test
    void neverMoreThanSixteenQuestionsAreUnderWay() {
        sell(100);
        Bank bank = new Bank(ReconcileWithBankTests::listed);
        run(bank);
        assertThat(bank.most).isEqualTo(16);
    }

    @Test
    void anAnswerThatDoesNotComeIsNoDifference() {
        sell(3);
        ReconciliationReport report = run(new Bank(number -> {
            throw new NotDoneException("no connection");
        }));
        assertThat(report.comparison().differences()).isEmpty();
        assertThat(report.coverage().unanswered()).hasSize(3);
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void aBankThatIsAwayIsNotAskedOnAndOn() {
        sell(1000);
        Bank bank = new Bank(number -> {
            throw new NotDoneException("no connection");
        });
        ReconciliationReport report = run(bank);
        assertThat(bank.asked).isLessThan(100);
        assertThat(report.coverage().unanswered()).hasSize(1000);
    }

    @Test
    void aRunThatIsCancelledNamesWhatItLeftOut() {
        sell(10);
        progress.cancel();
        Bank bank = new Bank(ReconcileWithBankTests::listed);
        assertThat(run(bank).coverage().unanswered()).hasSize(10);
        assertThat(bank.asked).isZero();
    }

    @Test
    void anOrderThatTheBankDoesNotHaveIsInTheShopOnly() {
        sell(1);
        ReconciliationReport report = run(new Bank(number -> {
            throw new RefusedException(RefusedException.ORDER_NOT_FOUND, "no such order");
        }));
        assertThat(report.comparison().differences())
                .extracting(Difference::kind)
                .containsExactly(DifferenceKind.SHOP_ONLY);
    }

    @Test
    void anExpiredOrderWithoutMoneyIsNoDifference() {
        payments.add(asked(purchase(1, 100), 1, false));
        ReconciliationReport report = run(new Bank(number -> {
            throw new RefusedException(RefusedException.ORDER_EXPIRED, "expired");
        }));
        assertThat(report.isClean()).isTrue();
    }

    /** The ledger learns of a payment while the bank is asked. */
    @Test
    void whatTheShopLearnsMeanwhileIsNotMissedAtTheBank() {
        payments.add(asked(purchase(1, 100), 1, false));
        ReconciliationReport report = run(new Bank(number -> {
            shop.add(purchase(1, 100));
            return List.of();
        }));
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void moneyThatOnlyTheBankKnowsOfIsFound() {
        payments.add(asked(purchase(1, 100), 1, false));
        ReconciliationReport report = run(new Bank(ReconcileWithBankTests::listed));
        assertThat(report.comparison().differences())
                .extracting(Difference::kind)
                .containsExactly(DifferenceKind.BANK_ONLY);
    }

    private static List<Operation> listed(int number) {
        return List.of(Operation.of(Map.of(
                "type",
                "PURCHASE",
                "status",
                "SUCCESS",
                "operationId",
                "operation-" + number,
                "ecomOperationId",
                "ecom-" + number,
                "coinAmount",
                "100",
                "transactionCurrency",
                "980",
                "merchantId",
                MERCHANT,
                "processingDateTime",
                BankTime.OPERATION.print(Movements.NOON))));
    }

    private final class Ledger implements ReconciliationLedger {

        @Override
        public List<Movement> processed(DayRange days) {
            return List.copyOf(shop);
        }

        @Override
        public List<Movement> withNumbers(Collection<String> operationIds, Collection<String> rrns) {
            return List.copyOf(shop);
        }

        @Override
        public List<AskedPayment> touched(DayRange days) {
            return payments;
        }

        @Override
        public List<Movement> ofPayments(Collection<String> paymentIds) {
            return List.copyOf(shop);
        }
    }

    /** Answers on the thread of its own when the last places are taken. */
    private static final class Bank implements AllianceBank {

        private final IntFunction<List<Operation>> answer;
        private final List<Runnable> waiting = new ArrayList<>();
        private int asked;
        private int most;

        Bank(IntFunction<List<Operation>> answer) {
            this.answer = answer;
        }

        @Override
        public synchronized CompletableFuture<BankOrder> queryOrder(String hppOrderId) {
            asked++;
            CompletableFuture<BankOrder> later = new CompletableFuture<>();
            waiting.add(() -> AllianceBank.super.queryOrder(hppOrderId).whenComplete((order, failure) -> {
                if (failure == null) {
                    later.complete(order);
                } else {
                    later.completeExceptionally(failure);
                }
            }));
            most = Math.max(most, waiting.size());
            CompletableFuture.runAsync(this::answerOne, CompletableFuture.delayedExecutor(5, MILLISECONDS));
            return later;
        }

        private synchronized void answerOne() {
            waiting.remove(0).run();
        }

        @Override
        public BankOrder order(String hppOrderId) {
            return new BankOrder(
                    hppOrderId,
                    "e",
                    MERCHANT,
                    "p",
                    new Coins(1),
                    "",
                    "",
                    Optional.empty(),
                    answer.apply(Integer.parseInt(hppOrderId)));
        }

        @Override
        public CreatedOrder createOrder(OrderRequest request) {
            throw new AssertionError();
        }

        @Override
        public Operation refund(RefundRequest request) {
            throw new AssertionError();
        }

        @Override
        public Operation complete(CompletionRequest request) {
            throw new AssertionError();
        }

        @Override
        public SessionStatus authorize() {
            throw new AssertionError();
        }
    }
}
