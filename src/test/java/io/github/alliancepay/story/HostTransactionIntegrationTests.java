package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.demo.shop.Surroundings;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.broadleafcommerce.core.order.service.OrderService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Code of the host calls the gateway's services. Whatever becomes of its transaction, the ledger knows what the bank did. */
@Tag("database")
class HostTransactionIntegrationTests extends RefundStory {

    @Autowired
    @Qualifier("blTransactionManager")
    private PlatformTransactionManager transactions;

    @Autowired
    private AllianceBank api;

    @Autowired
    private HostServices host;

    @Autowired
    private OrderService orders;

    @Autowired
    private Surroundings surroundings;

    @Autowired
    @Qualifier("alliancePayClock")
    private Clock clock;

    /** What the host has open while it calls. */
    enum Surrounding {
        NOTHING,
        A_TRANSACTION_THAT_COMMITS,
        A_TRANSACTION_THAT_ROLLS_BACK
    }

    @ParameterizedTest
    @EnumSource
    void aRefundIsKnown(Surrounding surrounding) {
        refundsAreDecidedAtOnce();
        Payment payment = completed();

        within(surrounding, () -> refund(payment));

        assertThat(refundsAtBank(payment)).hasSize(1);
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        passAMinute();
        assertBooked(payment, "10.00");
    }

    @ParameterizedTest
    @EnumSource
    void aRefundWhoseAnswerIsLostIsKnownToBeUnknown(Surrounding surrounding) {
        refundsAreDecidedAtOnce();
        Payment payment = completed();
        bank().fault(Fault.of(FaultKind.DROP_ANSWER).on(Endpoint.REFUND));

        within(surrounding, () -> assertThatThrownBy(() -> refund(payment))
                .hasMessageContaining("has not answered refund"));

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.UNKNOWN);
        passAMinute();
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refundsAtBank(payment)).hasSize(1);
        assertBooked(payment, "10.00");
    }

    @ParameterizedTest
    @EnumSource
    void aRefundOfAProcessThatDiesInTheCallIsFoundAndNotRepeated(Surrounding surrounding) {
        refundsAreDecidedAtOnce();
        Payment payment = completed();
        OtherProcess process = new OtherProcess(
                Dying.after(AllianceBank.class, api, "refund"), payments(), ledger.refunds(), host, clock);

        within(surrounding, () -> assertThatThrownBy(() -> process.sendRefund()
                        .sendAmount(payment.id(), new Coins(1000), RefundOrigin.of(RefundOrigin.HOST, "dies")))
                .isInstanceOf(Crash.class));

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SENT);
        pass(Duration.ofMinutes(4));
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refundsAtBank(payment)).hasSize(1);
        assertBooked(payment, "10.00");
    }

    @ParameterizedTest
    @EnumSource
    void aReportIsTheBanksWordAndTheOrderFollows(Surrounding surrounding) {
        Payment payment = paidWithoutCallbacks();

        within(surrounding, () -> assertThat(report(orderOf(payment)).isSuccessful())
                .isTrue());

        awaitState(payment, PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
    }

    @ParameterizedTest
    @EnumSource
    void aReportLocksNothingThatACallbackNeeds(Surrounding surrounding) {
        Payment payment = startedWithoutCallbacks();

        within(surrounding, () -> {
            report(orderOf(payment));
            CompletableFuture.runAsync(
                            () -> payments().requestSync(payment.id(), SyncTrigger.CALLBACK, clock.instant()))
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aPageThatTheBankOpenedIsKnown(Surrounding surrounding) {
        bank().callbacks(false);
        long order = cart();

        within(surrounding, () -> assertThat(startAgain(order).getResponseMap()).containsKey("REDIRECT_URL"));

        assertThat(last(order).state()).isEqualTo(PaymentState.OPEN);
        pay(last(order));
        passAMinute();
        assertPaidOnce(order);
    }

    @ParameterizedTest
    @EnumSource
    void aConfirmationSaysWhatTheLedgerKnows(Surrounding surrounding) {
        Payment payment = completed();

        within(surrounding, () -> assertThat(confirmation(payment).isSuccessful())
                .isTrue());
    }

    @Test
    void whatARequestHasChangedIsTheHostsToWrite() {
        long order = cart();

        rename(order, "by a page that failed", () -> payments().ofOrder(order));
        assertThat(name(order)).isNotEqualTo("by a page that failed");

        rename(order, "by the host", () -> {
            payments().ofOrder(order);
            new TransactionTemplate(transactions).executeWithoutResult(status -> {});
        });
        assertThat(name(order)).isEqualTo("by the host");
    }

    /** In a unit of work like that of a request. */
    private void rename(long order, String name, Runnable then) {
        surroundings.outsideTheWeb(() -> {
            orders.findOrderById(order).setName(name);
            then.run();
            return name;
        });
    }

    private String name(long order) {
        return surroundings.outsideTheWeb(() -> orders.findOrderById(order).getName());
    }

    private void within(Surrounding surrounding, Runnable call) {
        switch (surrounding) {
            case NOTHING -> call.run();
            case A_TRANSACTION_THAT_COMMITS -> new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> call.run());
            case A_TRANSACTION_THAT_ROLLS_BACK -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                call.run();
                status.setRollbackOnly();
            });
        }
    }

    private PaymentResponseDTO refund(Payment payment) {
        try {
            return gateway()
                    .getTransactionService()
                    .refund(about(orderOf(payment)).transactionTotal("10.00"));
        } catch (PaymentException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private PaymentResponseDTO confirmation(Payment payment) {
        try {
            return gateway().getTransactionConfirmationService().confirmTransaction(about(orderOf(payment)));
        } catch (PaymentException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
