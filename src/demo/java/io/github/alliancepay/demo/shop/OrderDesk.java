package io.github.alliancepay.demo.shop;

import java.util.concurrent.Callable;
import java.util.function.Function;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.springframework.stereotype.Component;

/** Works on orders on threads without a web request. */
@Component
public class OrderDesk {

    private final Surroundings surroundings;
    private final OrderLocks locks;
    private final OrderService orders;

    OrderDesk(Surroundings surroundings, OrderLocks locks, OrderService orders) {
        this.surroundings = surroundings;
        this.locks = locks;
        this.orders = orders;
    }

    /** Runs work that needs Broadleaf's surroundings. */
    public <T> T attend(Callable<T> work) {
        return surroundings.outsideTheWeb(work);
    }

    /** Changes an order while nobody else changes it. */
    public <T> T change(long order, Errand<T> errand) {
        return attend(() -> locks.holding(order, () -> errand.run(find(order))));
    }

    /** Reads an order as it is in the database. */
    public <T> T read(long order, Function<Order, T> reading) {
        return attend(() -> reading.apply(find(order)));
    }

    private Order find(long order) {
        return orders.findOrderById(order, true);
    }

    /** A change of an order. */
    @FunctionalInterface
    public interface Errand<T> {

        /** Changes the order. */
        T run(Order order) throws Exception;
    }
}
