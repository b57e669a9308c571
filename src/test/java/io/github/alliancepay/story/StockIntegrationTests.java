package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.refund.BookRefunds;
import io.github.alliancepay.broadleaf.refund.Inventory;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.TrackRefunds;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.testing.Crowd;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;

/** The shop counts its mugs. An admin says that refunded ones are back, and Broadleaf's own inventory gets them once. */
@Tag("alone")
@Import(StockRoom.class)
class StockIntegrationTests extends RefundStory {

    private static final String MUG = "Горнятко «Косів»";

    @Autowired
    private StockRoom stockRoom;

    @Autowired
    private Inventory inventory;

    @Autowired
    private HostServices host;

    @Autowired
    @Qualifier("alliancePayClock")
    private Clock clock;

    private Clerk admin;

    @BeforeEach
    void tenMugsAreInStock() {
        refundsAreDecidedAtOnce();
        stockRoom.count(MUG, 10);
        admin = Clerk.named("admin", shopUrl());
    }

    @AfterEach
    void nothingIsCounted() {
        stockRoom.stopCounting(MUG);
    }

    @Test
    void refundedUnitsGoBackInStockWhenTheAdminSaysSo() {
        Payment payment = completed();
        int before = stock();
        assertThat(admin.get(window(payment)).body())
                .contains("Units are back in stock")
                .doesNotContain("checked");

        HttpResponse<String> result = refund(payment, Map.of("restock", "true"));
        assertThat(result.body()).contains("the units are added to the stock");
        assertBooked(payment, "462.60");

        assertThat(stock()).isEqualTo(before + 1);
        assertThat(admin.get(panel(payment)).body())
                .contains("The units were added to the stock.", "Back in stock: " + MUG + " × 1");
    }

    @Test
    void theStockStaysAsItIsWhenNobodySaysSo() {
        Payment payment = completed();
        int before = stock();

        refund(payment, Map.of());
        assertBooked(payment, "462.60");

        assertThat(stock()).isEqualTo(before);
        assertThat(kinds(payment)).doesNotContain(Kind.RESTOCKED, Kind.NOTHING_RESTOCKED);
    }

    @Test
    void aShopThatCountsNothingIsNotAsked() {
        stockRoom.stopCounting(MUG);

        assertThat(admin.get(window(completed())).body())
                .contains("Comment to the bank")
                .doesNotContain("Units are back in stock");
    }

    @Test
    void nothingIsPutBackBeforeTheRefundHasSucceeded() {
        Payment payment = completed();
        int before = stock();
        bank().fault(Fault.of(FaultKind.DROP_ANSWER).on(Endpoint.REFUND));

        refund(payment, Map.of("restock", "true"));
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.UNKNOWN);
        assertThat(stock()).isEqualTo(before);

        passAMinute();
        passAMinute();
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertThat(stock()).isEqualTo(before + 1);
    }

    @Test
    void aRefundThatFailsPutsNothingBack() {
        Payment payment = completed();
        int before = stock();
        bank().fault(Fault.of(FaultKind.SERVICE_UNAVAILABLE).on(Endpoint.REFUND));

        refund(payment, Map.of("restock", "true"));
        pass(Duration.ofMinutes(3));

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.FAILED);
        assertThat(stock()).isEqualTo(before);
    }

    @Test
    void aProcessThatDiesAfterItPutUnitsBackDoesNotPutThemBackTwice() {
        Payment payment = completed();
        int before = stock();
        refund(payment, Map.of("restock", "true"));

        assertThatThrownBy(() -> books(Dying.after(Inventory.class, inventory, "putBack"))
                        .pursue(payment, clock.instant()))
                .isInstanceOf(Crash.class);
        pass(Duration.ofMinutes(3));

        assertBooked(payment, "462.60");
        assertThat(stock()).isEqualTo(before + 1);
        assertThat(kinds(payment)).containsOnlyOnce(Kind.RESTOCKED);
    }

    @Test
    void manyNodesAtOncePutUnitsBackOnce() {
        Payment payment = completed();
        int before = stock();
        refund(payment, Map.of());
        assertBooked(payment, "462.60");
        Refund refund = onlyRefund(payment);

        Crowd.of16(node -> {
            try {
                return inventory.putBack(payment, refund);
            } catch (RuntimeException anotherNodeWasFirst) {
                return List.of();
            }
        });

        assertThat(stock()).isEqualTo(before + 1);
        assertThat(inventory.putBack(payment, refund)).containsExactly(MUG + " × 1");
    }

    @Test
    void aStockThatTakesNothingIsSeenAndIsNoFailureOfTheRefund() {
        Payment payment = completed();
        int before = stock();
        stockRoom.setFull(MUG, true);

        refund(payment, Map.of("restock", "true"));
        for (int minute = 0; minute < 25; minute++) {
            passAMinute();
        }
        assertBooked(payment, "462.60");
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertThat(reasons(payment)).containsExactly(Reason.RESTOCKING_FAILING);

        stockRoom.setFull(MUG, false);
        pass(Duration.ofMinutes(3));
        assertThat(stock()).isEqualTo(before + 1);
        assertThat(reasons(payment)).isEmpty();
    }

    private TrackRefunds books(Inventory stock) {
        BookRefunds booking = new BookRefunds(payments(), ledger.refunds(), host.refundRecorder(), stock, clock);
        return new TrackRefunds(ledger.refunds(), null, booking, clock);
    }

    private HttpResponse<String> refund(Payment payment, Map<String, String> more) {
        admin.get(window(payment));
        Map<String, String> fields = new LinkedHashMap<>(more);
        fields.put("quantity." + mugs(payment).line().key(), "1");
        HttpResponse<String> question = admin.post(window(payment), fields);
        return admin.post(window(payment) + "/send", Map.of("token", Clerk.hidden("token", question)));
    }

    private List<Kind> kinds(Payment payment) {
        return payments().events(payment.id()).stream()
                .map(event -> event.kind())
                .toList();
    }

    private Set<Reason> reasons(Payment payment) {
        return ledger.search().needsAttention(clock.instant()).stream()
                .filter(attention -> attention.payment().id().equals(payment.id()))
                .findFirst()
                .map(Attention::reasons)
                .orElse(Set.of());
    }

    private int stock() {
        return stockRoom.units(MUG);
    }

    private static String panel(Payment payment) {
        return "/admin/order/" + orderOf(payment) + "/alliancepay";
    }

    private static String window(Payment payment) {
        return panel(payment) + "/" + payment.id() + "/refund";
    }
}
