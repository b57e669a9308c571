package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundBalance.Line;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.demo.shop.OrderDesk;
import java.time.Duration;
import java.util.List;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.order.service.OrderService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An order that the shop edits after it was paid: what was sold is refunded, and the admin is told. */
@Tag("database")
class EditedOrderIntegrationTests extends RefundStory {

    @Autowired
    private OrderDesk desk;

    @Autowired
    private OrderService orders;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void theBankDecidesAtOnce() {
        refundsAreDecidedAtOnce();
    }

    private enum Edit {
        ITEM_REMOVED,
        QUANTITY_CHANGED,
        PRICE_CHANGED,
        ITEM_ADDED
    }

    private void edit(long order, Edit edit) {
        switch (edit) {
            case ITEM_REMOVED -> shop.changeQuantity(order, "buckwheat-honey", 0);
            case QUANTITY_CHANGED -> shop.changeQuantity(order, "kosiv-mug", 1);
            case PRICE_CHANGED -> reprice(order);
            case ITEM_ADDED -> shop.addItem(order, "linen-towel", 3);
        }
    }

    private void reprice(long order) {
        desk.change(order, sold -> {
            sold.getFulfillmentGroups().stream()
                    .flatMap(parcel -> parcel.getFulfillmentGroupItems().stream())
                    .forEach(item -> item.setTotalItemAmount(new Money("1.00", "UAH")));
            return orders.save(sold, false);
        });
    }

    @ParameterizedTest
    @EnumSource(Edit.class)
    void whatWasPaidForIsRefundedWhateverBecomesOfTheOrder(Edit edit) {
        Payment payment = completed();
        List<Line> sold = balance(payment).lines();

        edit(orderOf(payment), edit);

        RefundBalance balance = balance(payment);
        assertThat(balance.orderEdited()).isTrue();
        assertThat(balance.lines()).isEqualTo(sold);
        assertThat(makeRefund(payment, mugs(payment), 2).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(makeRefund(payment, honey(payment), 1).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(makeRefund(payment, post(payment), 1).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(balance(payment).left().isZero()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Edit.class)
    void anOrderThatIsEditedBeforeTheAdminFirstLooksIsRefundedAsItWasSold(Edit edit) {
        Payment payment = paidWithoutCallbacks();
        passAMinute();

        edit(orderOf(payment), edit);

        assertThat(balance(payment).orderEdited()).isTrue();
        assertThat(sum(balance(payment))).isEqualTo(payment.bill().amount());
        assertThat(mugs(payment).leftAmount()).hasToString("925.20");
    }

    @Test
    void anOrderThatIsDeletedIsRefundedAsItWasSold() {
        Payment payment = completed();
        cabinetRefund(payment, 1_000);

        staff.delete(orderOf(payment));
        pass(Duration.ofDays(2));

        assertThat(balance(payment).orderEdited()).isTrue();
        assertThat(balance(payment).refunded()).hasToString("10.00");
        assertThat(makeRefund(payment, honey(payment), 1).state()).isEqualTo(RefundState.SUCCEEDED);
    }

    @Test
    void theAdminIsToldInThePanelAndInTheWindow() {
        Payment payment = completed();
        Clerk admin = Clerk.named("admin", shopUrl());
        String panel = "/admin/order/" + orderOf(payment) + "/alliancepay";
        String window = panel + "/" + payment.id() + "/refund";
        assertThat(admin.get(panel).body() + admin.get(window).body()).doesNotContain("changed after it was paid");

        edit(orderOf(payment), Edit.QUANTITY_CHANGED);

        assertThat(admin.get(panel).body()).contains("The order was changed after it was paid.");
        assertThat(admin.get(window).body()).contains("The order was changed after it was paid.");
    }

    @Test
    void aPaymentOfAnEarlierVersionIsRefundedByItsOrderFromTheFirstLookOn() {
        Payment payment = completed();
        database.update("DELETE FROM ALLIANCEPAY_ORDER_LINE WHERE PAYMENT_ID = ?", payment.id());

        assertThat(balance(payment).orderEdited()).isFalse();
        edit(orderOf(payment), Edit.QUANTITY_CHANGED);

        assertThat(balance(payment).orderEdited()).isTrue();
        assertThat(mugs(payment).leftQuantity()).isEqualTo(2);
    }
}
