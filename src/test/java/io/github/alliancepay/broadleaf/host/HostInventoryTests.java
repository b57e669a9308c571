package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.inventory.service.InventoryService;
import org.broadleafcommerce.core.inventory.service.type.InventoryType;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The number of units that a process remembers, beside the one in the database. The demo's Broadleaf 3.1 has no such number, so the host is
 * played here as its later lines count: they add to what the entity says.
 */
class HostInventoryTests {

    private static final long ORDER = 7;

    private final DriverManagerDataSource source =
            new DriverManagerDataSource("jdbc:h2:mem:stock-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");

    private final JdbcTemplate database = new JdbcTemplate(source);
    private final AtomicInteger remembered = new AtomicInteger(5);
    private final Map<String, String> fields = new HashMap<>(Map.of(HostFields.REFUND_ID, "r1"));
    private final Sku sku = sku();
    private final InventoryService service = mock(InventoryService.class);
    private final HostInventory inventory = inventory();

    @Test
    void unitsAreAddedToWhatTheDatabaseSays() {
        database.execute("CREATE TABLE BLC_SKU (SKU_ID BIGINT PRIMARY KEY, QUANTITY_AVAILABLE INTEGER)");
        database.execute("INSERT INTO BLC_SKU VALUES (3, 3)");

        assertThat(putBack()).containsExactly("Mug × 1");

        assertThat(remembered).hasValue(4);
        assertThat(putBack()).containsExactly("Mug × 1");
        assertThat(remembered).hasValue(4);
    }

    @Test
    void anArticleWithoutANumberIsLeftToTheShop() {
        database.execute("CREATE TABLE BLC_SKU (SKU_ID BIGINT PRIMARY KEY, QUANTITY_AVAILABLE INTEGER)");
        database.execute("INSERT INTO BLC_SKU VALUES (3, NULL)");

        putBack();

        assertThat(remembered).hasValue(6);
    }

    @Test
    void aHostWithoutNumbersIsNotAskedForThem() {
        database.execute("CREATE TABLE BLC_SKU (SKU_ID BIGINT PRIMARY KEY)");

        assertThat(putBack()).containsExactly("Mug × 1");

        verify(sku, never()).setQuantityAvailable(any());
    }

    private List<String> putBack() {
        return inventory.putBack(payment(), refund());
    }

    private Sku sku() {
        Sku article = mock(Sku.class);
        when(article.getId()).thenReturn(3L);
        when(article.getInventoryType()).thenReturn(InventoryType.CHECK_QUANTITY);
        doAnswer(call -> {
                    remembered.set(call.getArgument(0));
                    return null;
                })
                .when(article)
                .setQuantityAvailable(any());
        return article;
    }

    private HostInventory inventory() {
        doAnswer(call -> {
                    Map<Sku, Integer> units = call.getArgument(0);
                    return remembered.addAndGet(units.get(sku));
                })
                .when(service)
                .incrementInventory(anyMap());
        OrderService orders = mock(OrderService.class);
        Order order = order();
        when(orders.findOrderById(ORDER)).thenReturn(order);
        OrderPaymentService payments = mock(OrderPaymentService.class);
        OrderPayment paid = paid();
        when(payments.readPaymentById(11L)).thenReturn(paid);
        HostContext context = new HostContext(new NewerHostApi(new Object(), new Object()), 1);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        return new HostInventory(orders, payments, service, context, transaction, database);
    }

    private OrderPayment paid() {
        PaymentTransaction recorded = mock(PaymentTransaction.class);
        when(recorded.getAdditionalFields()).thenReturn(fields);
        OrderPayment paid = mock(OrderPayment.class);
        when(paid.getTransactions()).thenReturn(List.of(recorded));
        return paid;
    }

    private Order order() {
        DiscreteOrderItem mug = mock(DiscreteOrderItem.class);
        when(mug.getName()).thenReturn("Mug");
        when(mug.getSku()).thenReturn(sku);
        FulfillmentGroupItem part = mock(FulfillmentGroupItem.class);
        when(part.getId()).thenReturn(9L);
        when(part.getQuantity()).thenReturn(2);
        when(part.getOrderItem()).thenReturn(mug);
        FulfillmentGroup shipment = mock(FulfillmentGroup.class);
        when(shipment.getFulfillmentGroupItems()).thenReturn(List.of(part));
        Order order = mock(Order.class);
        when(order.getFulfillmentGroups()).thenReturn(List.of(shipment));
        return order;
    }

    private static Refund refund() {
        Coins amount = new Coins(100);
        RefundPlan plan = new RefundPlan(amount, amount, List.of(new RefundLine("item:9", 1, amount)), true);
        RefundOrigin admin = RefundOrigin.of("iryna", "");
        return new Refund("r1", "p1", ORDER, "o1", plan, RefundState.SUCCEEDED, admin, BankTrace.NONE, Instant.EPOCH);
    }

    private static Payment payment() {
        return SubmittedPayment.of(new Bill(ORDER, new Coins(200), Currency.UAH, "f"));
    }
}
