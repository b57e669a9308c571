package io.github.alliancepay.demo.shop;

import io.github.alliancepay.demo.assortment.StoreCurrency;
import io.github.alliancepay.demo.backend.ViewOpeningUtil;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.broadleafcommerce.common.classloader.release.ThreadLocalManager;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.broadleafcommerce.common.locale.service.LocaleService;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.springframework.stereotype.Component;

/** What Broadleaf's services need on a thread: currency, locale and an open entity manager. */
@Component
public class Surroundings {

    private static final Locale UKRAINIAN = new Locale("uk");

    private final StoreCurrency currency;
    private final BroadleafCurrencyService currencies;
    private final LocaleService locales;
    private final ViewOpeningUtil view;

    Surroundings(
            StoreCurrency currency, BroadleafCurrencyService currencies, LocaleService locales, ViewOpeningUtil view) {
        this.currency = currency;
        this.currencies = currencies;
        this.locales = locales;
        this.view = view;
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

    /** Runs work on a thread without a web request. */
    public <T> T outsideTheWeb(Callable<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        view.runOptionalEntityManagerInViewOperation(() -> result.set(surrounded(work)));
        return result.get();
    }

    private <T> T surrounded(Callable<T> work) {
        enter(UKRAINIAN);
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
