package io.github.alliancepay.simulation;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.hold.CompletionState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.simulation.SimulatedBank.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Bank, shop and database are up again and stay so. Judges what has become of everything. */
final class Recovery {

    private static final Set<RefundState> REFUND_OPEN =
            EnumSet.of(RefundState.REQUESTED, RefundState.SENT, RefundState.UNKNOWN);
    private static final Set<CompletionState> COMPLETION_OPEN =
            EnumSet.of(CompletionState.REQUESTED, CompletionState.SENT, CompletionState.UNKNOWN);

    private static final int PASSES = 120;
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration TICK = Duration.ofSeconds(20);

    private final World world;

    Recovery(World world) {
        this.world = world;
    }

    void run() {
        world.tell("everything is up");
        world.bankGoes(false);
        world.allNodes();
        settle();
        waitForTheDead();
        payDuringASync();
        twoMinutes();
        world.bank().accounts().forEach(account -> checkArrival(account, isReturning(account)));
        untilAllIsDecided();
        checkUnknown();
        world.bank().accounts().forEach(account -> checkArrival(account, false));
        world.ledger().paymentTable().rows().forEach(row -> checkOffers(row.payment.id()));
    }

    /** What a process took before it died is free when its lease has ended. */
    private void waitForTheDead() {
        for (int minute = 0; minute < 30 && isLeased(); minute++) {
            world.pass(Duration.ofMinutes(1));
            settle();
        }
    }

    private boolean isLeased() {
        Instant slowest =
                world.allNodes().stream().map(Node::now).min(Instant::compareTo).orElseThrow();
        return world.ledger()
                .paymentTable()
                .rows()
                .anyMatch(row -> row.leaseUntil != null && row.leaseUntil.isAfter(slowest));
    }

    /** The bank was asked before the money came, and calls back before its answer has arrived. */
    private void payDuringASync() {
        Node node = world.allNodes().get(0);
        world.play().payable().stream().findFirst().ifPresent(account -> {
            node.payments.requestSync(account.request.merchantRequestId(), SyncTrigger.RETURN, node.now());
            world.bankIs(true);
            node.queue.dispatch();
            work(node);
            world.bankIs(false);
            world.bank().pay(account, Operation.SUCCESS);
            node.payments.requestSync(account.tokens.get(0), Optional.of(account.id), node.now());
            account.calledBack = true;
            settle();
        });
    }

    private static void work(Node node) {
        while (!node.tasks.isEmpty()) {
            node.tasks.remove(0).run();
        }
    }

    /** The bank repeats its calls about money. */
    private void twoMinutes() {
        Node node = world.allNodes().get(0);
        world.bank().accounts().stream()
                .filter(account -> account.money().isPresent() && !account.calledBack)
                .forEach(account ->
                        node.payments.requestSync(account.tokens.get(0), Optional.of(account.id), node.now()));
        for (Duration waited = Duration.ZERO; waited.compareTo(TWO_MINUTES) < 0; waited = waited.plus(TICK)) {
            settle();
            world.pass(TICK);
        }
        settle();
    }

    /** Does all that is due. */
    void settle() {
        for (Node node : world.allNodes()) {
            node.queue.dispatch();
            while (!node.tasks.isEmpty() || !node.questions.isEmpty()) {
                List.copyOf(node.questions).forEach(question -> {
                    node.questions.remove(question);
                    world.answer(node, question);
                });
                work(node);
            }
        }
    }

    /** A refund of all that is left was asked for. If its process died, that is known some minutes later. */
    private boolean isReturning(Account account) {
        long open = world.ledger()
                .refundTable()
                .all()
                .filter(refund -> refund.paymentId().equals(account.request.merchantRequestId()))
                .filter(refund -> refund.state().isOpen())
                .mapToLong(refund -> refund.amount().value())
                .sum();
        return account.money()
                .filter(money -> account.refunded(money) + open >= money.amount)
                .isPresent();
    }

    /** A process whose clock is ahead takes a hold for over some minutes before it ends. */
    private void checkArrival(Account account, boolean returning) {
        String paymentId = account.request.merchantRequestId();
        boolean arrived = account.money()
                .filter(money -> account.refunded(money) < money.amount)
                .filter(money -> !money.type.equals("PREAUTH") || !account.isOver(latest()))
                .map(money -> returning || isInShop(paymentId) || isWithAPerson(paymentId))
                .orElse(true);
        world.check(Invariant.SUCCESS_ARRIVES, arrived);
    }

    private boolean isInShop(String paymentId) {
        return world.shop().orders().stream()
                .filter(order -> order.submitted)
                .flatMap(order -> order.payments.stream())
                .anyMatch(recorded -> recorded.active && recorded.paymentId.equals(paymentId));
    }

    private boolean isWithAPerson(String paymentId) {
        return world.ledger().needsAttention(latest()).stream()
                .anyMatch(attention -> attention.payment().id().equals(paymentId));
    }

    /** The time of the clock that is ahead. */
    private Instant latest() {
        return world.allNodes().stream().map(Node::now).max(Instant::compareTo).orElseThrow();
    }

    private void untilAllIsDecided() {
        for (int pass = 0; pass < PASSES && isOpen(); pass++) {
            world.ledger()
                    .paymentTable()
                    .rows()
                    .map(row -> row.nextSync)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .filter(next -> next.isAfter(world.now()))
                    .ifPresentOrElse(next -> world.pass(Duration.between(world.now(), next)), () -> world.pass(TICK));
            settle();
        }
    }

    private boolean isOpen() {
        return world.ledger().refundTable().all().anyMatch(refund -> REFUND_OPEN.contains(refund.state()))
                || world.ledger().completionTable().all().anyMatch(known -> COMPLETION_OPEN.contains(known.state()));
    }

    private void checkUnknown() {
        world.ledger()
                .refundTable()
                .all()
                .filter(refund -> REFUND_OPEN.contains(refund.state()))
                .forEach(refund -> world.check(Invariant.UNKNOWN_ENDS, isWithAPerson(refund.paymentId())));
        world.ledger()
                .completionTable()
                .all()
                .filter(known -> COMPLETION_OPEN.contains(known.state()))
                .forEach(known -> world.check(Invariant.UNKNOWN_ENDS, isWithAPerson(known.paymentId())));
    }

    private void checkOffers(String paymentId) {
        Node node = world.allNodes().get(0);
        RefundBalance balance = node.balances.stored(paymentId);
        if (balance.isOpen()) {
            world.check(
                    Invariant.NO_ILLEGAL_STEP_OFFERED,
                    left(paymentId) >= balance.leftAtBank().value());
        }
        node.holds
                .stored(paymentId)
                .filter(hold -> hold.isOpen())
                .ifPresent(hold -> world.check(Invariant.NO_ILLEGAL_STEP_OFFERED, isCompletable(paymentId)));
    }

    private long left(String paymentId) {
        return accounts(paymentId).stream()
                .flatMap(account -> account.money().stream().map(money -> money.amount - account.refunded(money)))
                .mapToLong(Long::longValue)
                .sum();
    }

    private boolean isCompletable(String paymentId) {
        return accounts(paymentId).stream()
                .anyMatch(account -> !account.isCompleted() && account.refunded() == 0 && !account.isOver(world.now()));
    }

    private List<Account> accounts(String paymentId) {
        return world.bank().accounts().stream()
                .filter(account -> account.request.merchantRequestId().equals(paymentId))
                .toList();
    }
}
