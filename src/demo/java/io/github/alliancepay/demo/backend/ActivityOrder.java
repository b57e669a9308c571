package io.github.alliancepay.demo.backend;

import org.broadleafcommerce.core.workflow.BaseProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.OrderComparator;
import org.springframework.stereotype.Component;

/**
 * Sorts every workflow again when all beans exist. A workflow sorts its activities when it is created. An activity in a cycle of beans has
 * no order yet at that moment, so the payment check would come after the submission of the order.
 */
@Component
class ActivityOrder implements SmartInitializingSingleton {

    private final ObjectProvider<BaseProcessor> workflows;

    ActivityOrder(ObjectProvider<BaseProcessor> workflows) {
        this.workflows = workflows;
    }

    @Override
    public void afterSingletonsInstantiated() {
        workflows.stream().map(BaseProcessor::getActivities).forEach(OrderComparator::sort);
    }
}
