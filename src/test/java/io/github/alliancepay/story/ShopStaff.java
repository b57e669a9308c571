package io.github.alliancepay.story;

import io.github.alliancepay.demo.backend.LockingOrderService;
import io.github.alliancepay.demo.shop.Surroundings;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderImpl;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the staff of the shop does to orders during a story. */
@TestComponent
class ShopStaff {

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private LockingOrderService orders;

    @Autowired
    private Surroundings surroundings;

    /** Somebody works on the order and keeps its lock. */
    void lock(long order) {
        if (!orders.acquireLock(key(order))) {
            throw new IllegalStateException("Order " + order + " is locked already");
        }
    }

    void unlock(long order) {
        orders.releaseLock(key(order));
    }

    boolean isLocked(long order) {
        boolean free = orders.acquireLock(key(order));
        if (free) {
            orders.releaseLock(key(order));
        }
        return !free;
    }

    /** Somebody cancels the order in the shop. */
    void cancel(long order) {
        move(order, OrderStatus.CANCELLED);
    }

    /** Somebody gives the order another status. */
    void move(long order, OrderStatus status) {
        surroundings.outsideTheWeb(() -> {
            Order found = orders.findOrderById(order, true);
            found.setStatus(status);
            return orders.save(found, false);
        });
    }

    /** Somebody deletes the order. */
    void delete(long order) {
        surroundings.outsideTheWeb(() -> {
            orders.cancelOrder(orders.findOrderById(order, true));
            return order;
        });
    }

    /** Takes the payments of earlier stories out of the queue. */
    void endEarlierStories() {
        database.update("UPDATE ALLIANCEPAY_PAYMENT SET NEXT_SYNC_AT = NULL");
        database.update("UPDATE ALLIANCEPAY_PAYMENT SET STATE = 'RELEASED' WHERE STATE = 'AUTHORIZED'");
        database.update("DELETE FROM ALLIANCEPAY_FULFILMENT");
        database.update("DELETE FROM ALLIANCEPAY_OUTBOX");
    }

    /** The name of the shop's database product. */
    String database() {
        return database.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
    }

    private static Order key(long order) {
        Order key = new OrderImpl();
        key.setId(order);
        return key;
    }
}
