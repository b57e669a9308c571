package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.api.BankApi;
import io.github.alliancepay.sandbox.api.Calls;
import io.github.alliancepay.sandbox.api.Ordering;
import io.github.alliancepay.sandbox.callback.CallbackSender;
import io.github.alliancepay.sandbox.fault.FaultBoard;
import io.github.alliancepay.sandbox.order.Acquirer;
import io.github.alliancepay.sandbox.order.BankContext;
import io.github.alliancepay.sandbox.order.FollowUps;
import io.github.alliancepay.sandbox.order.Identifiers;
import io.github.alliancepay.sandbox.order.OrderBook;
import io.github.alliancepay.sandbox.session.Merchants;
import io.github.alliancepay.sandbox.session.Sessions;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.setting.Settings;
import io.github.alliancepay.sandbox.time.Timers;
import io.github.alliancepay.sandbox.wire.Links;
import io.github.alliancepay.sandbox.wire.OrderJson;
import java.util.Map;

/** The parts of one bank. */
record BankParts(
        SandboxClock clock,
        BankContext context,
        FaultBoard faults,
        OrderBook book,
        Acquirer acquirer,
        FollowUps followUps,
        Sessions sessions,
        OrderJson wire,
        CallbackSender sender,
        BankApi api) {

    static BankParts of(SandboxOptions options, String publicUrl) {
        BankContext context = context(options);
        Merchants merchants = new Merchants(options.seed(), options.merchantName());
        OrderBook book = new OrderBook();
        OrderJson wire = new OrderJson(merchants, new Links(publicUrl));
        CallbackSender sender = new CallbackSender(wire, context);
        book.listen(sender);
        FaultBoard faults = new FaultBoard();
        FollowUps followUps = new FollowUps(book, context);
        Sessions sessions = new Sessions(merchants, context);
        Calls calls = new Calls(new Ordering(book, context), followUps, wire);
        return new BankParts(
                options.clock(),
                context,
                faults,
                book,
                new Acquirer(book, context),
                followUps,
                sessions,
                wire,
                sender,
                new BankApi(sessions, calls, faults, context));
    }

    private static BankContext context(SandboxOptions options) {
        Settings settings = new Settings(Map.of(Setting.TEST_TERMINAL, Boolean.toString(options.testTerminal())));
        Identifiers ids = new Identifiers(options.seed(), options.clock());
        return new BankContext(ids, settings, new Timers(options.clock()), options.clock());
    }

    Merchants merchants() {
        return wire.merchants();
    }

    Settings settings() {
        return context.settings();
    }

    Timers timers() {
        return context.timers();
    }
}
