package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import io.github.alliancepay.broadleaf.bank.SessionStatus;
import io.github.alliancepay.broadleaf.bank.SessionStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The bank over HTTPS (protocol sections 1 to 13). Opens, shares and renews the session by itself. A call that the bank turned away
 * because of its session is built anew for a new session and sent once more, with the same request id; no other call is repeated.
 * Safe for use by many threads; holds no lock and no database connection while it waits for the bank.
 */
public final class HttpAllianceBank implements AllianceBank {

    private static final String CREATE_ORDER = "/ecom/execute_request/hpp/v1/create-order";
    private static final String OPERATIONS = "/ecom/execute_request/hpp/v1/operations";
    private static final String REFUND = "/ecom/execute_request/payments/v3/refund";
    private static final String COMPLETION = "/ecom/execute_request/payments/v1/completion";

    private final MerchantKey key;
    private final Requests requests;
    private final Answers answers;
    private final BankCalls line;
    private final BankSession session;

    /**
     * @param store shared by all nodes that use the service code
     * @param clock tells the date of requests and the age of the session
     */
    public HttpAllianceBank(Terminal terminal, SessionStore store, Clock clock, Timing timing) {
        this(terminal, store, timing, new Surroundings(new WallTime(clock), UUID::randomUUID, new CircuitGuard()));
    }

    HttpAllianceBank(Terminal terminal, SessionStore store, Timing timing, Surroundings surroundings) {
        Clock clock = surroundings.waiting().clock();
        Credentials credentials = terminal.credentials();
        this.key = credentials.key();
        this.requests = new Requests(terminal, clock);
        this.answers = new Answers(terminal, clock);
        this.line = new BankCalls(new HttpTransport(terminal, timing, surroundings.requestIds()), surroundings.guard());
        this.session = new BankSession(
                new StoredSessions(store, credentials),
                new Authorization(credentials, line, clock)::open,
                timing,
                surroundings.waiting());
    }

    @Override
    public CreatedOrder createOrder(OrderRequest request) {
        Fields answer = inSession(opened -> line.ask(Call.plain(CREATE_ORDER, requests.order(request), opened)));
        return answers.createdOrder(answer, request);
    }

    @Override
    public BankOrder order(String hppOrderId) {
        Fields answer = inSession(opened -> line.ask(Call.plain(OPERATIONS, requests.orderQuery(hppOrderId), opened)));
        return answers.order(answer, hppOrderId);
    }

    @Override
    public Operation refund(RefundRequest request) {
        Fields answer = inSession(opened -> line.askSealed(Call.sealed(REFUND, requests.refund(request), opened), key));
        return answers.movement(answer, request.merchantRequestId(), request.amount());
    }

    @Override
    public Operation complete(CompletionRequest request) {
        Fields answer =
                inSession(opened -> line.askSealed(Call.sealed(COMPLETION, requests.completion(request), opened), key));
        return answers.movement(answer, request.merchantRequestId(), request.amount());
    }

    @Override
    public SessionStatus authorize() {
        return session.authorize().status();
    }

    /**
     * Opens the session when there is none and renews it when it is due, so that no shopper waits for it and the service code is
     * never idle. To be called by a clock.
     *
     * @throws NotDoneException when there is no session and none can be opened
     */
    public SessionStatus keepSession() {
        return session.current().status();
    }

    /** How the session stands, without asking the bank; empty when there is none. */
    public Optional<SessionStatus> session() {
        return session.peek().map(OpenSession::status);
    }

    /** Whether calls go out; they are held back for some seconds after the bank has repeatedly not answered. */
    public boolean isReachable() {
        return line.letsCallsThrough();
    }

    /** Builds the call for the session at hand, and once more for another when the bank turned the first away. */
    private Fields inSession(Function<OpenSession, Fields> call) {
        OpenSession first = session.current();
        try {
            return call.apply(first);
        } catch (SessionRejectedException rejected) {
            return call.apply(session.insteadOf(first));
        }
    }

    /** What is neither the bank nor the merchant's: time, chance, and the guard. */
    record Surroundings(BankSession.Waiting waiting, Supplier<UUID> requestIds, CircuitGuard guard) {}

    private record WallTime(Clock clock) implements BankSession.Waiting {

        @Override
        public void pause(Duration duration) {
            try {
                Thread.sleep(duration.toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new NotDoneException("The wait for a session with the bank was broken off", stopped);
            }
        }
    }
}
