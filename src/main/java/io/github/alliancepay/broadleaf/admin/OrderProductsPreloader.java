package io.github.alliancepay.broadleaf.admin;

import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ui.ModelMap;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.WebRequestInterceptor;

/** Does something about an order before the host's page of it is built. What it does is a help, so its failure is no failure of the page. */
public final class OrderProductsPreloader implements WebRequestInterceptor {

    private static final Pattern ORDER = Pattern.compile("/order/(\\d{1,18})");
    private static final Logger LOG = LoggerFactory.getLogger(OrderProductsPreloader.class);

    private final LongConsumer cure;

    public OrderProductsPreloader(LongConsumer cure) {
        this.cure = cure;
    }

    @Override
    public void preHandle(WebRequest request) {
        Matcher address = ORDER.matcher(request.getDescription(false));
        if (address.find()) {
            cure(Long.parseLong(address.group(1)));
        }
    }

    private void cure(long order) {
        try {
            cure.accept(order);
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
