package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.refund.TestBank.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sender of a refund learns, and what another process may have done to it meanwhile. */
class RefundProcessTests {

    private static final String ID = "2f6b1c1e-7a6f-4f6e-9c41-0a2f63a1c001";

    private final RefundingShop shop = new RefundingShop();
    private final RefundProcess process = process(shop.ledger);

    @ParameterizedTest
    @CsvSource({"COMES, SUCCEEDED", "LOST, UNKNOWN", "LOST_CALL, UNKNOWN", "NOT_DONE, FAILED"})
    void whatBecameOfARefundIsTold(Answer answer, RefundState state) {
        Refund requested = kept(RefundState.REQUESTED);
        shop.bank.answers(answer);

        assertThat(process.send(requested).state()).isEqualTo(state);
    }

    /** That this call did not arrive says nothing of the one before. */
    @ParameterizedTest
    @CsvSource({"COMES, SUCCEEDED", "LOST, UNKNOWN", "LOST_CALL, UNKNOWN", "NOT_DONE, UNKNOWN"})
    void whatBecameOfASecondSendingIsTold(Answer answer, RefundState state) {
        Refund unknown = kept(RefundState.UNKNOWN);
        shop.bank.answers(answer);

        assertThat(process.sendAgain(unknown).state()).isEqualTo(state);
    }

    @Test
    void aRefundWhoseIdTheBankKnowsIsPending() {
        Refund unknown = kept(RefundState.UNKNOWN);
        shop.bank.answers(Answer.LOST);
        Refund lost = process.sendAgain(unknown);
        shop.bank.answers(Answer.COMES);

        assertThat(process.sendAgain(lost).state()).isEqualTo(RefundState.PENDING);
        assertThat(shop.bank.refunds()).hasSize(1);
    }

    @Test
    void aRefundThatTheBankRefusesFailsWithItsCode() {
        Refund requested = kept(RefundState.REQUESTED, 14_501);

        Refund refused = process.send(requested);

        assertThat(refused.state()).isEqualTo(RefundState.FAILED);
        assertThat(refused.failure()).isEqualTo("b_payment_invalid_refund_amount");
    }

    @Test
    void aRefundThatAnotherProcessGaveUpMeanwhileIsNotSent() {
        Refund requested = kept(RefundState.REQUESTED);

        Refund left = process(changedBeforeItIsSent(RefundState.FAILED)).send(requested);

        assertThat(left.state()).isEqualTo(RefundState.FAILED);
        assertThat(shop.bank.timesSent()).isZero();
    }

    @Test
    void aRefundThatAnotherProcessFoundMeanwhileIsNotSentAgain() {
        Refund unknown = kept(RefundState.UNKNOWN);

        Refund left = process(changedBeforeItIsSent(RefundState.SUCCEEDED)).sendAgain(unknown);

        assertThat(left.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(shop.bank.timesSent()).isZero();
    }

    private RefundLedger changedBeforeItIsSent(RefundState state) {
        RefundLedger overtaken = mock(RefundLedger.class, delegatesTo(shop.ledger));
        doAnswer(call -> {
                    Refund refund = shop.onlyRefund();
                    shop.ledger.move(refund.become(state), refund.state());
                    return shop.ledger.send(call.getArgument(0), call.getArgument(1), call.getArgument(2));
                })
                .when(overtaken)
                .send(any(), any(), any());
        return overtaken;
    }

    private RefundProcess process(RefundLedger ledger) {
        return new RefundProcess(AllianceBanks.only(shop.bank), shop.payments, ledger, shop.addresses, shop.clock);
    }

    private Refund kept(RefundState state) {
        return kept(state, 1_000);
    }

    private Refund kept(RefundState state, long coins) {
        shop.paid();
        Refund refund = Samples.refund(ID, state, Samples.plan(coins));
        shop.ledger.add(refund);
        return refund;
    }
}
