package io.github.alliancepay.broadleaf.admin;

import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ui.ModelMap;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.WebRequestInterceptor;

/** Loads the products of an order before the host builds its page. A failure is logged, and the page is built without it. */
public final class OrderProductsPreloader implements WebRequestInterceptor {

    private static final Pattern ORDER = Pattern.compile("/order/(\\d{1,18})");
    private static final Logger LOG = LoggerFactory.getLogger(OrderProductsPreloader.class);

    private final LongConsumer products;

    public OrderProductsPreloader(LongConsumer products) {
        this.products = products;
    }

    @Override
    public void preHandle(WebRequest request) {
        Matcher address = ORDER.matcher(request.getDescription(false));
        if (address.find()) {
            preload(Long.parseLong(address.group(1)));
        }
    }

    private void preload(long order) {
        try {
            products.accept(order);
        } catch (RuntimeException failure) {
            LOG.debug("The products of order {} could not be loaded ahead of its page", order, failure);
        }
    }

    @Override
    public void postHandle(WebRequest request, ModelMap model) {
        // nothing to add to the page
    }

    @Override
    public void afterCompletion(WebRequest request, Exception failure) {
        // nothing to give back
    }
}
