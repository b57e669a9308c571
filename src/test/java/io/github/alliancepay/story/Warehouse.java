package io.github.alliancepay.story;

import java.util.concurrent.atomic.AtomicInteger;
import org.broadleafcommerce.core.inventory.service.InventoryUnavailableException;
import org.broadleafcommerce.core.workflow.BaseActivity;
import org.broadleafcommerce.core.workflow.BaseProcessor;
import org.broadleafcommerce.core.workflow.ProcessContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** A step in the host's checkout, as shops add them. It fails the checkout with its payment while the article is sold out. */
@TestComponent
class Warehouse extends BaseActivity<ProcessContext<? extends Object>> {

    @Autowired
    @Qualifier("blCheckoutWorkflow")
    private BaseProcessor checkout;

    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean soldOut;

    /** Just before the order is submitted, after the payment was confirmed. */
    @EventListener(ApplicationReadyEvent.class)
    void join() {
        checkout.getActivities().add(checkout.getActivities().size() - 1, this);
    }

    void sellOut() {
        refusals.set(0);
        soldOut = true;
    }

    /** How many checkouts failed since the article was sold out. */
    int refusals() {
        return refusals.get();
    }

    void restock() {
        soldOut = false;
    }

    @Override
    public ProcessContext<? extends Object> execute(ProcessContext<? extends Object> context) throws Exception {
        if (soldOut) {
            refusals.incrementAndGet();
            throw new InventoryUnavailableException("Sold out");
        }
        return context;
    }
}
