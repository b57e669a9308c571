package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.PayLink.State;
import io.github.alliancepay.broadleaf.payment.PayLinks.Seen;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links over a real ledger in memory, to orders of a shop that a test changes. */
class PayLinksTests {

    private static final long ORDER = Stage.BILL.orderId();
    private static final Duration DAY = Duration.ofDays(1);

    private final Stage stage = new Stage();
    private final Map<Long, Bill> unpaid = new ConcurrentHashMap<>(Map.of(ORDER, Stage.BILL));
    private final PayLinks links = new PayLinks(
            stage.jdbc.payLinks(),
            id -> Optional.ofNullable(unpaid.get(id))
                    .map(bill -> new PayableOrder(bill, Stage.SHOPPER, OrderDetails.of(bill))),
            stage.ledger,
            stage.start,
            stage.clock);

    @Test
    void aLinkLeadsToItsOrderUntilItsTimeIsOver() {
        String token = link();

        assertThat(seen(token).state()).isEqualTo(State.OPEN);
        assertThat(seen(token).order()).map(PayableOrder::bill).contains(Stage.BILL);
        assertThat(links.ofOrder(ORDER)).extracting(PayLink::createdBy).containsExactly("iryna");
        stage.clock.pass(DAY);
        assertThat(seen(token).state()).isEqualTo(State.EXPIRED);
        assertThat(links.find("another")).isEmpty();
    }

    @Test
    void aNewLinkTakesBackTheOneBefore() {
        String first = link();
        String second = link();

        assertThat(seen(first).state()).isEqualTo(State.REVOKED);
        assertThat(seen(second).state()).isEqualTo(State.OPEN);
    }

    @Test
    void aLinkThatAPersonTookBackIsNoWayToPay() {
        String token = link();

        links.revoke(ORDER, "olha");

        assertThat(seen(token).state()).isEqualTo(State.REVOKED);
        assertThat(links.pay(seen(token), Optional.empty())).isEmpty();
        assertThat(stage.bank.created()).isZero();
    }

    @Test
    void whoSentALinkByMailIsWrittenDown() {
        link();

        links.mailed(links.ofOrder(ORDER).get(0), "olha");

        assertThat(links.ofOrder(ORDER).get(0).mailing()).contains(new PayLink.Mailing(stage.clock.instant(), "olha"));
    }

    @Test
    void anOrderThatChangedIsNotPaidByAnOldLink() {
        String token = link();
        unpaid.put(ORDER, new Bill(ORDER, new Coins(1), Currency.UAH, "f"));

        assertThat(seen(token).state()).isEqualTo(State.CHANGED);
        assertThat(links.pay(seen(token), Optional.empty())).isEmpty();
    }

    @Test
    void anOrderThatTheShopWouldNotSubmitHasNoLink() {
        String token = link();
        unpaid.clear();

        assertThat(seen(token).state()).isEqualTo(State.CLOSED);
        assertThat(links.isPayable(ORDER)).isFalse();
        assertThat(links.create(ORDER, DAY, "iryna")).isEmpty();
    }

    @Test
    void anOrderThatHasItsMoneyIsNotPaidOnceMore() {
        String token = link();
        Payment paid = stage.paid();

        assertThat(seen(token).state()).isEqualTo(State.PAID);
        assertThat(seen(token).paid()).map(Payment::id).contains(paid.id());
        assertThat(seen(token).order()).isEmpty();
        assertThat(links.isPayable(ORDER)).isFalse();
        assertThat(links.create(ORDER, DAY, "iryna")).isEmpty();
        assertThat(links.pay(seen(token), Optional.empty())).isEmpty();
    }

    @Test
    void anUnpaidAttemptIsInNobodysWay() {
        stage.opened();

        assertThat(links.isPayable(ORDER)).isTrue();
        assertThat(links.create(ORDER, DAY, "iryna")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"'', uk", "de, de"})
    void whoPaysByALinkReadsTheirLanguageAndTheHistoryNamesTheLink(String asked, String language) {
        Seen seen = seen(link());

        Payment payment = links.pay(seen, Optional.of(asked).filter(text -> !text.isEmpty()))
                .orElseThrow();

        assertThat(payment.bill()).isEqualTo(Stage.BILL);
        assertThat(stage.bank.lastRequest().language()).isEqualTo(language);
        assertThat(stage.history(payment)).contains("LINK_USED iryna");
    }

    @Test
    void theTerminalOfALinkIsTheOneThatAStartWouldUse() {
        Seen seen = seen(link());
        TerminalResolver moved = (bill, option) -> Optional.of(PaymentRoute.purchase("another"));
        StartPayment later = stage.startBy(moved);

        assertThat(links.terminal(seen)).contains(FakeBank.MERCHANT);
        assertThat(later.terminal(Stage.BILL, PaymentOption.CARD)).contains("another");
        assertThat(later.terminal(Stage.BILL, PaymentOption.ACCOUNT)).isEmpty();
        stage.opened();
        assertThat(later.terminal(Stage.BILL, PaymentOption.CARD)).contains(FakeBank.MERCHANT);
        stage.clock.pass(DAY);
        assertThat(later.terminal(Stage.BILL, PaymentOption.CARD)).contains("another");
    }

    @Test
    void whereNoPaymentWouldBeStartedALinkHasNoTerminal() {
        String token = link();
        Seen open = seen(token);

        stage.offered = false;
        assertThat(links.terminal(open)).isEmpty();
        stage.offered = true;
        links.revoke(ORDER, "olha");
        assertThat(links.terminal(seen(token))).isEmpty();
    }

    @Test
    void aPageOfTheBankThatIsOpenIsPaidThoughNoOtherIsOpened() {
        Seen seen = seen(link());
        Payment opened = stage.opened();

        stage.offered = false;

        assertThat(links.terminal(seen)).contains(FakeBank.MERCHANT);
        assertThat(links.pay(seen, Optional.empty())).map(Payment::id).contains(opened.id());
    }

    private String link() {
        return links.create(ORDER, DAY, "iryna").orElseThrow();
    }

    private Seen seen(String token) {
        return links.find(token).orElseThrow();
    }
}
