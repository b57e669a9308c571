package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.api.BankApi;
import io.github.alliancepay.sandbox.api.Calls;
import io.github.alliancepay.sandbox.api.Ordering;
import io.github.alliancepay.sandbox.callback.Courier;
import io.github.alliancepay.sandbox.fault.FaultBoard;
import io.github.alliancepay.sandbox.order.Acquirer;
import io.github.alliancepay.sandbox.order.FollowUps;
import io.github.alliancepay.sandbox.order.Identifiers;
import io.github.alliancepay.sandbox.order.OrderBook;
import io.github.alliancepay.sandbox.order.Workings;
import io.github.alliancepay.sandbox.session.Merchant;
import io.github.alliancepay.sandbox.session.Sessions;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.setting.Settings;
import io.github.alliancepay.sandbox.time.Timers;
import io.github.alliancepay.sandbox.wire.Links;
import io.github.alliancepay.sandbox.wire.OrderJson;

/** The parts of one bank, put together. */
record Desk(
        SandboxClock clock,
        Workings workings,
        FaultBoard faults,
        OrderBook book,
        Acquirer acquirer,
        FollowUps followUps,
        Sessions sessions,
        OrderJson wire,
        Courier courier,
        BankApi api) {

    static Desk of(SandboxOptions options, String publicUrl) {
        Workings workings = workings(options);
        Merchant merchant = Merchant.of(options.seed(), options.merchantName());
        OrderBook book = new OrderBook();
        OrderJson wire = new OrderJson(merchant, new Links(publicUrl));
        Courier courier = new Courier(wire, workings);
        book.listen(courier);
        FaultBoard faults = new FaultBoard();
        FollowUps followUps = new FollowUps(book, workings);
        Sessions sessions = new Sessions(merchant, workings);
        Calls calls = new Calls(new Ordering(merchant, book, workings), followUps, wire);
        return new Desk(
                options.clock(),
                workings,
                faults,
                book,
                new Acquirer(book, workings),
                followUps,
                sessions,
                wire,
                courier,
                new BankApi(sessions, calls, faults, workings));
    }

    private static Workings workings(SandboxOptions options) {
        Settings settings = new Settings();
        settings.set(Setting.TEST_TERMINAL, Boolean.toString(options.testTerminal()));
        Identifiers ids = new Identifiers(options.seed(), options.clock());
        return new Workings(ids, settings, new Timers(options.clock()), options.clock());
    }

    Merchant merchant() {
        return sessions.merchant();
    }

    Settings settings() {
        return workings.settings();
    }

    Timers timers() {
        return workings.timers();
    }
}
