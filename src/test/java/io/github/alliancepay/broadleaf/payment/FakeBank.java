package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import io.github.alliancepay.broadleaf.bank.SessionStatus;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A bank that knows the orders it created and lists for each what a test has put there. */
final class FakeBank implements AllianceBank {

    static final String MERCHANT = "merchant-1";

    private final Clock clock;
    private final Map<String, OrderRequest> orders = new LinkedHashMap<>();
    private final Map<String, List<Operation>> operations = new LinkedHashMap<>();
    private final List<String> questions = new ArrayList<>();
    private Optional<BankException> failure = Optional.empty();
    private boolean answersAreLost;
    private Runnable whileAsked = () -> {};
    private boolean isSlow;
    private final Map<CompletableFuture<BankOrder>, String> unanswered = new LinkedHashMap<>();

    FakeBank(Clock clock) {
        this.clock = clock;
    }

    /** From now on every call fails so, until {@link #works}. */
    void fails(BankException with) {
        failure = Optional.of(with);
    }

    /** Every order is created, and every call fails all the same. */
    void losesAnswers(BankException with) {
        fails(with);
        answersAreLost = true;
    }

    void works() {
        failure = Optional.empty();
        answersAreLost = false;
    }

    /** From now on a query is not answered before {@link #answers}. */
    void isSlow() {
        isSlow = true;
    }

    /** The orders that were queried and not answered yet. */
    List<String> unanswered() {
        return List.copyOf(unanswered.values());
    }

    /** Answers all queries. */
    void answers() {
        Map<CompletableFuture<BankOrder>, String> asked = new LinkedHashMap<>(unanswered);
        unanswered.clear();
        asked.forEach((answer, hppOrderId) -> answer.complete(order(hppOrderId)));
    }

    /** What happens elsewhere while the bank is asked. */
    void whileAsked(Runnable work) {
        whileAsked = work;
    }

    /** What the bank lists for the last order. */
    void lists(Operation... listed) {
        operations.put(lastOrder(), List.of(listed));
    }

    String lastOrder() {
        return "hpp-" + orders.size();
    }

    OrderRequest lastRequest() {
        return orders.get(lastOrder());
    }

    /** How many orders were created. */
    int created() {
        return orders.size();
    }

    /** The orders that were asked about, in that order. */
    List<String> questions() {
        return List.copyOf(questions);
    }

    @Override
    public CreatedOrder createOrder(OrderRequest request) {
        if (failure.isEmpty() || answersAreLost) {
            orders.put("hpp-" + (orders.size() + 1), request);
        }
        throwIfFailing();
        whileAsked.run();
        return new CreatedOrder(
                lastOrder(),
                "ecom",
                URI.create("https://pay.example/?hpp_id=" + lastOrder()),
                "",
                clock.instant().plus(request.lifetime().orElseThrow()));
    }

    @Override
    public CompletableFuture<BankOrder> queryOrder(String hppOrderId) {
        if (isSlow) {
            CompletableFuture<BankOrder> answer = new CompletableFuture<>();
            unanswered.put(answer, hppOrderId);
            return answer;
        }
        try {
            return CompletableFuture.completedFuture(order(hppOrderId));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public BankOrder order(String hppOrderId) {
        questions.add(hppOrderId);
        throwIfFailing();
        whileAsked.run();
        OrderRequest request = orders.get(hppOrderId);
        List<Operation> listed = operations.getOrDefault(hppOrderId, List.of());
        return new BankOrder(
                hppOrderId,
                "ecom",
                MERCHANT,
                request.merchantRequestId(),
                request.amount(),
                "PENDING",
                "",
                Optional.empty(),
                listed);
    }

    private void throwIfFailing() {
        failure.ifPresent(exception -> {
            throw exception;
        });
    }

    @Override
    public Operation refund(RefundRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Operation complete(CompletionRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SessionStatus authorize() {
        throw new UnsupportedOperationException();
    }
}
