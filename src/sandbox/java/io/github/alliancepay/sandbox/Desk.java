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
        Merchant merchant,
        Settings settings,
        Timers timers,
        FaultBoard faults,
        OrderBook book,
        Acquirer acquirer,
        FollowUps followUps,
        Sessions sessions,
        OrderJson wire,
        Courier courier,
        BankApi api) {

    static Desk of(SandboxOptions options, String publicUrl) {
        SandboxClock clock = options.clock();
        Merchant merchant = Merchant.of(options.seed(), options.merchantName());
        Identifiers ids = new Identifiers(options.seed(), clock);
        Settings settings = new Settings();
        settings.set(Setting.TEST_TERMINAL, Boolean.toString(options.testTerminal()));
        Timers timers = new Timers(clock);
        FaultBoard faults = new FaultBoard();
        OrderBook book = new OrderBook();
        OrderJson wire = new OrderJson(merchant, new Links(publicUrl));
        Courier courier = new Courier(wire, ids, settings, timers, clock);
        book.listen(courier);
        FollowUps followUps = new FollowUps(book, ids, settings, timers, clock);
        Sessions sessions = new Sessions(merchant, ids, settings, clock);
        Calls calls =
                new Calls(new Ordering(merchant, book, ids, settings, clock), book, followUps, wire, settings, clock);
        return new Desk(
                clock,
                merchant,
                settings,
                timers,
                faults,
                book,
                new Acquirer(book, ids, settings, timers, clock),
                followUps,
                sessions,
                wire,
                courier,
                new BankApi(merchant, sessions, calls, faults, settings, ids));
    }
}
