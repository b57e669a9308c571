package io.github.alliancepay.sandbox.session;

import io.github.alliancepay.sandbox.order.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The merchants of the bank: one from the start, and others that are known from when somebody first asks for them. Thread-safe. */
public final class Merchants {
    /** How a further merchant can be called. */
    public static final String LABELS = "a merchant is called by up to 30 of a-z, 0-9 and -";

    private final long seed;
    private final Merchant first;
    private final Map<String, Merchant> further = new LinkedHashMap<>();

    /** @param name of the first one on the payment page */
    public Merchants(long seed, String name) {
        this.seed = seed;
        this.first = Merchant.of(seed, name);
    }

    /** The one that is there from the start. */
    public Merchant first() {
        return first;
    }

    /**
     * The merchant with this label, a new one when there is none.
     *
     * @param label one to thirty small letters, digits and hyphens
     */
    public synchronized Merchant labelled(String label) {
        if (!isLabel(label)) {
            throw new IllegalArgumentException(LABELS);
        }
        return further.computeIfAbsent(label, missing -> Merchant.further(seed, missing, first.name()));
    }

    /** Whether a merchant can be called so. */
    public static boolean isLabel(String label) {
        return label.matches("[a-z0-9-]{1,30}");
    }

    /** The labels of those that were asked for. */
    public synchronized List<String> labels() {
        return List.copyOf(further.keySet());
    }

    /** All of them. */
    public synchronized List<Merchant> all() {
        List<Merchant> all = new ArrayList<>(List.of(first));
        all.addAll(further.values());
        return all;
    }

    Optional<Merchant> withServiceCode(String serviceCode) {
        return any(merchant -> merchant.serviceCode().equals(serviceCode));
    }

    /** Whose order it is. */
    public Merchant of(Order order) {
        Optional<String> id = order.request().body().text("merchantId");
        return any(merchant -> Optional.of(merchant.merchantId()).equals(id)).orElseThrow();
    }

    private Optional<Merchant> any(Predicate<Merchant> wanted) {
        return all().stream().filter(wanted).findFirst();
    }
}
