package io.github.alliancepay.demo.shop;

import io.github.alliancepay.demo.assortment.StoreCurrency;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.broadleafcommerce.common.classloader.release.ThreadLocalManager;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.broadleafcommerce.common.locale.service.LocaleService;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What Broadleaf's services look for around them on a thread: currency, locale and an open entity manager. */
@Component
public class Surroundings {

    private final StoreCurrency currency;
    private final BroadleafCurrencyService currencies;
    private final LocaleService locales;
    private final EntityManagerFactory entityManagers;

    Surroundings(
            StoreCurrency currency,
            BroadleafCurrencyService currencies,
            LocaleService locales,
            EntityManagerFactory entityManagers) {
        this.currency = currency;
        this.currencies = currencies;
        this.locales = locales;
        this.entityManagers = entityManagers;
    }

    /** Sets up the current thread, which has an entity manager; {@link #leave()} undoes it. */
    public BroadleafRequestContext enter(Locale locale) {
        BroadleafRequestContext context = new BroadleafRequestContext();
        context.setIgnoreSite(true);
        context.setBroadleafCurrency(currencies.findCurrencyByCode(currency.code()));
        context.setLocale(locales.findLocaleByCode(locale.getLanguage()));
        BroadleafRequestContext.setBroadleafRequestContext(context);
        return context;
    }

    /** Clears the current thread. */
    public void leave() {
        ThreadLocalManager.remove();
    }

    /** Does something on a thread that serves no web request. */
    public <T> T outsideTheWeb(Callable<T> work) {
        if (TransactionSynchronizationManager.hasResource(entityManagers)) {
            return surrounded(work);
        }
        EntityManager entities = entityManagers.createEntityManager();
        TransactionSynchronizationManager.bindResource(entityManagers, new EntityManagerHolder(entities));
        try {
            return surrounded(work);
        } finally {
            TransactionSynchronizationManager.unbindResource(entityManagers);
            EntityManagerFactoryUtils.closeEntityManager(entities);
        }
    }

    private <T> T surrounded(Callable<T> work) {
        enter(new Locale("uk"));
        try {
            return work.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        } finally {
            leave();
        }
    }
}
