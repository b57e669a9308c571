package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.AnswerMismatchException;
import io.github.alliancepay.broadleaf.bank.BankField;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.money.Coins;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads successful answers and checks that they are about what was asked. Ignores what it does not know. */
final class Answers {

    private final Terminal terminal;
    private final Clock clock;

    Answers(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /**
     * Protocol section 5.3.
     *
     * @throws AnswerMismatchException when the answer is about another order
     */
    CreatedOrder createdOrder(Fields answer, OrderRequest request) {
        requireSame("merchantId", terminal.credentials().merchantId(), answer.required(BankField.MERCHANT_ID));
        requireSame("merchantRequestId", request.merchantRequestId(), answer.required(BankField.MERCHANT_REQUEST_ID));
        requireSame("coinAmount", request.amount(), answer.coins(BankField.COIN_AMOUNT));
        Optional<URI> qr = request.type() == PayType.A2A
                ? address(answer.kept(BankField.NBU_QR_CODE), terminal::allowsTransfer)
                : Optional.empty();
        return new CreatedOrder(
                answer.required(BankField.HPP_ORDER_ID),
                answer.kept(BankField.ECOM_ORDER_ID),
                request.type() == PayType.A2A ? link(answer, qr) : page(answer.required(BankField.REDIRECT_URL)),
                statusUrl(answer),
                expiry(answer, request),
                qr);
    }

    /** The bank may give the QR code alone: it is a link too. */
    private URI link(Fields answer, Optional<URI> qr) {
        return address(answer.kept(BankField.REDIRECT_URL), terminal::allowsTransfer)
                .or(() -> qr)
                .orElseThrow(() ->
                        new AnswerMismatchException("neither redirectUrl nor nbuQrCode is https on an allowed host"));
    }

    /** Protocol section 7.1. */
    BankOrder order(Fields answer, String hppOrderId) {
        requireSame("hppOrderId", hppOrderId, answer.required(BankField.HPP_ORDER_ID));
        return new BankOrder(
                hppOrderId,
                answer.kept(BankField.ECOM_ORDER_ID),
                answer.required(BankField.MERCHANT_ID),
                answer.required(BankField.MERCHANT_REQUEST_ID),
                answer.coins(BankField.COIN_AMOUNT),
                answer.kept(BankField.ORDER_STATUS),
                statusUrl(answer),
                BankTime.read(answer.text("expiredOrderDate")),
                operations(answer));
    }

    /**
     * The operation that a refund or a completion started (protocol sections 9.2 and 10).
     *
     * @param type REFUND or COMPLETION
     * @throws OutcomeUnknownException when the operation cannot be read
     * @throws AnswerMismatchException when the answer is about another request or amount
     */
    Operation movement(Fields answer, String type, String merchantRequestId, Coins amount) {
        Operation operation = OperationReader.read(answer.node(), 0);
        operation.fault().ifPresent(fault -> {
            throw new OutcomeUnknownException("The bank's answer cannot be read: " + fault);
        });
        requireSame("type", type, operation.type());
        if (!operation.field("merchantRequestId").isEmpty()) {
            requireSame("merchantRequestId", merchantRequestId, operation.field("merchantRequestId"));
        }
        requireSame("coinAmount", Optional.of(amount), operation.amount());
        return operation;
    }

    /** One object or a list, under either name, or nothing (protocol sections 7.1 and 8.2). */
    private static List<Operation> operations(Fields answer) {
        return OperationReader.readAll(Stream.of("operations", "operation")
                .map(answer.node()::path)
                .flatMap(node -> node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node))
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .toList());
    }

    private URI page(String redirectUrl) {
        return address(redirectUrl, terminal::allowsPage)
                .orElseThrow(() -> new AnswerMismatchException("redirectUrl is not https on an allowed host"));
    }

    /** People see it as a link, so only a page of the bank is accepted. */
    private String statusUrl(Fields answer) {
        return address(answer.kept(BankField.STATUS_URL), terminal::allowsPage)
                .map(URI::toString)
                .orElse("");
    }

    private static Optional<URI> address(String text, Predicate<URI> isAllowed) {
        try {
            return Optional.of(new URI(text)).filter(isAllowed);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** When the bank's own date cannot be read, the page stays open for the time that was asked for. */
    private Instant expiry(Fields answer, OrderRequest request) {
        return BankTime.read(answer.text("expiredOrderDate"))
                .orElseGet(() -> clock.instant().plus(request.lifetime().orElse(OrderRequest.LONGEST_LIFETIME)));
    }

    private static void requireSame(String field, Object asked, Object answered) {
        if (!asked.equals(answered)) {
            throw new AnswerMismatchException(field + " differs");
        }
    }
}
