package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.ApprovedRefund;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundBalance.Line;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import io.github.alliancepay.broadleaf.refund.RefundSelection;
import io.github.alliancepay.broadleaf.refund.RefundSelection.SelectedLine;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.demo.assortment.PromoCode;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.Crowd;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Refunds by line, by admins who press twice, at a bank that does not always answer. */
@Tag("database")
class PartialRefundIntegrationTests extends RefundStory {

    @Autowired
    private AllianceBank api;

    @Autowired
    private HostServices host;

    @Autowired
    private PaymentSync paymentSync;

    @Autowired
    @Qualifier("alliancePayClock")
    private Clock clock;

    @Test
    void theBalanceShowsWhatEveryLineCostWithItsTaxAndItsShareOfTheDiscount() {
        bank().callbacks(false);
        long order = cart();
        shop.applyPromoCode(order, PromoCode.CODE);
        Payment payment = start(order);
        pay(payment);
        completed(payment);

        RefundBalance balance = balance(payment);

        assertThat(balance.blocked()).isEmpty();
        assertThat(balance.lines()).hasSize(3);
        assertThat(sum(balance)).isEqualTo(payment.bill().amount());
        assertThat(mugs(payment).leftAmount().toString()).isEqualTo("832.68");
        assertThat(honey(payment).leftAmount().toString()).isEqualTo("235.87");
    }

    @Test
    void partialAfterPartialEndsAtExactlyZero() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();

        makeRefund(payment, mugs(payment), 1);
        makeRefund(payment, honey(payment), "0.01");
        makeRefund(payment, mugs(payment), 1);
        makeRefund(payment, post(payment), 1);
        makeRefund(payment, honey(payment), 1);

        RefundBalance balance = balance(payment);
        assertThat(balance.left()).isEqualTo(Coins.ZERO);
        assertThat(balance.refunded()).isEqualTo(payment.bill().amount());
        assertThat(balance.blocked()).contains(RefundRefusal.NOTHING_LEFT);
        assertThat(atBank(payment).remaining(purchase(payment))).isZero();
        assertThat(balance.lines())
                .allSatisfy(line -> assertThat(line.leftQuantity()).isZero());
    }

    @Test
    void theRestIsOneRefundOfEveryLine() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        makeRefund(payment, mugs(payment), 1);

        List<Refund> sent = sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "Lost by the post"));

        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).lines()).extracting(RefundLine::quantity).containsExactlyInAnyOrder(1, 1, 1);
        assertThat(balance(payment).left()).isEqualTo(Coins.ZERO);
        assertThat(atBank(payment).remaining(purchase(payment))).isZero();
    }

    @Test
    void whatIsPendingCannotBeReturnedAgain() {
        Payment payment = completed();
        bank().set(Setting.REFUND_RESULT, "STUCK");
        makeRefund(payment, mugs(payment), 2);

        RefundBalance balance = balance(payment);

        assertThat(balance.pending()).isEqualTo(mugs(payment).line().amount());
        assertThat(balance.blocked()).isEmpty();
        assertRefused(RefundRefusal.TOO_MANY, () -> plan(payment, mugs(payment), SelectedLine.of(1)));
        assertThat(makeRefund(payment, honey(payment), 1).state()).isEqualTo(RefundState.PENDING);
    }

    @Test
    void aFailedRefundFreesItsUnitsAndKeepsTheBanksCode() {
        Payment payment = completed();
        bank().set(Setting.REFUND_RESULT, "FAIL");
        makeRefund(payment, mugs(payment), 2);

        pass(Duration.ofHours(1));

        assertThat(onlyRefund(payment).state()).isEqualTo(RefundState.FAILED);
        assertThat(onlyRefund(payment).failure()).isEqualTo("1.00");
        assertThat(mugs(payment).leftQuantity()).isEqualTo(2);
        assertThat(balance(payment).left()).isEqualTo(payment.bill().amount());
        assertBooked(payment);
    }

    @Test
    void aFormConfirmedSixteenTimesAtOnceReturnsMoneyOnce() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        String form = form(payment, honey(payment), 1);

        List<String> ids = Crowd.of16(
                finger -> sendRefund.confirm(payment.id(), form, IRYNA).id());

        assertThat(ids).containsOnly(form);
        assertThat(refundsAtBank(payment)).hasSize(1);
        assertBooked(payment, onlyRefund(payment).orderAmount().toString());
    }

    @Test
    void aPageLoadedAgainShowsTheResultOfItsRefund() {
        Payment payment = completed();
        String form = form(payment, honey(payment), 1);
        sendRefund.confirm(payment.id(), form, IRYNA);
        pass(Duration.ofHours(1));

        Refund shown = sendRefund.confirm(payment.id(), form, IRYNA);

        assertThat(shown.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(bank().calls(Endpoint.REFUND)).isPositive();
        assertThat(refundsAtBank(payment)).hasSize(1);
    }

    @Test
    void aFormBelongsToTheAdminWhoSawIt() {
        Payment payment = completed();
        String form = form(payment, honey(payment), 1);

        assertRefused(RefundRefusal.FORM_EXPIRED, () -> sendRefund.confirm(payment.id(), form, "mallory"));
        assertRefused(RefundRefusal.FORM_EXPIRED, () -> sendRefund.confirm(payment.id(), "no-such-form", IRYNA));

        assertNothingReturned(payment);
    }

    @Test
    void aFormThatIsNotConfirmedIsNoRefund() {
        Payment payment = completed();
        form(payment, mugs(payment), 2);

        assertThat(balance(payment).left()).isEqualTo(payment.bill().amount());
        assertThat(balance(payment).history()).isEmpty();
        assertNothingReturned(payment);
    }

    @Test
    void sixteenAdminsWithAFormEachReturnTheSameMugsOnce() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        Line mugs = mugs(payment);
        List<String> windows = Crowd.of16(admin -> form(payment, mugs, 2));

        List<String> results = Crowd.of16(admin -> confirmed(payment, windows.get(admin)));

        assertThat(results).containsOnlyOnce("SUCCEEDED");
        assertThat(results).allMatch(result -> List.of("SUCCEEDED", "IN_FLIGHT", "TOO_MANY")
                .contains(result));
        assertThat(refundsAtBank(payment)).hasSize(1);
        assertBooked(payment, mugs.line().amount().toString());
    }

    private String confirmed(Payment payment, String form) {
        try {
            return sendRefund.confirm(payment.id(), form, IRYNA).state().name();
        } catch (RefundRefusedException refusal) {
            return refusal.refusal().name();
        }
    }

    @Test
    void aCabinetRefundBetweenTheWindowAndTheConfirmationIsNoticed() {
        Payment payment = completed();
        String form = form(payment, mugs(payment), 2);
        cabinetRefund(payment, payment.bill().amount().value() - 50_000);

        assertRefused(RefundRefusal.TOO_MUCH, () -> sendRefund.confirm(payment.id(), form, IRYNA));

        assertThat(refundsAtBank(payment)).hasSize(1);
        assertThat(onlyRefund(payment).isExternal()).isTrue();
        assertThat(balance(payment).left()).isEqualTo(new Coins(50_000));
    }

    @Test
    void aRefusedFormCanBeConfirmedLaterWhenItFits() {
        Payment payment = completed();
        String form = form(payment, honey(payment), 1);
        bank().fault(Fault.of(FaultKind.HTML_500).on(Endpoint.ORDER_OPERATIONS));
        assertRefused(RefundRefusal.BANK_SILENT, () -> sendRefund.confirm(payment.id(), form, IRYNA));
        assertNothingReturned(payment);

        refundsAreDecidedAtOnce();

        assertThat(sendRefund.confirm(payment.id(), form, IRYNA).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    @Test
    void aRefundMadeInTheCabinetIsBookedAndItsLinesAreChosenLater() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        Line honey = honey(payment);
        cabinetRefund(payment, honey.line().amount().value());

        RefundBalance before = balance(payment);
        Refund external = onlyRefund(payment);
        assign(external.id(), wish(honey, SelectedLine.of(1)));

        assertThat(before.unassigned()).isEqualTo(honey.line().amount());
        assertThat(external.requestedBy()).isEqualTo(RefundOrigin.BANK);
        assertThat(balance(payment).unassigned()).isEqualTo(Coins.ZERO);
        assertThat(honey(payment).leftQuantity()).isZero();
        assertBooked(payment, honey.line().amount().toString());
        assertThat(history(payment))
                .contains("REFUND_ASSIGNED " + external.orderAmount().value());
    }

    @Test
    void noMoreIsAssignedThanTheLinesAndTheRefundHave() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        Line honey = honey(payment);
        cabinetRefund(payment, 100);
        String external = balance(payment).history().get(0).id();

        assertRefused(RefundRefusal.ASSIGNED_TOO_MUCH, () -> assign(external, lines(honey, 1, 101)));
        assertRefused(RefundRefusal.TOO_MANY, () -> assign(external, lines(honey, 2, 100)));
        assign(external, lines(honey, 0, 100));
        assign(external, lines(honey, 0, 60));
        assertThat(balance(payment).unassigned()).isEqualTo(new Coins(40));

        Refund ours = makeRefund(payment, mugs(payment), 1);
        assertRefused(RefundRefusal.NOT_ASSIGNABLE, () -> assign(ours.id(), lines(honey, 0, 1)));
    }

    private static RefundSelection lines(Line line, int units, long coins) {
        return wish(line, new SelectedLine(units, Optional.of(new Coins(coins))));
    }

    private static RefundSelection wish(Line line, SelectedLine wish) {
        return new RefundSelection(Map.of(line.line().key(), wish));
    }

    @Test
    void aRefundMadeInTheBanksCabinetAppearsByItself() {
        refundsAreDecidedAtOnce();
        Payment payment = completed();
        cabinetRefund(payment, 5000);

        pass(Duration.ofDays(1));

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertBooked(payment, "50.00");
    }

    @Test
    void aRefundThatIsMadeInTheBanksCabinetWeeksLaterAppearsByItself() {
        refundsAreDecidedAtOnce();
        Payment payment = completed();
        pass(Duration.ofDays(2));
        pass(Duration.ofDays(6));
        cabinetRefund(payment, 5000);

        pass(Duration.ofDays(23));

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertBooked(payment, "50.00");
    }

    @Test
    void aRefundOfAnOrderThatTheHostNoLongerHasIsStillShown() {
        refundsAreDecidedAtOnce();
        Payment payment = completed();
        cabinetRefund(payment, 1000);
        staff.delete(orderOf(payment));

        assertThat(balance(payment).refunded()).isEqualTo(new Coins(1000));
        pass(Duration.ofHours(1));

        assertThat(balance(payment).refunded()).isEqualTo(new Coins(1000));
    }

    @Test
    void aPendingCabinetRefundIsTrackedUntilItSucceeds() {
        Payment payment = completed();
        cabinetRefund(payment, 100);
        assertThat(balance(payment).pending()).isEqualTo(new Coins(100));
        paymentSync.sync(payment.id(), SyncTrigger.ADMIN);

        pass(Duration.ofHours(1));

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertBooked(payment, "1.00");
    }

    @Test
    void aLostAnswerIsFoundInTheBanksList() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        bank().fault(Fault.of(FaultKind.DROP_ANSWER).on(Endpoint.REFUND));

        assertThat(makeRefund(payment, honey(payment), 1).state()).isEqualTo(RefundState.UNKNOWN);
        assertThat(balance(payment).blocked()).isEmpty();

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refundsAtBank(payment)).hasSize(1);
    }

    @Test
    void aRefundThatSurelyNeverArrivedIsSentAgainUnderItsId() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        int before = bank().calls(Endpoint.REFUND);
        bank().fault(Fault.of(FaultKind.DROP_REQUEST).on(Endpoint.REFUND));
        makeRefund(payment, honey(payment), 1);

        pass(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(3));
        assertThat(bank().calls(Endpoint.REFUND)).isEqualTo(before + 1);
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.UNKNOWN);
        pass(Duration.ofMinutes(2));

        assertThat(bank().calls(Endpoint.REFUND)).isEqualTo(before + 2);
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refundsAtBank(payment)).singleElement().satisfies(operation -> assertThat(
                        operation.wasRequestedAs(onlyRefund(payment).id()))
                .isTrue());
        assertBooked(payment, onlyRefund(payment).orderAmount().toString());
    }

    @Test
    void aListThatHidesEverythingDoesNotSayThatARefundNeverArrived() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        bank().fault(Fault.of(FaultKind.DROP_ANSWER).on(Endpoint.REFUND));
        makeRefund(payment, honey(payment), 1);
        bank().fault(Fault.of(FaultKind.MISSING_OPERATIONS)
                .on(Endpoint.ORDER_OPERATIONS)
                .untilCleared());
        int before = bank().calls(Endpoint.REFUND);

        for (int minute = 0; minute < 8; minute++) {
            passAMinute();
        }
        assertThat(bank().calls(Endpoint.REFUND)).isEqualTo(before);
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.UNKNOWN);
        bank().clearFaults();
        pass(Duration.ofHours(1));

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refundsAtBank(payment)).hasSize(1);
    }

    @Test
    void aProcessThatDiesBeforeTheCallLeavesARefundThatIsSentLater() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        AllianceBank dying = Dying.before(AllianceBank.class, api, "refund");
        SendRefund process = otherProcess(dying);
        RefundPlan plan = plan(payment, honey(payment), SelectedLine.of(1));
        assertThatThrownBy(() ->
                        process.send(ApprovedRefund.of(payment.id(), plan, RefundOrigin.of(IRYNA, "Does not fit"))))
                .isInstanceOf(Crash.class);
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SENT);

        for (int minute = 0; minute < 8; minute++) {
            passAMinute();
        }

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refundsAtBank(payment)).hasSize(1);
    }

    @Test
    void theKopiykasOfTheTestTerminalDecide() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        bank().set(Setting.TEST_TERMINAL, true);

        assertThat(makeRefund(payment, mugs(payment), "10.17").state()).isEqualTo(RefundState.FAILED);
        assertThat(makeRefund(payment, mugs(payment), "10.18").state()).isEqualTo(RefundState.FAILED);
        assertThat(makeRefund(payment, mugs(payment), "10.16").state()).isEqualTo(RefundState.SUCCEEDED);

        assertThat(balance(payment).refunded()).isEqualTo(new Coins(1_016));
        assertBooked(payment, "10.16");
    }

    @Test
    void aSessionThatEndsBetweenTheWindowAndTheCallIsRenewed() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        String form = form(payment, honey(payment), 1);
        bank().killSession();

        assertThat(sendRefund.confirm(payment.id(), form, IRYNA).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refundsAtBank(payment)).hasSize(1);
    }

    @Test
    void aSessionThatEndsAfterTheEncryptionIsRenewedAndTheIdKept() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        bank().fault(Fault.of(FaultKind.UNAUTHORIZED).on(Endpoint.REFUND));

        Refund refund = makeRefund(payment, honey(payment), 1);

        assertThat(refund.state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refundsAtBank(payment)).singleElement().matches(operation -> operation.wasRequestedAs(refund.id()));
    }

    @Test
    void aSilentBankBlocksTheBalanceWhichStillShowsWhatIsKnown() {
        Payment payment = completed();
        bank().fault(Fault.of(FaultKind.SERVICE_UNAVAILABLE)
                .on(Endpoint.ORDER_OPERATIONS)
                .untilCleared());

        RefundBalance balance = balance(payment);

        assertThat(balance.blocked()).contains(RefundRefusal.BANK_SILENT);
        assertThat(balance.left()).isEqualTo(payment.bill().amount());
    }

    @Test
    void aTransferInsideTheBankCannotBeReturned() {
        Payment payment = startedWithoutCallbacks();
        bank().payByInternalTransfer(payment.hppOrderId().orElseThrow());
        completed(payment);

        assertThat(balance(payment).blocked()).contains(RefundRefusal.INTERNAL_TRANSFER);
        assertRefused(
                RefundRefusal.INTERNAL_TRANSFER,
                () -> sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "No")));
    }

    @Test
    void anOrderPaidTwiceByTransferIsReturnedInTwoRefunds() {
        Payment payment = paidTwice();

        List<Refund> sent = sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "Paid twice"));

        assertThat(sent).extracting(Refund::state).containsExactly(RefundState.SUCCEEDED, RefundState.SUCCEEDED);
        assertThat(balance(payment).blocked()).contains(RefundRefusal.NOTHING_LEFT);
    }

    @Test
    void aPartialSuccessIsReportedWhenTheRestIsRefused() {
        Payment payment = paidTwice();
        Fault silence = Fault.of(FaultKind.SERVICE_UNAVAILABLE)
                .on(Endpoint.ORDER_OPERATIONS)
                .untilCleared();
        AllianceBank silent = Dying.followed(AllianceBank.class, api, "refund", () -> bank().fault(silence));
        SendRefund interrupted = otherProcess(silent);

        List<Refund> sent = interrupted.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "Paid twice"));

        assertThat(sent).extracting(Refund::state).containsExactly(RefundState.SUCCEEDED);
        assertThat(refundsAtBank(payment)).hasSize(1);
    }

    private SendRefund otherProcess(AllianceBank bank) {
        return new OtherProcess(bank, payments(), ledger.refunds(), host, clock).sendRefund();
    }

    private Payment paidTwice() {
        Payment payment = startedWithoutCallbacks();
        bank().payByTransfer(payment.hppOrderId().orElseThrow());
        completed(payment);
        bank().payByTransfer(payment.hppOrderId().orElseThrow());
        paymentSync.sync(payment.id(), SyncTrigger.ADMIN);
        refundsAreDecidedAtOnce();
        return payment;
    }

    @Test
    void moneyReturnedBeforeSubmissionPaysForNoOrder() {
        warehouse.sellOut();
        Payment payment = paidWithoutCallbacks();
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.PAID);
        refundsAreDecidedAtOnce();
        sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "Sold out"));

        warehouse.restock();
        pass(Duration.ofHours(1));

        assertThat(stateOf(payment)).isEqualTo(PaymentState.RETURNED);
        assertThat(shop.read(orderOf(payment)).isSubmitted()).isFalse();
    }

    @Test
    void aSuccessIsBookedOnceByAllThatLearnOfIt() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        String form = form(payment, honey(payment), 1);

        Crowd.of16(number -> number == 0
                ? sendRefund.confirm(payment.id(), form, IRYNA).id()
                : balances.current(payment.id()).payment().id());
        pass(Duration.ofMinutes(3));

        assertBooked(payment, onlyRefund(payment).orderAmount().toString());
    }

    @Test
    void theBankGetsTheCommentAndTheHistoryHasWhoAndWhy() {
        Payment payment = completed();
        RefundPlan plan = plan(payment, honey(payment), SelectedLine.of(1));
        String form = sendRefund.draft(
                ApprovedRefund.of(payment.id(), plan, new RefundOrigin(IRYNA, "Розбилося", "Broken, order #7")));

        sendRefund.confirm(payment.id(), form, IRYNA);

        assertThat(refundsAtBank(payment)
                        .get(0)
                        .derivation()
                        .orElseThrow()
                        .request()
                        .comment())
                .isEqualTo(Optional.of("Broken, order #7"));
        assertThat(onlyRefund(payment).reason()).isEqualTo("Розбилося");
        assertThat(payments().events(payment.id())).anySatisfy(event -> {
            assertThat(event.actor()).isEqualTo(IRYNA);
            assertThat(event.kind()).isEqualTo(Kind.REFUND_SENT);
        });
    }

    private void assign(String id, RefundSelection lines) {
        String seen = ledger.refunds().find(id).orElseThrow().linesVersion();
        assignRefundLines.assign(id, lines, seen, IRYNA);
    }
}
