package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.http.Part;
import io.github.alliancepay.sandbox.http.Request;
import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.order.Acquirer;
import io.github.alliancepay.sandbox.order.Admission;
import io.github.alliancepay.sandbox.order.Instrument;
import io.github.alliancepay.sandbox.order.NetworkAnswer;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.OperationKind;
import io.github.alliancepay.sandbox.order.OperationStatus;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.OrderBook;
import io.github.alliancepay.sandbox.order.PaymentMethod;
import io.github.alliancepay.sandbox.order.ResponseCode;
import io.github.alliancepay.sandbox.order.StatusPage;
import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.wire.BankDates;
import io.github.alliancepay.sandbox.wire.OrderJson;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The pages of an order: when each is shown, and what its forms do. */
public final class PaymentPages implements Part {
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("MM/yy").withZone(BankDates.KYIV);
    private static final List<String> POSTS =
            List.of("/pay/card", "/pay/wallet", "/pay/transfer", "/pay/decline", "/pay/challenge");

    private final OrderBook book;
    private final Acquirer acquirer;
    private final OrderJson wire;
    private final Clock clock;

    /** The pages for the orders of a book. */
    public PaymentPages(OrderBook book, Acquirer acquirer, OrderJson wire, Clock clock) {
        this.book = book;
        this.acquirer = acquirer;
        this.wire = wire;
        this.clock = clock;
    }

    @Override
    public Optional<Response> answer(Request request) {
        if (request.method().equals("POST")) {
            return POSTS.contains(request.path()) ? Optional.of(posted(request)) : Optional.empty();
        }
        boolean root = request.path().equals("/") && request.parameter("hpp_id").isPresent();
        if (root || request.path().equals("/pay")) {
            return Optional.of(shown(request));
        }
        if (request.path().equals("/status")) {
            return Optional.of(withOrder(request.parameter("hpp_id"), request, this::outcome));
        }
        return request.path().startsWith("/generate_receipt/") ? Optional.of(receipt(request)) : Optional.empty();
    }

    private interface Page {
        Response of(View view);
    }

    private Response withOrder(Optional<String> hppOrderId, Request request, Page page) {
        return hppOrderId
                .flatMap(book::find)
                .map(order -> page.of(view(order, request)))
                .orElseGet(() -> missing(request));
    }

    private View view(Order order, Request request) {
        return View.of(order, request, wire.merchants().of(order).name());
    }

    private static Response missing(Request request) {
        Messages words = Messages.in(request.parameter("lang").orElse("uk"));
        Html content = Html.of(
                "<section class=\"panel\"><h1>%s</h1><p>%s</p></section>",
                words.get("missing"), words.get("missing.text"));
        return Layout.titled(words, "missing").page(404, content);
    }

    private Response shown(Request request) {
        return withOrder(request.parameter("hpp_id"), request, view -> switch (admission(view.order())) {
            case OPEN -> payment(view, request.parameter("card").flatMap(PaymentPages::card), Optional.empty());
            case CHALLENGE -> new ChallengePage(view, view.order().openAttempt().orElseThrow()).response();
            case WORKING, FINISHED, EXPIRED -> outcome(view);
        });
    }

    private Admission admission(Order order) {
        return order.admission(clock.instant());
    }

    private static Optional<TestCard> card(String name) {
        return Arrays.stream(TestCard.values())
                .filter(card -> card.name().equals(name))
                .findFirst();
    }

    private Response payment(View view, Optional<TestCard> chosen, Optional<String> error) {
        String nextYear = EXPIRY.format(clock.instant().plus(java.time.Duration.ofDays(365)));
        return new PaymentPage(view, chosen, error, nextYear).response();
    }

    private Response outcome(View view) {
        return new OutcomePage(view, wire.links(), admission(view.order())).response();
    }

    private Response receipt(Request request) {
        String[] ids = request.path().split("/");
        Optional<Order> order = ids.length == 4 ? book.holding(ids[2]) : Optional.empty();
        Optional<Operation> operation = order.flatMap(found -> found.operation(ids[2]))
                .filter(found -> found.succeeded() && found.operationId().equals(Optional.of(ids[3])));
        return operation
                .map(found -> new ReceiptPage(view(order.orElseThrow(), request), found).response())
                .orElseGet(() -> missing(request));
    }

    private Response posted(Request request) {
        Optional<String> id = Optional.ofNullable(request.form().get("hpp_id"));
        return withOrder(id, request, view -> view.has(request.path()) ? acted(view, request) : onwards(view));
    }

    private Response acted(View view, Request request) {
        return switch (request.path()) {
            case "/pay/card" -> byCard(view, new CardForm(request.form()));
            case "/pay/wallet" -> byWallet(view, request.form().getOrDefault("method", ""));
            case "/pay/transfer" -> byTransfer(view, request.form().getOrDefault("method", ""));
            case "/pay/decline" -> declined(view, request.form().getOrDefault("code", "1/00"));
            default -> challenged(view, request.form().getOrDefault("answer", ""));
        };
    }

    private Response byCard(View view, CardForm form) {
        Optional<String> error = form.error(clock);
        if (error.isPresent() && admission(view.order()) == Admission.OPEN) {
            return payment(view, form.card(), error);
        }
        return form.card()
                .map(card -> attempted(view, card.instrument(), card.answer()))
                .orElseGet(() -> onwards(view));
    }

    private Response byWallet(View view, String method) {
        boolean known = view.order().request().methods().stream()
                .anyMatch(offered -> offered.name().equals(method));
        return known
                ? attempted(view, Instrument.wallet(PaymentMethod.valueOf(method)), new NetworkAnswer.Approved())
                : onwards(view);
    }

    private Response byTransfer(View view, String method) {
        OperationKind kind =
                method.equals("INTERNAL_TRANSFER") ? OperationKind.INTERNAL_TRANSFER : OperationKind.TRANSFER;
        acquirer.admittedTransfer(view.order().hppOrderId(), kind);
        return onwards(view);
    }

    private Response declined(View view, String code) {
        NetworkAnswer answer = new NetworkAnswer.Declined(Acquirer.declines().stream()
                .filter(known -> code.equals(known.actionCode() + "/" + known.responseCode()))
                .findFirst()
                .orElse(ResponseCode.DO_NOT_HONOUR));
        return attempted(view, TestCard.VISA.instrument(), answer);
    }

    private Response attempted(View view, Instrument instrument, NetworkAnswer answer) {
        acquirer.admitted(view.order().hppOrderId(), instrument, answer);
        return onwards(view);
    }

    private Response challenged(View view, String answer) {
        Optional<String> attempt = view.order()
                .openAttempt()
                .filter(open -> open.status() == OperationStatus.REQUIRED_3DS)
                .map(Operation::ecomOperationId);
        if (answer.equals("abandon")) {
            return Response.seeOther(view.order().request().failUrl());
        }
        attempt.ifPresent(id -> {
            if (answer.equals("pass")) {
                acquirer.approve(id);
            } else {
                acquirer.decline(id, ResponseCode.AUTHENTICATION_FAILED);
            }
        });
        return onwards(view);
    }

    /** Leads to the page for the order's present state: 3-D Secure, the status page, or the store at once. */
    private Response onwards(View before) {
        View view = new View(book.get(before.order().hppOrderId()), before.words(), before.merchantName());
        boolean open = view.order().openAttempt().isPresent();
        if (open && admission(view.order()) == Admission.CHALLENGE) {
            return Response.seeOther(view.address("/pay"));
        }
        boolean atOnce = view.order().request().statusPage() == StatusPage.STATUS_REDIRECT_MERCHANT_PAGE;
        return Response.seeOther(atOnce && !open ? view.returnUrl() : view.address("/status"));
    }
}
