package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.util.List;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is read from the host's tables past its entities, over tables like its own. */
class HostTablesTests {

    private final JdbcTemplate database = new JdbcTemplate(
            new DriverManagerDataSource("jdbc:h2:mem:host" + System.nanoTime() + ";DB_CLOSE_DELAY=-1"));

    @BeforeEach
    void theHostHasOrders() {
        database.execute("CREATE TABLE BLC_ORDER (ORDER_ID BIGINT PRIMARY KEY, ORDER_STATUS VARCHAR(255))");
        database.execute("CREATE TABLE BLC_ORDER_ITEM (ORDER_ITEM_ID BIGINT PRIMARY KEY, ORDER_ID BIGINT)");
        database.execute("CREATE TABLE BLC_DISCRETE_ORDER_ITEM (ORDER_ITEM_ID BIGINT PRIMARY KEY, PRODUCT_ID BIGINT)");
        database.update("INSERT INTO BLC_ORDER VALUES (1, 'SHIPPED'), (2, 'SUBMITTED'), (3, 'SHIPPED')");
        database.update("INSERT INTO BLC_ORDER_ITEM VALUES (10, 1), (11, 1), (12, 1), (20, 2)");
        database.update("INSERT INTO BLC_DISCRETE_ORDER_ITEM VALUES (10, 100), (11, 100), (12, NULL), (20, 200)");
    }

    @Test
    void onlyTheOrdersAskedAboutAreInTheStatus() {
        HostServices host = new HostServices(
                mock(OrderService.class),
                mock(OrderPaymentService.class),
                mock(PaymentGatewayCheckoutService.class),
                new Object(),
                1);

        assertThat(host.orderStatuses(database).inStatus("SHIPPED", List.of(1L, 2L)))
                .containsExactly(1L);
    }

    @Test
    void theProductsOfAnOrderAreLoadedOnceEach() {
        CatalogService catalog = mock(CatalogService.class);

        new OrderedProducts(database, catalog).load(1);

        verify(catalog).findProductById(100L);
        verifyNoMoreInteractions(catalog);
    }
}
