package io.github.alliancepay.simulation;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.hold.CompletionState;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.simulation.Node.Heard;
import io.github.alliancepay.simulation.Schedule.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.LongPredicate;

/** Everything that a schedule happens in: the time, the bank, the shop with its processes, and the ledger that they share. */
final class World {

    private static final int DEEPEST = 2;
    private static final Trouble[] TROUBLES = Trouble.values();

    private final Schedule schedule;
    private final Flaw flaw;
    private final List<String> story = new ArrayList<>();
    private final MemoryLedger ledger;
    private final SimulatedBank bank = new SimulatedBank(this);
    private final SimulatedShop shop;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();
    private final Set<String> sent = new HashSet<>();
    private final Play play = new Play(this);

    private LongPredicate held;
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private SplittableRandom dice = new SplittableRandom(0);
    private boolean quiet = true;
    private Map<Heard, Long> heard = new HashMap<>();
    private boolean bankIsAway;
    private boolean calm;
    private int points;
    private Optional<Script> script = Optional.empty();
    private boolean bankIsSlow;
    private int depth;
    private Optional<Invariant> broken = Optional.empty();

    private World(Schedule schedule, Flaw flaw) {
        this.schedule = schedule;
        this.flaw = flaw;
        held = order -> schedule.holds();
        ledger = new MemoryLedger(flaw, this::stateChanged);
        shop = new SimulatedShop(this, schedule.orders());
        for (int number = 0; number < schedule.nodes(); number++) {
            nodes.add(node(number));
        }
    }

    /** Plays a schedule. */
    static Outcome play(Schedule schedule, Flaw flaw) {
        World world = new World(schedule, flaw);
        for (Step step : schedule.steps()) {
            if (world.broken.isEmpty()) {
                world.perform(step);
            }
        }
        if (world.broken.isEmpty()) {
            world.dice = new SplittableRandom(schedule.seed());
            world.quiet = true;
            world.heard = new HashMap<>();
            new Recovery(world).run();
        }
        return new Outcome(world.broken, List.copyOf(world.story));
    }

    /** Something happens, and nothing goes wrong. */
    void perform(Action action) {
        play.perform(action);
    }

    private void perform(Step step) {
        dice = new SplittableRandom(step.seed());
        quiet = step.quiet();
        heard = new HashMap<>();
        tell(step.number() + " " + step.action());
        play.perform(step.action());
    }

    private Node node(int number) {
        return new Node(this, Duration.ofSeconds((long) number * schedule.skew()));
    }

    /** A process that runs; a dead one is started again. */
    Node node() {
        int number = dice.nextInt(nodes.size());
        restart(number);
        return nodes.get(number);
    }

    private void restart(int number) {
        if (nodes.get(number).isDead()) {
            nodes.set(number, node(number));
        }
    }

    /** All processes, running. */
    List<Node> allNodes() {
        for (int number = 0; number < nodes.size(); number++) {
            restart(number);
        }
        return nodes;
    }

    /** A world for one order. The bank says yes, and only that happens which somebody does. */
    static World calm(boolean holds) {
        return calm(1, 1, order -> holds);
    }

    /** A calm world for many orders; the money of some is held first. */
    static World calm(int nodes, int orders, LongPredicate held) {
        World world = new World(new Schedule(0, nodes, orders, false, 0, List.of()), Flaw.NONE);
        world.calm = true;
        world.held = held;
        return world;
    }

    /** Whether the money of an order is held first. */
    boolean isHeld(long orderId) {
        return held.test(orderId);
    }

    /** From now on, this call is disturbed once, and the process ends at that point; 0 for none. */
    void disturb(BankLine.Call call, Trouble trouble, int crashAt) {
        script = Optional.of(new Script(call, trouble, crashAt));
        points = 0;
    }

    /** Nothing is disturbed any more, and everything is up. */
    void recover() {
        script = Optional.empty();
        Recovery recovery = new Recovery(this);
        recovery.run();
        pass(Duration.ofMinutes(10));
        recovery.settle();
    }

    /** How many points were passed since the disturbance. */
    int points() {
        return points;
    }

    Optional<Invariant> broken() {
        return broken;
    }

    boolean isCalm() {
        return calm;
    }

    /** What becomes of a call: what is written, or what the dice say. */
    Trouble troubleOf(BankLine.Call call) {
        Optional<Trouble> written = script.filter(known -> known.call == call).map(known -> known.trouble);
        written.ifPresent(used -> script = script.map(known -> new Script(call, Trouble.NONE, known.crashAt)));
        return written.orElseGet(() -> chance(8) ? TROUBLES[dice.nextInt(TROUBLES.length)] : Trouble.NONE);
    }

    /** An answer may take its time. */
    void linger() {
        if (chance(50)) {
            pass(Duration.ofSeconds(dice.nextInt(30)));
        }
    }

    /** What the bank makes of a refund or a completion. */
    String decision() {
        int roll = calm ? 9 : dice.nextInt(10);
        return roll < 2 ? "FAIL" : roll < 5 ? "PENDING" : "SUCCESS";
    }

    private void scripted(Node node, int crashAt) {
        points++;
        if (points == crashAt) {
            node.die();
        }
        node.requireAlive();
    }

    /** Here a process may die, and others may do something meanwhile. */
    void point(Node node) {
        node.requireAlive();
        script.ifPresent(known -> scripted(node, known.crashAt));
        if (quiet || broken.isPresent()) {
            return;
        }
        int roll = dice.nextInt(1000);
        if (roll < 5) {
            tell("a process dies");
            node.die();
        } else if (roll < 30 && depth < DEEPEST) {
            meanwhile();
        }
        node.requireAlive();
    }

    private void meanwhile() {
        Map<Heard, Long> outer = heard;
        heard = new HashMap<>();
        depth++;
        Action action = Action.any(dice);
        tell("meanwhile " + action);
        play.perform(action);
        depth--;
        heard = outer;
    }

    /** What went back of each order when it was last asked about in what happens now. */
    Map<Heard, Long> heard() {
        return heard;
    }

    /** The database may be away for a moment, before it did something or after it. */
    void mayFail() {
        if (chance(250)) {
            tell("the database is away");
            throw new IllegalStateException("the database is away");
        }
    }

    /** Whether something happens that happens once in so many times. */
    boolean chance(int times) {
        return !quiet && broken.isEmpty() && dice.nextInt(times) == 0;
    }

    void pass(Duration time) {
        now = now.plus(time);
        List<Late> due = late.stream().filter(call -> !call.at.isAfter(now)).toList();
        late.removeAll(due);
        due.forEach(call -> {
            try {
                call.work.run();
            } catch (RefusedException refused) {
                tell("the bank refuses what came late");
            }
        });
    }

    /** A call reaches the bank only later. */
    void later(Duration latest, Runnable work) {
        Instant then = now.plusSeconds(1 + dice.nextInt(Math.toIntExact(latest.toSeconds())));
        late.add(new Late(then, work));
    }

    /** Whether something with this id was sent before. */
    boolean isAgain(String id) {
        return !sent.add(id);
    }

    void check(Invariant invariant, boolean holds) {
        if (!holds && broken.isEmpty() && flaw.isAbout(invariant)) {
            tell("BROKEN: " + invariant);
            bank.accounts().forEach(account -> tell(account.toString()));
            ledger.paymentTable().rows().forEach(row -> tell(row.toString()));
            ledger.refundTable().all().forEach(refund -> tell(refund.toString()));
            ledger.completionTable().all().forEach(completion -> tell(completion.toString()));
            broken = Optional.of(invariant);
        }
    }

    private void stateChanged(Enum<?> from, Enum<?> to) {
        if (from != to) {
            tell(from + " becomes " + to);
        }
        check(Invariant.STATES_NEVER_GO_DOWN, isLegal(from, to));
    }

    private static boolean isLegal(Enum<?> from, Enum<?> to) {
        if (from instanceof PaymentState payment) {
            return payment == to
                    || isReachable(payment, (PaymentState) to, PaymentState.values(), PaymentState::mayBecome);
        }
        return from instanceof RefundState refund
                ? refund.mayBecome((RefundState) to)
                : ((CompletionState) from).mayBecome((CompletionState) to);
    }

    /** One decision may take several steps, of which the last is written. */
    private static <S> boolean isReachable(S from, S to, S[] all, BiPredicate<S, S> table) {
        Set<S> reached = new HashSet<>(Set.of(from));
        boolean further = true;
        while (further) {
            further = Arrays.stream(all)
                            .filter(next ->
                                    reached.stream().toList().stream().anyMatch(known -> table.test(known, next)))
                            .filter(reached::add)
                            .count()
                    > 0;
        }
        return reached.contains(to);
    }

    /** Answers a question about an order, or loses the answer. */
    void answer(Node node, Node.Question question) {
        if (bankIsAway || chance(6)) {
            question.answer().completeExceptionally(lost());
        } else if (dice.nextBoolean()) {
            node.heardLate(question.inquiry(), question.refunded());
            question.answer().complete(question.then());
        } else {
            SimulatedBank.Account account = bank.account(question.inquiry().hppOrderId());
            node.heardLate(question.inquiry(), account.refunded());
            question.answer().complete(flaw == Flaw.NONE ? account.order() : question.then());
        }
    }

    private static BankException lost() {
        return new OutcomeUnknownException("no answer");
    }

    void tell(String line) {
        story.add("  ".repeat(depth) + line);
    }

    void bankGoes(boolean away) {
        bankIsAway = away;
    }

    boolean isBankAway() {
        return bankIsAway;
    }

    Play play() {
        return play;
    }

    /** Whether the bank takes its time to answer. */
    boolean answersLate() {
        return bankIsSlow || !quiet && dice.nextBoolean();
    }

    void bankIs(boolean slow) {
        bankIsSlow = slow;
    }

    Instant now() {
        return now;
    }

    SplittableRandom dice() {
        return dice;
    }

    Flaw flaw() {
        return flaw;
    }

    MemoryLedger ledger() {
        return ledger;
    }

    SimulatedBank bank() {
        return bank;
    }

    SimulatedShop shop() {
        return shop;
    }

    /** One disturbance. */
    private record Script(BankLine.Call call, Trouble trouble, int crashAt) {}

    /** A call that is under way. */
    private record Late(Instant at, Runnable work) {}

    /**
     * What came of a schedule.
     *
     * @param broken the invariant that it broke first
     * @param story what happened, in order
     */
    record Outcome(Optional<Invariant> broken, List<String> story) {}
}
