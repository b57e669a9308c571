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
import java.util.Optional;
import java.util.function.Function;

/**
 * The bank over HTTPS (protocol sections 1 to 13). Opens, shares and renews the session by itself. When the bank rejects the session of a
 * call, the call is built again for a new session and sent once more with the same request id. No other call is repeated. Safe for use
 * by many threads. Holds no lock and no database connection while it waits for the bank.
 */
public final class HttpAllianceBank implements AllianceBank {

    private static final String CREATE_ORDER = "/ecom/execute_request/hpp/v1/create-order";
    private static final String OPERATIONS = "/ecom/execute_request/hpp/v1/operations";
    private static final String REFUND = "/ecom/execute_request/payments/v3/refund";
    private static final String COMPLETION = "/ecom/execute_request/payments/v1/completion";

    private final MerchantKey key;
    private final Requests requests;
    private final Answers answers;
    private final BankCalls calls;
    private final BankSession session;

    /**
     * @param store shared by all nodes that use the service code
     * @param clock for the date of requests and the age of the session
     */
    public HttpAllianceBank(Terminal terminal, SessionStore store, Clock clock, Timing timing) {
        this(terminal, store, timing, Waiting.inRealTime(clock));
    }

    HttpAllianceBank(Terminal terminal, SessionStore store, Timing timing, Waiting waiting) {
        Clock clock = waiting.clock();
        Credentials credentials = terminal.credentials();
        this.key = credentials.key();
        this.requests = new Requests(terminal, clock);
        this.answers = new Answers(terminal, clock);
        this.calls = new BankCalls(new HttpTransport(terminal, timing), new CircuitGuard());
        this.session = new BankSession(
                new StoredSessions(store, credentials),
                new Authorization(credentials, calls, clock)::open,
                timing,
                waiting);
    }

    @Override
    public CreatedOrder createOrder(OrderRequest request) {
        Fields answer = inSession(opened -> calls.ask(Call.plain(CREATE_ORDER, requests.order(request), opened)));
        return answers.createdOrder(answer, request);
    }

    @Override
    public BankOrder order(String hppOrderId) {
        Fields answer = inSession(opened -> calls.ask(Call.plain(OPERATIONS, requests.orderQuery(hppOrderId), opened)));
        return answers.order(answer, hppOrderId);
    }

    @Override
    public Operation refund(RefundRequest request) {
        Fields answer =
                inSession(opened -> calls.askSealed(Call.sealed(REFUND, requests.refund(request), opened), key));
        return answers.movement(answer, "REFUND", request.merchantRequestId(), request.amount());
    }

    @Override
    public Operation complete(CompletionRequest request) {
        Fields answer = inSession(
                opened -> calls.askSealed(Call.sealed(COMPLETION, requests.completion(request), opened), key));
        return answers.movement(answer, "COMPLETION", request.merchantRequestId(), request.amount());
    }

    @Override
    public SessionStatus authorize() {
        return session.authorize().status();
    }

    /**
     * Opens the session when there is none, and renews it when it is due. Called by a timer, so that no shopper waits for a session and the
     * service code is used often enough to stay open.
     *
     * @throws NotDoneException when there is no session and none can be opened
     */
    public SessionStatus keepSession() {
        return session.current().status();
    }

    /** The times of the present session; empty when there is none. Does not ask the bank. */
    public Optional<SessionStatus> session() {
        return session.peek().map(OpenSession::status);
    }

    /** Whether calls are sent. They are held back for some seconds after the bank did not answer several times. */
    public boolean isReachable() {
        return calls.letsCallsThrough();
    }

    /** Builds the call for the present session. When the bank rejects that session, builds it once more for another. */
    private Fields inSession(Function<OpenSession, Fields> call) {
        OpenSession first = session.current();
        try {
            return call.apply(first);
        } catch (SessionRejectedException rejected) {
            return call.apply(session.insteadOf(first));
        }
    }
}
