package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OrderDescription;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.bank.SessionStatus;
import io.github.alliancepay.broadleaf.bank.SessionStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bank over HTTPS (protocol sections 1 to 13). Opens, shares and renews the session by itself. When the bank rejects the session of a
 * call, the call is built again for a new session and sent once more with the same request id. An order that the bank refuses because of an optional detail of the payer, or of what
 * only describes the order, is sent once more without such details. No other call is repeated. Safe for use
 * by many threads. Holds no lock and no database connection while it waits for the bank.
 *
 * <p>A few threads of its own send and read everything, however many calls are under way. A method that returns its result holds only the
 * thread that called it. The session is opened on one more thread, which alone uses the session store.
 */
public final class HttpAllianceBank implements AllianceBank {

    private static final Logger LOG = LoggerFactory.getLogger(HttpAllianceBank.class);

    private final ContactLog log;
    private final MerchantKey key;
    private final Requests requests;
    private final Answers answers;
    private final BankThreads threads;
    private final BankCalls calls;
    private final Authorization authorization;
    private final BankSession session;
    private final SessionCalls inSession;

    /**
     * @param store shared by all nodes that use the service code
     * @param clock for the date of requests and the age of the session
     */
    public HttpAllianceBank(Terminal terminal, SessionStore store, Clock clock, Timing timing) {
        this(terminal, store, clock, timing, CallTracing.NONE);
    }

    /**
     * @param store shared by all nodes that use the service code
     * @param clock for the date of requests and the age of the session
     * @param tracing of the host
     */
    public HttpAllianceBank(Terminal terminal, SessionStore store, Clock clock, Timing timing, CallTracing tracing) {
        this(terminal, store, timing, Waiting.inRealTime(clock, tracing), tracing);
    }

    HttpAllianceBank(Terminal terminal, SessionStore store, Timing timing, Waiting waiting) {
        this(terminal, store, timing, waiting, CallTracing.NONE);
    }

    private HttpAllianceBank(
            Terminal terminal, SessionStore store, Timing timing, Waiting waiting, CallTracing tracing) {
        Clock clock = waiting.clock();
        Credentials credentials = terminal.credentials();
        this.log = new ContactLog(clock);
        this.key = credentials.key();
        HttpTransport transport = new HttpTransport(terminal, timing, log);
        this.requests = new Requests(terminal, clock);
        this.answers = new Answers(terminal, clock);
        this.threads = transport.threads();
        this.calls = new BankCalls(transport, credentials.key(), timing.capacity(), log, tracing);
        this.authorization = new Authorization(credentials, calls, clock);
        this.session =
                new BankSession(new StoredSessions(store, credentials), authorization::open, timing, waiting, threads);
        this.inSession = new SessionCalls(session, calls, tracing);
    }

    @Override
    public CreatedOrder createOrder(OrderRequest request) {
        return await(Futures.after(
                create(request), InvalidFieldsException.class, invalid -> withoutWhatIsOptional(request, invalid)));
    }

    private CompletableFuture<CreatedOrder> create(OrderRequest request) {
        return inSession
                .ask(Endpoint.CREATE_ORDER, () -> requests.order(request))
                .thenApply(answer -> answers.createdOrder(answer, request));
    }

    /** The bank surely refused the order because of what it does not need, so the order is sent once more without that. */
    private CompletableFuture<CreatedOrder> withoutWhatIsOptional(
            OrderRequest request, InvalidFieldsException invalid) {
        OrderRequest shorter = shortened(request, invalid);
        if (shorter.equals(request)) {
            return CompletableFuture.failedFuture(invalid);
        }
        LOG.warn(
                "The bank refused an optional field, so order {} is sent once more without its like: {}",
                request.merchantRequestId(),
                invalid.getMessage());
        // When the bank has noted the id of what it refused, the first refusal says more.
        return Futures.after(
                create(shorter),
                RefusedException.class,
                second -> CompletableFuture.failedFuture(
                        RefusedException.DUPLICATE.equals(second.code()) ? invalid : second));
    }

    private static OrderRequest shortened(OrderRequest request, InvalidFieldsException invalid) {
        OrderRequest described = invalid.namesDescription() ? request.describedAs(OrderDescription.NONE) : request;
        return invalid.namesPayerDetail() ? described.withoutPayerDetails() : described;
    }

    @Override
    public BankOrder order(String hppOrderId) {
        return await(queryOrder(hppOrderId));
    }

    @Override
    public CompletableFuture<BankOrder> queryOrder(String hppOrderId) {
        return Futures.unwrapped(inSession
                .ask(Endpoint.OPERATIONS, () -> requests.orderQuery(hppOrderId))
                .thenApply(answer -> answers.order(answer, hppOrderId)));
    }

    @Override
    public Operation refund(RefundRequest request) {
        return await(inSession
                .ask(Endpoint.REFUND, () -> requests.refund(request))
                .thenApply(
                        answer -> answers.movement(answer, "REFUND", request.merchantRequestId(), request.amount())));
    }

    @Override
    public Operation complete(CompletionRequest request) {
        return await(inSession
                .ask(Endpoint.COMPLETION, () -> requests.completion(request))
                .thenApply(answer ->
                        answers.movement(answer, "COMPLETION", request.merchantRequestId(), request.amount())));
    }

    @Override
    public SessionStatus authorize() {
        return await(session.authorize()).status();
    }

    /**
     * Opens the session when there is none, and renews it when it is due. Called by a timer, so that no shopper waits for a session and the
     * service code is used often enough to stay open.
     *
     * @throws NotDoneException when there is no session and none can be opened
     */
    public SessionStatus keepSession() {
        boolean refused = isAccessRefused();
        SessionStatus kept =
                await(refused ? session.insteadOfKnown() : session.kept()).status();
        if (refused) {
            LOG.info("The bank opens sessions again, so AlliancePay is offered at the checkout again");
        }
        return kept;
    }

    /** The times of the session that this node used last; empty before its first call. Asks neither the bank nor the session store. */
    public Optional<SessionStatus> session() {
        return session.known().map(OpenSession::status);
    }

    /** Whether calls of every kind are sent. Some are held back for some seconds after the bank did not answer several of them. */
    public boolean isReachable() {
        return calls.letsCallsThrough();
    }

    /**
     * Whether the bank refused this process's last try to open a session, and no node has opened one since: the credentials are wrong, say,
     * or the access is closed.
     */
    public boolean isAccessRefused() {
        return authorization
                .refusedAt()
                .filter(refusal -> session.known()
                        .filter(opened -> opened.authorizedAt().isAfter(refusal))
                        .isEmpty())
                .isPresent();
    }

    /**
     * Whether the bank encrypts to the merchant's new key: it did so in the session that this node used last. Empty when there is no session
     * yet, or no previous key.
     */
    public Optional<Boolean> usesNewKey() {
        return session.known()
                .filter(opened -> key.hasPrevious())
                .map(opened -> Jwe.isTo(key.alone(), opened.sealed().jwe()));
    }

    /** What the last calls of this process showed. */
    public BankContact contact() {
        return log.contact();
    }

    /** Tells of every call that ends from now on. */
    public void addListener(CallListener listener) {
        calls.addListener(listener);
    }

    /** How each endpoint of the bank is used at this moment. */
    public List<EndpointLoad> loads() {
        return calls.loads();
    }

    private <T> T await(CompletableFuture<T> answer) {
        threads.requireOtherThread();
        return Futures.await(answer);
    }
}
