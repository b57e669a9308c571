package io.github.alliancepay.simulation;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The bank: what it has done, whoever asked. It believes a first request about a sum, so that a wrong one does harm and is seen. */
final class SimulatedBank {

    static final String MERCHANT = "merchant-1";

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Set<String> requestIds = new HashSet<>();
    private final World world;
    private int operations;

    SimulatedBank(World world) {
        this.world = world;
    }

    List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    Account account(String hppOrderId) {
        return Optional.ofNullable(accounts.get(hppOrderId))
                .orElseThrow(() -> new RefusedException(RefusedException.ORDER_NOT_FOUND, "no such order"));
    }

    CreatedOrder create(OrderRequest request) {
        newId(request.merchantRequestId());
        String id = "hpp-" + (accounts.size() + 1);
        Instant expiry = world.now().plus(request.lifetime().orElseThrow());
        Account account = new Account(id, request, expiry);
        account.tokens.add(token(request.addresses().callback()));
        accounts.put(id, account);
        return new CreatedOrder(id, "ecom-" + id, URI.create("https://pay.example/" + id), "", expiry);
    }

    static String token(URI callback) {
        return callback.getQuery().substring(2);
    }

    private void newId(String requestId) {
        if (!requestIds.add(requestId)) {
            throw new RefusedException(RefusedException.DUPLICATE, "the id was used");
        }
    }

    /** @param strict whether the bank compares the sum with what is left */
    Operation refund(RefundRequest request, boolean strict) {
        Account account = accountOf(request.operationId());
        Entry origin = account.entry(request.operationId());
        boolean enough = account.refunded(origin) + request.amount().value() <= origin.amount;
        boolean fits = enough && !(origin.type.equals("PREAUTH") && account.isCompleted());
        if (strict && !fits && !requestIds.contains(request.merchantRequestId())) {
            throw new RefusedException("b_payment_invalid_refund_amount", "too much");
        }
        boolean whole = request.amount().value() == origin.amount;
        world.check(Invariant.NO_ILLEGAL_STEP_OFFERED, whole || !origin.type.equals("PREAUTH"));
        newId(request.merchantRequestId());
        request.callback().ifPresent(callback -> account.tokens.add(token(callback)));
        Entry refund = account.add(
                entry("REFUND", request.merchantRequestId(), request.amount().value()));
        refund.origin = request.operationId();
        refund.status =
                world.dice().nextInt(10) < 2 ? "FAIL" : world.dice().nextInt(10) < 4 ? "PENDING" : Operation.SUCCESS;
        world.check(
                Invariant.REFUNDS_WITHIN_CAPTURED,
                account.refunded(origin) <= origin.amount && !(origin.type.equals("PREAUTH") && account.isCompleted()));
        return refund.operation(account);
    }

    /** @param strict whether the bank looks whether the hold was completed before */
    Operation complete(CompletionRequest request, boolean strict) {
        Account account = accountOf(request.originalOperationId());
        boolean open = !account.isCompleted() && account.refunded() == 0 && !account.isOver(world.now());
        if (strict && !open && !requestIds.contains(request.merchantRequestId()) || account.isOver(world.now())) {
            throw new RefusedException("b_payment_invalid_operation", "the hold is over");
        }
        newId(request.merchantRequestId());
        request.callback().ifPresent(callback -> account.tokens.add(token(callback)));
        Operation completed =
                completed(account, request.merchantRequestId(), request.amount().value());
        world.check(Invariant.HOLD_COMPLETED_AT_MOST_ONCE, account.completions() <= 1);
        return completed;
    }

    private Operation completed(Account account, String requestId, long amount) {
        Entry completion = account.add(entry("COMPLETION", requestId, amount));
        completion.origin = account.entries.stream()
                .filter(entry -> entry.type.equals("PREAUTH"))
                .findFirst()
                .orElseThrow()
                .operationId;
        completion.status =
                world.dice().nextInt(10) < 2 ? "FAIL" : world.dice().nextInt(10) < 3 ? "PENDING" : Operation.SUCCESS;
        return completion.operation(account);
    }

    private Account accountOf(String operationId) {
        return accounts.values().stream()
                .filter(account -> account.entries.stream().anyMatch(entry -> entry.operationId.equals(operationId)))
                .findFirst()
                .orElseThrow(() -> new RefusedException("b_operation_not_found", "no such operation"));
    }

    private Entry entry(String type, String requestId, long amount) {
        operations++;
        world.tell("the bank has " + type + " of " + amount + " as e" + operations);
        return new Entry("e" + operations, type, requestId, amount);
    }

    /** The shopper pays on the page. */
    void pay(Account account, String status) {
        boolean held = account.request.holdUntil().isPresent();
        long amount = account.request.amount().value();
        account.add(entry(held ? "PREAUTH" : "PURCHASE", account.request.merchantRequestId(), amount)).status = status;
    }

    /** Somebody refunds in the bank's cabinet. */
    void refundInCabinet(Account account, Entry origin, long amount) {
        Entry refund = account.add(entry("REFUND", "cabinet-" + operations, amount));
        refund.origin = origin.operationId;
        refund.status = Operation.SUCCESS;
    }

    void completeInCabinet(Account account) {
        completed(account, "cabinet-" + operations, account.request.amount().value())
                .field("status");
    }

    /** One order at the bank. */
    static final class Account {

        final String id;
        final OrderRequest request;
        final Instant expiry;
        final List<Entry> entries = new ArrayList<>();
        final List<String> tokens = new ArrayList<>();
        boolean calledBack;

        Account(String id, OrderRequest request, Instant expiry) {
            this.id = id;
            this.request = request;
            this.expiry = expiry;
        }

        Entry add(Entry entry) {
            entries.add(entry);
            return entry;
        }

        Entry entry(String operationId) {
            return entries.stream()
                    .filter(entry -> entry.operationId.equals(operationId))
                    .findFirst()
                    .orElseThrow();
        }

        Stream<Entry> alive(String type) {
            return entries.stream().filter(entry -> entry.type.equals(type) && !entry.status.equals("FAIL"));
        }

        Stream<Entry> successful(String type) {
            return alive(type).filter(entry -> entry.status.equals(Operation.SUCCESS));
        }

        /** The purchases, or the completion, or the hold: what a refund may be of. */
        Optional<Entry> money() {
            return Stream.of("PURCHASE", "COMPLETION", "PREAUTH")
                    .flatMap(this::successful)
                    .findFirst();
        }

        boolean hasAttempt() {
            return alive("PURCHASE").findAny().isPresent()
                    || alive("PREAUTH").findAny().isPresent();
        }

        long completions() {
            return alive("COMPLETION").count();
        }

        boolean isCompleted() {
            return completions() > 0;
        }

        boolean isOver(Instant now) {
            return request.holdUntil().filter(end -> !now.isBefore(end)).isPresent();
        }

        long refunded(Entry origin) {
            return alive("REFUND")
                    .filter(refund -> refund.origin.equals(origin.operationId))
                    .mapToLong(refund -> refund.amount)
                    .sum();
        }

        long refunded() {
            return alive("REFUND").mapToLong(refund -> refund.amount).sum();
        }

        @Override
        public String toString() {
            return "at the bank " + id + " " + entries;
        }

        BankOrder order() {
            String status =
                    money().isPresent() ? "SUCCESS" : hasAttempt() ? "PENDING" : entries.isEmpty() ? "PENDING" : "FAIL";
            return new BankOrder(
                    id,
                    "ecom-" + id,
                    MERCHANT,
                    request.merchantRequestId(),
                    request.amount(),
                    status,
                    "",
                    Optional.of(expiry),
                    entries.stream().map(entry -> entry.operation(this)).toList());
        }
    }

    /** One operation of an order. */
    static final class Entry {

        final String operationId;
        final String type;
        final String requestId;
        final long amount;
        String origin = "";
        String status = "PENDING";
        private Operation shown;

        Entry(String operationId, String type, String requestId, long amount) {
            this.operationId = operationId;
            this.type = type;
            this.requestId = requestId;
            this.amount = amount;
        }

        Operation operation(Account account) {
            if (shown == null || !shown.status().equals(status)) {
                shown = Operation.of(Map.of(
                        "ecomOperationId",
                        "ecom-" + operationId,
                        "operationId",
                        operationId,
                        "type",
                        type,
                        "status",
                        status,
                        "coinAmount",
                        Long.toString(amount),
                        "merchantId",
                        MERCHANT,
                        "merchantRequestId",
                        requestId,
                        type.equals("COMPLETION") ? "preauthOperationId" : "originalOperationId",
                        origin));
            }
            return shown;
        }

        @Override
        public String toString() {
            return operationId + " " + type + " " + status + " " + amount + (origin.isEmpty() ? "" : " of " + origin);
        }
    }
}
