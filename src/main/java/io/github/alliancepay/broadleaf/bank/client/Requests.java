package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.OrderDescription;
import io.github.alliancepay.broadleaf.bank.OrderDescription.BasketLine;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.bank.PayerField;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the bodies of requests by the bank's rules. An optional field that is not known is left out, never null or empty. */
final class Requests {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final Terminal terminal;
    private final Clock clock;

    Requests(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Protocol section 5.1. */
    ObjectNode order(OrderRequest request) {
        ObjectNode body = merchantRequest(request.merchantRequestId())
                .put("hppPayType", request.type().name())
                .put("coinAmount", request.amount().value())
                .put("currencyCode", request.currency().numeric())
                .put("statusPageType", terminal.page().statusPage().name());
        ArrayNode methods = body.putArray("paymentMethods");
        terminal.page().methods().forEach(method -> methods.add(method.name()));
        addChoices(body, request);
        if (request.type() == PayType.A2A) {
            addTransfer(body);
        }
        addDescription(body, request.description());
        addAddresses(body, request.addresses());
        return body.set("customerData", payer(request.payer()));
    }

    /** Protocol section 9.1. */
    ObjectNode refund(RefundRequest request) {
        ObjectNode body = movement(request.merchantRequestId(), request.amount().value())
                .put("operationId", request.operationId());
        request.callback().map(URI::toString).ifPresent(callback -> body.put("notificationUrl", callback));
        request.comment().ifPresent(comment -> body.put("merchantComment", comment));
        return body;
    }

    /** Protocol section 10. */
    ObjectNode completion(CompletionRequest request) {
        ObjectNode body = movement(request.merchantRequestId(), request.amount().value())
                .put("originalOperationId", request.originalOperationId());
        request.callback().map(URI::toString).ifPresent(callback -> body.put("notificationUrl", callback));
        return body;
    }

    /** Protocol section 7. */
    ObjectNode orderQuery(String hppOrderId) {
        return Fields.newObject().put("hppOrderId", hppOrderId);
    }

    private ObjectNode movement(String merchantRequestId, long coins) {
        return merchantRequest(merchantRequestId)
                .put("coinAmount", coins)
                .put("date", BankTime.ORDER.print(clock.instant()));
    }

    private ObjectNode merchantRequest(String merchantRequestId) {
        return Fields.newObject()
                .put("merchantRequestId", merchantRequestId)
                .put("merchantId", terminal.credentials().merchantId());
    }

    /** For a language that is none of its own, the bank chooses. */
    private void addChoices(ObjectNode body, OrderRequest request) {
        if (terminal.page().oneTry()) {
            body.put("hppTryMode", "ONE_TRY");
        }
        if (OrderRequest.LANGUAGES.contains(request.language())) {
            body.put("language", request.language());
        }
        request.lifetime().ifPresent(lifetime -> body.put("expirationTimeMinutes", lifetime.toMinutes()));
        request.holdUntil().map(BankTime.ORDER::print).ifPresent(end -> body.put("preAuthExpDate", end));
    }

    /** A link and a QR code that the app of every bank opens (protocol section 5.1). */
    private static void addTransfer(ObjectNode body) {
        body.put("directType", "BANK_LINK").put("priorityBankCode", "ALL_BANKS").put("generateQrNbu", true);
    }

    private static void addDescription(ObjectNode body, OrderDescription description) {
        description.purpose().ifPresent(purpose -> body.put("purpose", purpose));
        description.comment().ifPresent(comment -> body.put("merchantComment", comment));
        if (!description.basket().isEmpty()) {
            addBasket(body.putObject("hppPageAdditionalInfo"), description.basket());
        }
    }

    private static void addBasket(ObjectNode info, List<BasketLine> basket) {
        info.put(
                "productsSum",
                basket.stream().mapToLong(line -> line.sum().value()).sum());
        ArrayNode products = info.putArray("products");
        basket.forEach(line -> products.addObject()
                .put("name", line.name())
                .put("count", line.count())
                .put("sum", line.sum().value()));
    }

    private static void addAddresses(ObjectNode body, OrderRequest.Addresses addresses) {
        body.put("notificationUrl", addresses.callback().toString())
                .put("successUrl", addresses.success().toString())
                .put("failUrl", addresses.failure().toString());
    }

    private static ObjectNode payer(Payer payer) {
        ObjectNode data = Fields.newObject().put("senderCustomerId", payer.customerId());
        payer.details().forEach((field, value) -> {
            if (!value.isBlank()) {
                PayerRules.fitting(field, value)
                        .ifPresentOrElse(text -> data.put(field.wireName(), text), () -> tellLeftOut(field));
            }
        });
        return data;
    }

    private static void tellLeftOut(PayerField field) {
        LOG.warn("The payer's field {} breaks a rule of the bank and is left out of the order", field.wireName());
    }
}
