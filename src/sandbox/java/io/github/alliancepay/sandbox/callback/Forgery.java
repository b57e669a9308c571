package io.github.alliancepay.sandbox.callback;

import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.OperationStatus;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.wire.OrderJson;
import java.util.UUID;

/** A callback that the bank never sent. Anybody who knows the address can send one (protocol section 8.5). */
public enum Forgery {
    /** Says that an unpaid order is paid. */
    PAID {
        @Override
        String body(Order order, OrderJson wire) {
            return claim(order, wire, OperationStatus.SUCCESS).toString();
        }
    },
    /** Says that a paid order failed. */
    FAILED {
        @Override
        String body(Order order, OrderJson wire) {
            return claim(order, wire, OperationStatus.FAIL).toString();
        }
    },
    /** Says that a hundredth of the amount was paid. */
    PAID_LESS {
        @Override
        String body(Order order, OrderJson wire) {
            return claim(order, wire, OperationStatus.SUCCESS)
                    .put("coinAmount", order.request().coins() / 100)
                    .toString();
        }
    },
    /** Says that the order was refunded, in the flat form. */
    REFUNDED {
        @Override
        String body(Order order, OrderJson wire) {
            return operation(order, OperationStatus.SUCCESS)
                    .put("type", "REFUND")
                    .put("transactionType", 76)
                    .toString();
        }
    },
    /** Names an order that does not exist. */
    UNKNOWN_ORDER {
        @Override
        String body(Order order, OrderJson wire) {
            return claim(order, wire, OperationStatus.SUCCESS)
                    .put("hppOrderId", "1790000000123AAAAAAAAAAA")
                    .toString();
        }
    },
    /** Has members that overwrite data of a shop that copies callbacks into its own rows. */
    MASS_ASSIGNMENT {
        @Override
        String body(Order order, OrderJson wire) {
            return claim(order, wire, OperationStatus.SUCCESS)
                    .put("order_id", 1)
                    .put("coin_amount", 1)
                    .put("state", "PAID")
                    .toString();
        }
    },
    /** Is no JSON. */
    NOT_JSON {
        @Override
        String body(Order order, OrderJson wire) {
            return "<order>" + order.hppOrderId() + "</order>";
        }
    },
    /** Is a megabyte long. */
    HUGE {
        @Override
        String body(Order order, OrderJson wire) {
            return "{\"hppOrderId\":\"" + order.hppOrderId() + "\",\"padding\":\"" + "x".repeat(1 << 20) + "\"}";
        }
    },
    /** Is empty. */
    EMPTY {
        @Override
        String body(Order order, OrderJson wire) {
            return "";
        }
    };

    abstract String body(Order order, OrderJson wire);

    /** The forged message about an order, to an address. */
    public Callback about(Order order, OrderJson wire, String url) {
        return new Callback("forged-" + name(), order.hppOrderId(), url, body(order, wire), false);
    }

    private static JsonObject claim(Order order, OrderJson wire, OperationStatus status) {
        return wire.envelope(order)
                .put("orderStatus", status.order().name())
                .put("operation", operation(order, status));
    }

    private static JsonObject operation(Order order, OperationStatus status) {
        return new JsonObject()
                .put("type", "PURCHASE")
                .put("transactionType", 35)
                .put("rrn", "626400000001")
                .put("coinAmount", order.request().coins())
                .put("ecomOperationId", UUID.randomUUID().toString())
                .put("operationId", "1790000031495AAAAAAAAAAA")
                .put("hppOrderId", order.hppOrderId())
                .put("approvalCode", "000001")
                .put("status", status.name())
                .put("transactionCurrency", "980")
                .put(
                        "transactionResponseInfo",
                        new JsonObject().put("actionCode", "0").put("responseCode", "00"));
    }
}
