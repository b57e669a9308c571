package io.github.alliancepay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.bank.SessionRefusedException;
import io.github.alliancepay.broadleaf.bank.client.Credentials;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.bank.client.InMemorySessionStore;
import io.github.alliancepay.broadleaf.bank.client.MerchantKey;
import io.github.alliancepay.broadleaf.bank.client.PageOptions;
import io.github.alliancepay.broadleaf.bank.client.PaymentMethod;
import io.github.alliancepay.broadleaf.bank.client.StatusPage;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.broadleaf.bank.client.Timing;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxControl;
import io.github.alliancepay.sandbox.SandboxCredentials;
import io.github.alliancepay.simulation.WireFault.Form;
import io.github.alliancepay.testing.TestAddresses;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** One call to the bank, again and again, with something else that goes wrong. It has a merchant of its own, and so a session of its own. */
final class WireCalls implements AutoCloseable {

    private static final Coins AMOUNT = new Coins(10_000);
    private static final Coins PART = new Coins(3_000);
    private static final PageOptions PAGE =
            new PageOptions(Set.of(PaymentMethod.CARD), StatusPage.STATUS_TIMER_PAGE, false, Set.of("alb.ua"));
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Long enough for a call to arrive on the same machine, however busy that is. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final SandboxCredentials merchant;
    private final SandboxControl control;
    private final DeadEnd deadEnd;
    private final Call call;
    private final InMemorySessionStore sessions = new InMemorySessionStore();
    private final FaultyLine line;
    private final HttpAllianceBank bank;

    WireCalls(SandboxBank sandbox, DeadEnd deadEnd, Call call) {
        this.merchant = sandbox.credentials(call.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        this.control = sandbox.control();
        this.deadEnd = deadEnd;
        this.call = call;
        this.line = new FaultyLine(merchant);
        this.bank = client(line.address(), new Timing(LONG, LONG, Duration.ofHours(12)));
    }

    /** How the call ends with each form of a fault. After each, the same call ends well. */
    Set<String> ends(WireFault fault) throws IOException {
        Set<String> ends = new TreeSet<>();
        for (Form form : fault.forms()) {
            ends.add(end(fault, form));
            Attempt next = new Attempt();
            next.make(bank);
            assertThat(next.end()).as("after %s", fault).isEqualTo("done");
        }
        return ends;
    }

    private String end(WireFault fault, Form form) throws IOException {
        Attempt attempt = new Attempt();
        HttpAllianceBank client = client(fault);
        line.disturb(form.disturbance(), form.times());
        attempt.make(client);
        attempt.isLate = fault == WireFault.LATE && attempt.done() == 0;
        line.settle();
        return attempt.end();
    }

    private HttpAllianceBank client(WireFault fault) throws IOException {
        return switch (fault) {
            case UNKNOWN_NAME -> client("https://bank.invalid", new Timing(LONG, LONG, Duration.ofHours(12)));
            case REFUSED_CONNECTION -> client(DeadEnd.closed(), new Timing(LONG, LONG, Duration.ofHours(12)));
            case NO_CONNECTION -> client(deadEnd.full(), new Timing(SHORT, LONG, Duration.ofHours(12)));
            case SILENT_BEFORE, SILENT_AFTER, LATE -> client(
                    line.address(), new Timing(LONG, SHORT, Duration.ofHours(12)));
            default -> bank;
        };
    }

    @Override
    public void close() throws IOException {
        line.close();
    }

    private HttpAllianceBank client(String address, Timing timing) {
        Credentials credentials = new Credentials(
                merchant.merchantId(), merchant.serviceCode(), MerchantKey.parse(merchant.privateJwk()));
        Terminal terminal = new Terminal(URI.create(address), credentials, PAGE, false);
        return new HttpAllianceBank(terminal, sessions, Clock.systemUTC(), timing);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static OrderRequest order(String id, PayType type) {
        Optional<Instant> holdUntil =
                Optional.of(Instant.now().plus(Duration.ofDays(7))).filter(end -> type == PayType.PREAUTH);
        return new OrderRequest(
                        id,
                        AMOUNT,
                        Currency.UAH,
                        "uk",
                        Optional.of(Duration.ofHours(2)),
                        new TestAddresses().of("return", "callback"),
                        new Payer("77", Map.of()))
                .paidBy(type, holdUntil);
    }

    /** Calls of which the plugin expects the same. */
    enum Group {
        AUTHORIZE,
        CREATE,
        ASK,
        PART,
        WHOLE
    }

    /** The calls of the plugin, each with the order that it is about. */
    enum Call {
        OPEN_SESSION(Group.AUTHORIZE, PayType.PURCHASE),
        CREATE(Group.CREATE, PayType.PURCHASE),
        CREATE_HOLD(Group.CREATE, PayType.PREAUTH),
        CREATE_TRANSFER(Group.CREATE, PayType.A2A),
        ASK(Group.ASK, PayType.PURCHASE),
        ASK_WITHOUT_WAITING(Group.ASK, PayType.PURCHASE),
        REFUND_A_PART(Group.PART, PayType.PURCHASE),
        REFUND_ALL(Group.WHOLE, PayType.PURCHASE),
        RELEASE(Group.WHOLE, PayType.PREAUTH),
        COMPLETE(Group.WHOLE, PayType.PREAUTH);

        private final Group group;
        private final PayType type;

        Call(Group group, PayType type) {
            this.group = group;
            this.type = type;
        }

        Group group() {
            return group;
        }
    }

    /** One call about an order of its own. */
    private final class Attempt {

        private final String id = newId();
        private final String order;
        private final String operation;
        private String end = "done";
        private boolean isLate;

        Attempt() {
            order = bank.createOrder(order(newId(), call.type)).hppOrderId();
            operation = control.pay(order).operationId().orElseThrow();
        }

        void make(HttpAllianceBank client) {
            try {
                send(client);
            } catch (CompletionException failure) {
                end = end((BankException) failure.getCause());
            } catch (BankException failure) {
                end = end(failure);
            }
        }

        private void send(HttpAllianceBank client) {
            switch (call) {
                case OPEN_SESSION -> client.authorize();
                case CREATE, CREATE_HOLD, CREATE_TRANSFER -> client.createOrder(order(id, call.type));
                case ASK -> client.order(order);
                case ASK_WITHOUT_WAITING -> client.queryOrder(order).join();
                case REFUND_A_PART -> client.refund(refund(PART));
                case REFUND_ALL, RELEASE -> client.refund(refund(AMOUNT));
                case COMPLETE -> client.complete(new CompletionRequest(id, operation, AMOUNT, Optional.empty()));
            }
        }

        private RefundRequest refund(Coins amount) {
            return new RefundRequest(id, operation, amount, Optional.empty(), Optional.empty());
        }

        private static String end(BankException failure) {
            if (failure instanceof RefusedException refused) {
                return refused.code().equals(RefusedException.DUPLICATE) ? "there already" : "refused";
            }
            return failure instanceof SessionRefusedException
                    ? "refused"
                    : failure instanceof NotDoneException ? "not done" : "unknown";
        }

        /** What the plugin was told, and what the bank's books say, unless the first tells it. A question leaves nothing there. */
        String end() {
            if (call.group == Group.AUTHORIZE || call.group == Group.ASK) {
                return end;
            }
            long done = done();
            return switch (end) {
                case "unknown" -> end
                        + (done == 0 ? ", not done" : ", done")
                        + (done > 1 ? " twice" : "")
                        + (isLate ? " later" : "");
                case "done", "there already" -> end + (done == 1 ? "" : ", but " + done + " at the bank");
                default -> end + (done == 0 ? "" : ", but " + done + " at the bank");
            };
        }

        private long done() {
            return call.group == Group.CREATE
                    ? control.orders().stream()
                            .filter(known -> known.request().merchantRequestId().equals(id))
                            .count()
                    : control.order(order).operations().stream()
                            .filter(known -> known.wasRequestedAs(id))
                            .count();
        }
    }
}
