package io.github.alliancepay.story;

import org.broadleafcommerce.core.inventory.service.InventoryUnavailableException;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.BaseProcessor;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** A step in the host's checkout, as shops add them: it fails the checkout, payment and all, while the article is sold out. */
@TestComponent
class Warehouse extends BaseActivity<ProcessContext<? extends Object>> {

    @Autowired
    @Qualifier("blCheckoutWorkflow")
    private BaseProcessor checkout;

    private volatile boolean soldOut;

    /** Just before the order is submitted, when the payment is confirmed already. */
    @EventListener(ApplicationReadyEvent.class)
    void join() {
        checkout.getActivities().add(checkout.getActivities().size() - 1, this);
    }

    void sellOut() {
        soldOut = true;
    }

    void restock() {
        soldOut = false;
    }

    @Override
    public ProcessContext<? extends Object> execute(ProcessContext<? extends Object> context) throws Exception {
        if (soldOut) {
            throw new InventoryUnavailableException("Sold out");
        }
        return context;
    }
}
