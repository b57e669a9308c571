package io.github.alliancepay.sandbox;

import static io.github.alliancepay.sandbox.Route.command;
import static io.github.alliancepay.sandbox.Route.query;

import io.github.alliancepay.sandbox.callback.Forgery;
import io.github.alliancepay.sandbox.callback.Sequence;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.PaymentMethod;
import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.register.RegisterDownload;
import io.github.alliancepay.sandbox.register.RegisterFlaw;
import io.github.alliancepay.sandbox.register.RegisterFormat;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of all commands and queries of the control API. What is answered and what is documented comes from here. */
final class ControlRoutes {
    private static final Argument ORDER = Argument.of("hppOrderId", "1790000000123AAAAAAAAAAA");
    private static final Argument OPERATION = Argument.of("operationId", "1790000031495AAAAAAAAAAA");
    private static final Argument COINS = Argument.of("coinAmount", "1000");
    private static final Argument ACTION = Argument.of("actionCode", "1");
    private static final Argument RESPONSE = Argument.of("responseCode", "16");
    private static final List<String> WALLETS =
            List.of(PaymentMethod.APPLE_PAY.name(), PaymentMethod.GOOGLE_PAY.name());
    private static final List<String> TRUE_OR_FALSE = List.of("true", "false");

    private final SandboxControl control;
    private final ControlJson json;

    ControlRoutes(SandboxControl control, ControlJson json) {
        this.control = control;
        this.json = json;
    }

    List<Route> all() {
        return Stream.of(queries(), attempts(), refunds(), callbacks(), bank())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> queries() {
        return List.of(
                query(
                        "orders",
                        command -> json.orders(OrderSearch.of(command.find("q"), command.find("page"))),
                        Argument.of("q", "1790000000123").optional(),
                        Argument.of("page", "1").optional()),
                query("orders/{hppOrderId}", command -> json.order(control.order(order(command))), ORDER),
                query("callbacks", command -> json.callbacks()),
                query("deliveries", command -> json.deliveries(command.find("hppOrderId")), ORDER.optional()),
                query("faults", command -> json.faults()),
                query("settings", command -> json.settings()),
                query("calls", command -> json.calls()),
                query("clock", command -> json.clock()),
                register());
    }

    private static Route register() {
        Stream<Argument> flaws = Stream.of(RegisterFlaw.values())
                .map(flaw -> Argument.of(flaw.name(), List.of("on")).optional());
        Stream<Argument> file = Stream.of(
                Argument.of("day", "2026-11-24"),
                Argument.of("format", RegisterFormat.class).optional());
        return Route.file(RegisterDownload.PATH, Stream.concat(file, flaws).toArray(Argument[]::new));
    }

    private List<Route> attempts() {
        return List.of(
                command(
                        "pay",
                        this::pay,
                        ORDER,
                        Argument.of("card", TestCard.class).optional(),
                        Argument.of("wallet", WALLETS).optional(),
                        Argument.of("transfer", List.of("EXTERNAL", "INTERNAL")).optional(),
                        COINS.optional()),
                command("pay-partly", this::payPartly, ORDER, COINS),
                command("decline", this::decline, ORDER, ACTION, RESPONSE),
                command("require-3ds", command -> json.operation(control.require3ds(order(command))), ORDER),
                command("leave-pending", command -> json.operation(control.leavePending(order(command))), ORDER),
                command("approve", command -> json.operation(control.approve(operation(command))), OPERATION),
                command("decline-operation", this::declineOperation, OPERATION, ACTION.optional(), RESPONSE.optional()),
                command("expire", command -> json.order(control.expire(order(command))), ORDER));
    }

    private List<Route> refunds() {
        return List.of(
                command("cabinet-refund", this::cabinetRefund, OPERATION, COINS),
                command("cabinet-completion", this::cabinetCompletion, OPERATION, Argument.of("coinAmount", "5000")),
                command("settle-refund", this::settleRefund, OPERATION, Argument.of("success", TRUE_OR_FALSE)));
    }

    private List<Route> callbacks() {
        return List.of(
                command(
                        "resend",
                        command -> ControlJson.delivery(control.resend(command.text("callbackId"))),
                        Argument.of("callbackId", "00000000-0000-4000-8000-000000000001")),
                command(
                        "release",
                        this::release,
                        Argument.of("sequence", Sequence.class).optional()),
                command(
                        "forge",
                        this::forge,
                        Argument.of("forgery", Forgery.class),
                        ORDER,
                        Argument.of("url", "http://localhost:8080/alliancepay/callback")
                                .optional()));
    }

    private List<Route> bank() {
        return List.of(
                command(
                        "setting",
                        this::setting,
                        Argument.of("name", Setting.class),
                        Argument.of("value", Setting.REFUND_DELAY.initial())),
                command(
                        "fault",
                        this::fault,
                        Argument.of("kind", FaultKind.class),
                        Argument.of("endpoint", Endpoint.class).optional(),
                        Argument.of("sticky", TRUE_OR_FALSE).optional(),
                        Argument.of("argument", "PT10S").optional()),
                command("clear-faults", command -> done(control::clearFaults)),
                command("kill-session", command -> done(control::killSession)),
                command("lock", command -> done(control::lockServiceCode)),
                command("unlock", command -> done(control::unlockServiceCode)),
                command("advance", this::advance, Argument.of("duration", "PT5M")),
                command("run-due", command -> new JsonObject().put("ran", control.runDue())),
                command("reset", this::reset, Argument.of("confirm", List.of("true"))));
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
        if (command.find("coinAmount").isPresent()) {
            throw new IllegalArgumentException("\"coinAmount\" is for a transfer; use pay-partly for a card");
        }
        return json.operation(wallet.map(chosen -> control.payByWallet(order(command), chosen))
                .orElseGet(() -> control.pay(order(command), card)));
    }

    private JsonObject payPartly(Command command) {
        return json.operation(control.payPartly(order(command), command.whole("coinAmount")));
    }

    private Operation transferred(Command command) {
        boolean internal = command.text("transfer").equals("INTERNAL");
        if (command.find("coinAmount").isPresent()) {
            long coins = command.whole("coinAmount");
            return internal
                    ? control.payByInternalTransfer(order(command), coins)
                    : control.payByTransfer(order(command), coins);
        }
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

    private JsonObject cabinetCompletion(Command command) {
        return json.operation(control.cabinetCompletion(operation(command), command.whole("coinAmount")));
    }

    private JsonObject settleRefund(Command command) {
        return json.operation(control.settleRefund(operation(command), command.flag("success")));
    }

    private JsonObject setting(Command command) {
        control.set(command.oneOf(Setting.class, "name"), command.find("value").orElse(""));
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
        return json.deliveries(Optional.empty());
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

    private JsonObject reset(Command command) {
        if (!command.flag("confirm")) {
            throw new IllegalArgumentException("reset forgets all orders; send \"confirm\": \"true\"");
        }
        return done(control::reset);
    }
}
