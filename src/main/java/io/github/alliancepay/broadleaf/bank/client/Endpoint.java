package io.github.alliancepay.broadleaf.bank.client;

import java.util.Locale;

/** What the bank can be called for (protocol section 1.2). */
enum Endpoint {
    AUTHORIZE("/api-gateway/authorize_virtual_device", Effect.NOTHING),
    CREATE_ORDER("/ecom/execute_request/hpp/v1/create-order", Effect.ORDER),
    OPERATIONS("/ecom/execute_request/hpp/v1/operations", Effect.NOTHING),
    REFUND("/ecom/execute_request/payments/v3/refund", Effect.MONEY),
    COMPLETION("/ecom/execute_request/payments/v1/completion", Effect.MONEY);

    private final String path;
    private final Effect effect;

    Endpoint(String path, Effect effect) {
        this.path = path;
        this.effect = effect;
    }

    /** The name in figures, such as {@code create-order}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String path() {
        return path;
    }

    /** Whether a call leaves something at the bank, so that its outcome must be known for sure. */
    boolean acts() {
        return effect != Effect.NOTHING;
    }

    /** Whether a call moves money. Then it and its answer are encrypted (protocol section 3.3). */
    boolean movesMoney() {
        return effect == Effect.MONEY;
    }

    private enum Effect {
        NOTHING,
        ORDER,
        MONEY
    }
}
