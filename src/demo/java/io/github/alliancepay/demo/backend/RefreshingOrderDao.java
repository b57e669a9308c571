package io.github.alliancepay.demo.backend;

import org.broadleafcommerce.core.order.dao.OrderDaoImpl;
import org.broadleafcommerce.core.order.domain.Order;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Broadleaf's order DAO, which refreshes within a transaction like 6.2, because Hibernate 5 refuses to refresh outside one. */
@Repository("blOrderDao")
public class RefreshingOrderDao extends OrderDaoImpl {

    @Override
    @Transactional("blTransactionManager")
    public Order readOrderById(Long orderId, boolean refresh) {
        return super.readOrderById(orderId, refresh);
    }
}
