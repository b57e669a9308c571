package io.github.alliancepay.simulation;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.hold.CompletionRefusedException;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.ApprovedRefund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import io.github.alliancepay.simulation.SimulatedBank.Account;
import io.github.alliancepay.simulation.SimulatedBank.Entry;
import io.github.alliancepay.simulation.SimulatedShop.HostOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Performs what happens. Who or what it happens to is left to the dice. */
final class Play {

    private static final Shopper SHOPPER = new Shopper(new Payer("77", Map.of()), "olena@example.com", "uk");
    private static final RefundOrigin ADMIN = RefundOrigin.of("iryna", "");

    private final World world;

    Play(World world) {
        this.world = world;
    }

    void perform(Action action) {
        switch (action) {
            case SHOPPER_PAYS -> any(payable())
                    .ifPresent(account -> world.bank().pay(account, paidAs()));
            case BANK_DECIDES -> any(world.bank().accounts()).ifPresent(this::decide);
            case TIME_PASSES -> world.pass(time());
            case CABINET_REFUNDS -> any(world.bank().accounts()).ifPresent(this::refundInCabinet);
            case CABINET_COMPLETES -> any(world.bank().accounts()).ifPresent(this::completeInCabinet);
            case ORDER_CHANGES -> any(world.shop().orders())
                    .filter(order -> !order.submitted && order.lockedBy == null)
                    .ifPresent(order -> order.version++);
            case NODE_DIES -> world.node().die();
            case BANK_GOES_AWAY -> world.bankGoes(true);
            case BANK_COMES_BACK -> world.bankGoes(false);
            default -> on(world.node(), action);
        }
    }

    /** A process does something. Whatever it fails with, others go on. */
    private void on(Node node, Action action) {
        try {
            act(node, action);
        } catch (Crash end) {
            world.tell("ended");
        } catch (RefundRefusedException | CompletionRefusedException | StartRefusedException refused) {
            world.tell("refused: " + refused.getMessage());
        } catch (IllegalStateException failure) {
            world.tell("failed: " + failure.getMessage());
        }
    }

    private void act(Node node, Action action) {
        switch (action) {
            case SHOPPER_STARTS -> any(world.shop().orders()).ifPresent(order -> start(node, order));
            case BANK_CALLS_BACK -> any(world.bank().accounts()).ifPresent(account -> callBack(node, account));
            case SHOPPER_COMES_BACK -> payment(id -> node.queue.request(id, SyncTrigger.RETURN));
            case NODE_LOOKS_FOR_WORK -> node.queue.dispatch();
            case WORKER_WORKS -> work(node);
            case BANK_ANSWERS -> taken(node.questions).ifPresent(question -> world.answer(node, question));
            case ADMIN_UPDATES -> payment(id -> node.sync.sync(id, SyncTrigger.ADMIN, "iryna"));
            case ADMIN_SUBMITS -> payment(id -> node.reviews.retry(id, "iryna"));
            case ADMIN_REFUNDS_SOME -> payment(id -> node.refunds.sendAmount(id, part(), ADMIN));
            case ADMIN_REFUNDS_ALL -> payment(id -> node.refunds.sendFullBalance(id, ADMIN));
            case ADMIN_CONFIRMS_TWICE -> payment(id -> confirmTwice(node, id));
            case SHOP_COMPLETES -> payment(id -> node.complete.complete(id, Optional.empty(), RefundOrigin.HOST));
            default -> throw new IllegalArgumentException(action.name());
        }
    }

    void start(Node node, HostOrder order) {
        if (!order.submitted) {
            node.start.start(order.bill(), SHOPPER);
        }
    }

    private void callBack(Node node, Account account) {
        String token = account.tokens.get(world.dice().nextInt(account.tokens.size()));
        Optional<String> hint = world.dice().nextInt(10) == 0 ? Optional.of("hpp-1") : Optional.of(account.id);
        node.payments.requestSync(token, hint, node.now());
        node.queue.wake();
    }

    private void work(Node node) {
        taken(node.tasks).ifPresent(Runnable::run);
    }

    /** Nobody is shown a form for a payment without money. */
    private void confirmTwice(Node node, String paymentId) {
        if (!node.balances.stored(paymentId).isOpen()) {
            return;
        }
        Coins sum = part();
        String draft = node.refunds.draft(ApprovedRefund.of(paymentId, new RefundPlan(sum, sum, List.of()), ADMIN));
        node.refunds.confirm(paymentId, draft, "iryna");
        world.node().refunds.confirm(paymentId, draft, "iryna");
    }

    private Coins part() {
        return new Coins(1 + world.dice().nextInt(6_000));
    }

    /** The pages that can be paid. */
    List<Account> payable() {
        return world.bank().accounts().stream()
                .filter(account -> !account.hasAttempt() && world.now().isBefore(account.expiry) && isShown(account))
                .toList();
    }

    /** The shopper has seen the page. */
    private boolean isShown(Account account) {
        return world.ledger()
                .payments()
                .find(account.request.merchantRequestId())
                .flatMap(Payment::bankPage)
                .isPresent();
    }

    private String paidAs() {
        int roll = world.isCalm() ? 0 : world.dice().nextInt(10);
        return roll < 7 ? Operation.SUCCESS : roll < 9 ? "PENDING" : "FAIL";
    }

    private void decide(Account account) {
        account.entries.stream()
                .filter(entry -> entry.status.equals("PENDING"))
                .forEach(entry -> entry.status = world.dice().nextInt(10) < 7 ? Operation.SUCCESS : "FAIL");
    }

    private Duration time() {
        int roll = world.dice().nextInt(20);
        if (roll < 8) {
            return Duration.ofSeconds(world.dice().nextInt(60));
        }
        if (roll < 17) {
            return Duration.ofSeconds(world.dice().nextInt(900));
        }
        return roll < 19
                ? Duration.ofMinutes(world.dice().nextInt(600))
                : Duration.ofHours(world.dice().nextInt(200));
    }

    /** Not while the plugin's own call may be on its way: the real bank refuses the later of two. */
    private void refundInCabinet(Account account) {
        account.money()
                .filter(money -> isFree(account) && account.refunded(money) < money.amount)
                .filter(money ->
                        !money.type.equals("PREAUTH") || !account.isCompleted() && !account.isOver(world.now()))
                .ifPresent(money -> world.bank().refundInCabinet(account, money, cabinetSum(account, money)));
    }

    private long cabinetSum(Account account, Entry money) {
        long left = money.amount - account.refunded(money);
        return money.type.equals("PREAUTH") || world.dice().nextBoolean()
                ? left
                : 1 + world.dice().nextInt((int) left);
    }

    private void completeInCabinet(Account account) {
        boolean open = account.successful("PREAUTH").findAny().isPresent()
                && !account.isCompleted()
                && account.refunded() == 0
                && !account.isOver(world.now());
        if (open && isFree(account)) {
            world.bank().completeInCabinet(account);
        }
    }

    private boolean isFree(Account account) {
        String paymentId = account.request.merchantRequestId();
        boolean refunding = world.ledger()
                .refundTable()
                .all()
                .anyMatch(refund ->
                        refund.paymentId().equals(paymentId) && refund.state().isInFlight());
        return !refunding && !world.ledger().completionTable().isActive(paymentId);
    }

    private void payment(Consumer<String> work) {
        any(world.ledger().paymentTable().rows().toList()).ifPresent(row -> work.accept(row.payment.id()));
    }

    private <T> Optional<T> any(List<T> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(world.dice().nextInt(all.size())));
    }

    private <T> Optional<T> taken(List<T> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.remove(world.dice().nextInt(all.size())));
    }
}
