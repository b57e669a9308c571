package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** One row of a refund is damaged, or was written by a newer version of the plugin. */
class UnreadableRefundIntegrationTests extends RefundStory {

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void theBankDecidesAtOnce() {
        refundsAreDecidedAtOnce();
    }

    @Test
    void thePaymentIsSynchronisedAndShownWithTheRefundNamed() {
        Payment payment = completed();
        Refund refund = makeRefund(payment, mugs(payment), 1);
        damage(refund);

        assertThat(paymentSync.sync(payment.id(), SyncTrigger.ADMIN)).isPresent();
        HttpResponse<String> panel =
                Clerk.named("admin", shopUrl()).get("/admin/order/" + orderOf(payment) + "/alliancepay");

        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(panel.statusCode()).isEqualTo(200);
        assertThat(panel.body()).contains(refund.id(), "CHARGED_BACK");
        assertThat(balance(payment).blocked()).contains(RefundRefusal.UNREADABLE_ROW);
        assertThat(ledger.search().needsAttention(payment.createdAt()))
                .filteredOn(attention -> attention.payment().id().equals(payment.id()))
                .flatExtracting(Attention::reasons)
                .contains(Reason.UNREADABLE);
    }

    @Test
    void aRefundOfWhichOneLineIsDamagedIsNamedToo() {
        Payment payment = completed();
        Refund refund = makeRefund(payment, mugs(payment), 1);
        database.update("UPDATE ALLIANCEPAY_REFUND_LINE SET QUANTITY = -1 WHERE REFUND_ID = ?", refund.id());

        paymentSync.sync(payment.id(), SyncTrigger.ADMIN);

        assertThat(balance(payment).blocked()).contains(RefundRefusal.UNREADABLE_ROW);
        assertThat(ledger.search().needsAttention(payment.createdAt()))
                .filteredOn(attention -> attention.payment().id().equals(payment.id()))
                .flatExtracting(Attention::reasons)
                .contains(Reason.UNREADABLE);
    }

    @Test
    void onceItIsReadAgainAllIsAsBefore() {
        Payment payment = completed();
        Refund refund = makeRefund(payment, mugs(payment), 1);
        damage(refund);
        passAMinute();

        database.update(
                "UPDATE ALLIANCEPAY_REFUND SET STATE = ? WHERE REFUND_ID = ?",
                RefundState.SUCCEEDED.name(),
                refund.id());
        paymentSync.sync(payment.id(), SyncTrigger.ADMIN);

        assertThat(balance(payment).isOpen()).isTrue();
        assertThat(ledger.search().needsAttention(payment.createdAt()))
                .noneMatch(attention -> attention.payment().id().equals(payment.id()));
    }

    private void damage(Refund refund) {
        database.update("UPDATE ALLIANCEPAY_REFUND SET STATE = 'CHARGED_BACK' WHERE REFUND_ID = ?", refund.id());
    }
}
