package io.github.alliancepay.demo.backend;

import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.PersistenceUnit;
import org.broadleafcommerce.common.util.StreamingTransactionCapableUtil;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Broadleaf's utility with the method that 6.2 and 7.0 have and 3.1.15 does not: an entity manager for a thread without one. */
@Component("blStreamingTransactionCapableUtil")
public class ViewOpeningUtil extends StreamingTransactionCapableUtil {

    @PersistenceUnit
    private EntityManagerFactory entityManagers;

    /** Runs work with an entity manager bound to the thread, so that collections can load when they are used. */
    public void runOptionalEntityManagerInViewOperation(Runnable work) {
        if (TransactionSynchronizationManager.hasResource(entityManagers)) {
            work.run();
        } else {
            runInNewView(work);
        }
    }

    private void runInNewView(Runnable work) {
        EntityManager entities = entityManagers.createEntityManager();
        TransactionSynchronizationManager.bindResource(entityManagers, new EntityManagerHolder(entities));
        try {
            work.run();
        } finally {
            TransactionSynchronizationManager.unbindResource(entityManagers);
            EntityManagerFactoryUtils.closeEntityManager(entities);
        }
    }
}
