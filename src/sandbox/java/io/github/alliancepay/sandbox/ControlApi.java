package io.github.alliancepay.sandbox;

import static java.util.Map.entry;

import io.github.alliancepay.sandbox.callback.Forgery;
import io.github.alliancepay.sandbox.callback.Sequence;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.http.Part;
import io.github.alliancepay.sandbox.http.Request;
import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonException;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.PaymentMethod;
import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.refusal.Refusal;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code /sandbox/api}: {@link SandboxControl} over HTTP. Queries are GET. Commands are POST with a flat JSON object or a form. A form is
 * answered with a redirect to the control page.
 */
final class ControlApi implements Part {
    private static final String ROOT = "/sandbox/api/";

    private final SandboxControl control;
    private final ControlJson json;
    private final Map<String, Supplier<JsonObject>> queries;
    private final Map<String, Function<Command, JsonObject>> commands;

    ControlApi(SandboxControl control, ControlJson json) {
        this.control = control;
        this.json = json;
        this.queries = Map.of(
                "orders", json::orders,
                "faults", json::faults,
                "settings", json::settings,
                "calls", json::calls,
                "callbacks", json::callbacks,
                "deliveries", json::deliveries,
                "clock", json::clock);
        this.commands = Map.ofEntries(
                entry("pay", this::pay),
                entry("pay-partly", this::payPartly),
                entry("decline", this::decline),
                entry("require-3ds", command -> json.operation(control.require3ds(order(command)))),
                entry("leave-pending", command -> json.operation(control.leavePending(order(command)))),
                entry("approve", command -> json.operation(control.approve(operation(command)))),
                entry("decline-operation", this::declineOperation),
                entry("expire", command -> json.order(control.expire(order(command)))),
                entry("cabinet-refund", this::cabinetRefund),
                entry("settle-refund", this::settleRefund),
                entry("setting", this::setting),
                entry("fault", this::fault),
                entry("clear-faults", command -> done(control::clearFaults)),
                entry("kill-session", command -> done(control::killSession)),
                entry("lock", command -> done(control::lockServiceCode)),
                entry("unlock", command -> done(control::unlockServiceCode)),
                entry("resend", command -> ControlJson.delivery(control.resend(command.text("callbackId")))),
                entry("release", this::release),
                entry("forge", this::forge),
                entry("advance", this::advance),
                entry("run-due", command -> new JsonObject().put("ran", control.runDue())));
    }

    @Override
    public Optional<Response> answer(Request request) {
        if (!request.path().startsWith(ROOT)) {
            return Optional.empty();
        }
        String name = request.path().substring(ROOT.length());
        try {
            return Optional.of(request.method().equals("POST") ? commanded(name, request) : queried(name));
        } catch (IllegalArgumentException | DateTimeException | Refusal | JsonException e) {
            return Optional.of(Response.json(400, error(String.valueOf(e.getMessage()))));
        }
    }

    private Response queried(String name) {
        if (name.startsWith("orders/")) {
            return Response.json(200, json.order(control.order(name.substring("orders/".length()))));
        }
        return Optional.ofNullable(queries.get(name))
                .map(query -> Response.json(200, query.get()))
                .orElseGet(() ->
                        Response.json(404, error("there is no query " + name + "; use one of " + queries.keySet())));
    }

    private Response commanded(String name, Request request) {
        Optional<Function<Command, JsonObject>> command = Optional.ofNullable(commands.get(name));
        if (command.isEmpty()) {
            return Response.json(404, error("there is no command " + name + "; use one of " + commands.keySet()));
        }
        boolean form = request.hasType("application/x-www-form-urlencoded");
        Command arguments = new Command(form ? request.form() : members(request.body()));
        JsonObject result = command.get().apply(arguments);
        return form ? Response.seeOther(page(arguments)) : Response.json(200, result);
    }

    private static String page(Command command) {
        String language = command.find("lang").filter("en"::equals).orElse("uk");
        String section =
                command.find("back").filter(name -> name.matches("[a-z]+")).orElse("");
        return "/sandbox?lang=" + language + "#" + section;
    }

    private static Map<String, String> members(String body) {
        JsonObject object = body.isBlank() ? new JsonObject() : Json.readObject(body);
        Map<String, String> members = new LinkedHashMap<>();
        object.names().forEach(name -> object.value(name).ifPresent(value -> members.put(name, value.toString())));
        return members;
    }

    private static JsonObject error(String message) {
        return new JsonObject().put("error", message);
    }

    private static String order(Command command) {
        return command.text("hppOrderId");
    }

    private static String operation(Command command) {
        return command.text("operationId");
    }

    private static JsonObject done(Runnable action) {
        action.run();
        return new JsonObject().put("done", true);
    }

    private JsonObject pay(Command command) {
        Optional<PaymentMethod> wallet = command.find(PaymentMethod.class, "wallet");
        TestCard card = command.find(TestCard.class, "card").orElse(TestCard.VISA);
        if (command.find("transfer").isPresent()) {
            return json.operation(transferred(command));
        }
        return json.operation(wallet.map(chosen -> control.payByWallet(order(command), chosen))
                .orElseGet(() -> control.pay(order(command), card)));
    }

    private JsonObject payPartly(Command command) {
        return json.operation(control.payPartly(order(command), command.whole("coinAmount")));
    }

    private Operation transferred(Command command) {
        boolean internal = command.text("transfer").equals("INTERNAL");
        return internal ? control.payByInternalTransfer(order(command)) : control.payByTransfer(order(command));
    }

    private JsonObject decline(Command command) {
        return json.operation(
                control.decline(order(command), command.text("actionCode"), command.text("responseCode")));
    }

    private JsonObject declineOperation(Command command) {
        String action = command.find("actionCode").orElse("1");
        return json.operation(control.declineOperation(
                operation(command), action, command.find("responseCode").orElse("00")));
    }

    private JsonObject cabinetRefund(Command command) {
        return json.operation(control.cabinetRefund(operation(command), command.whole("coinAmount")));
    }

    private JsonObject settleRefund(Command command) {
        return json.operation(control.settleRefund(operation(command), command.flag("success")));
    }

    private JsonObject setting(Command command) {
        control.set(command.oneOf(Setting.class, "name"), command.text("value"));
        return json.settings();
    }

    private JsonObject fault(Command command) {
        control.fault(new Fault(
                command.oneOf(FaultKind.class, "kind"),
                command.find(Endpoint.class, "endpoint"),
                command.flag("sticky"),
                command.find("argument").orElse("")));
        return json.faults();
    }

    private JsonObject release(Command command) {
        control.releaseCallbacks(command.find(Sequence.class, "sequence").orElse(Sequence.OLDEST_FIRST));
        return json.deliveries();
    }

    private JsonObject forge(Command command) {
        Forgery forgery = command.oneOf(Forgery.class, "forgery");
        Optional<String> url = command.find("url");
        return ControlJson.delivery(url.map(to -> control.forge(forgery, order(command), to))
                .orElseGet(() -> control.forge(forgery, order(command))));
    }

    private JsonObject advance(Command command) {
        int ran = control.advance(Duration.parse(command.text("duration")));
        return json.clock().put("ran", ran);
    }
}
