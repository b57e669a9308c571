package io.github.alliancepay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.hold.CompletionRefusedException;
import io.github.alliancepay.broadleaf.hold.CompletionState;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.simulation.BankLine.Call;
import io.github.alliancepay.simulation.Node.Question;
import io.github.alliancepay.simulation.SimulatedBank.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Five hundred payments, with refunds and holds among them, in a shop of two processes, while the bank is away for a day, slow for an hour, or
 * comes and goes. The plugin's own queue does the work, by a clock of its own. Each process asks about ten payments at once at most, and each
 * answer takes its time, so the rate is bounded.
 */
class BankAwayTests {

    private static final int ORDERS = 500;
    private static final int AT_ONCE = 10;
    private static final int SHARE_OF_THE_CLOCK = 5;
    private static final Duration TICK = Duration.ofSeconds(5);

    /** How long a call waits for a bank that does not answer. */
    private static final Duration TIME_OUT = Duration.ofSeconds(30);

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final RefundOrigin ADMIN = RefundOrigin.of("iryna", "");
    private static final Set<RefundState> REFUND_OPEN =
            EnumSet.of(RefundState.REQUESTED, RefundState.SENT, RefundState.UNKNOWN);
    private static final Set<CompletionState> COMPLETION_OPEN =
            EnumSet.of(CompletionState.REQUESTED, CompletionState.SENT, CompletionState.UNKNOWN);

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.github.alliancepay");
    private static Level before;

    private final World world = World.calm(2, ORDERS, BankAwayTests::isHeld);
    private final Map<Question, Instant> asked = new IdentityHashMap<>();
    private final List<String> answered = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private Duration latency = TICK;

    BankAwayTests() {
        world.bankIs(true);
    }

    @BeforeAll
    static void quiet() {
        before = LOG.getLevel();
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(before);
    }

    private static boolean isHeld(long orderId) {
        return Set.of(3L, 8L, 9L).contains(orderId % 10);
    }

    @Test
    void afterADayWithoutTheBankAllIsSettledWithinTenMinutes() {
        orders().forEach(this::start);
        goAwayInMidWork();
        pass(Duration.ofHours(24));
        assertThat(unsettled()).hasSizeGreaterThan(ORDERS * 4 / 5);

        world.bankGoes(false);

        settlesInTime();
    }

    @Test
    void whatTheBankCallsAboutComesBeforeWhatIsOverdue() {
        orders().forEach(this::start);
        goAwayInMidWork();
        pass(Duration.ofHours(1));
        world.bankGoes(false);
        answered.clear();

        List<String> called = accounts.stream()
                .filter(account -> number(account) % 10 == 4)
                .map(this::callBack)
                .toList();
        while (!answered.containsAll(called)) {
            pass(TICK);
        }

        List<String> routine =
                answered.stream().filter(order -> !called.contains(order)).toList();
        int underWay = 2 * AT_ONCE;
        assertThat(called).hasSize(ORDERS / 10);
        assertThat(routine.size()).isLessThanOrEqualTo(called.size() / (SHARE_OF_THE_CLOCK - 1) + 2 * underWay);
        settlesInTime();
    }

    @Test
    void afterAnHourWithASlowBankAllIsSettledWithinTenMinutes() {
        latency = Duration.ofSeconds(25);
        orders().forEach(order -> {
            start(order);
            payAndCallBack(order);
            moveMoney(order - 10);
            pass(Duration.ofHours(1).dividedBy(ORDERS));
        });

        assertThat(unsettled()).isNotEmpty();

        latency = TICK;

        settlesInTime();
    }

    @Test
    void afterAnHourWithABankThatComesAndGoesAllIsSettledWithinTenMinutes() {
        orders().forEach(order -> {
            world.bankGoes((ORDERS - order) % 12 < 6);
            start(order);
            payAndCallBack(order - 6);
            moveMoney(order - 46);
            pass(Duration.ofHours(1).dividedBy(ORDERS));
        });
        assertThat(unsettled()).isNotEmpty();

        world.bankGoes(false);

        settlesInTime();
    }

    private static Stream<Integer> orders() {
        return IntStream.rangeClosed(1, ORDERS).boxed();
    }

    /** The bank knows the order, unless it is away. */
    private void start(int order) {
        int before = world.bank().accounts().size();
        try {
            world.play().start(node(order), world.shop().order(order));
        } catch (StartRefusedException away) {
            return;
        }
        List<Account> known = world.bank().accounts();
        known.subList(before, known.size()).forEach(accounts::add);
    }

    private Node node(int order) {
        return world.allNodes().get(order % 2);
    }

    private Optional<Account> account(int order) {
        return accounts.stream().filter(account -> number(account) == order).findFirst();
    }

    private long number(Account account) {
        return payment(account).bill().orderId();
    }

    private Payment payment(Account account) {
        return world.ledger()
                .payments()
                .find(account.request.merchantRequestId())
                .orElseThrow();
    }

    /**
     * The callbacks of half of the payments are lost, a fifth is not paid, and in the rest money is being moved; half of those calls are lost
     * on their way, and half of the answers.
     */
    private void goAwayInMidWork() {
        orders().filter(order -> order % 10 < 5).forEach(this::pay);
        orders().filter(order -> order % 10 > 6).forEach(this::payAndCallBack);
        pass(Duration.ofMinutes(5));
        orders().filter(order -> order % 10 > 6).forEach(order -> {
            Call call = order % 10 == 8 ? Call.COMPLETE : Call.REFUND;
            world.disturb(call, order % 20 < 10 ? Trouble.LOST_CALL : Trouble.LOST_ANSWER, 0);
            moveMoney(order);
        });
        world.bankGoes(true);
    }

    private void pay(int order) {
        account(order).ifPresent(account -> world.bank().pay(account, Operation.SUCCESS));
    }

    private void payAndCallBack(int order) {
        pay(order);
        account(order).ifPresent(this::callBack);
    }

    private String callBack(Account account) {
        Node node = world.allNodes().get(0);
        node.payments.requestSync(account.tokens.get(0), Optional.of(account.id), node.now());
        return account.id;
    }

    /** Every tenth is refunded in part, of every tenth the hold is completed, and of every tenth it is released. */
    private void moveMoney(int order) {
        account(order).map(account -> payment(account).id()).ifPresent(id -> {
            try {
                moveMoney(node(order), order % 10, id);
            } catch (RefundRefusedException | CompletionRefusedException | IllegalStateException refused) {
                world.tell("refused: " + refused.getMessage());
            }
        });
    }

    private static void moveMoney(Node node, int kind, String payment) {
        if (kind == 7) {
            node.refunds.sendAmount(payment, new Coins(3_000), ADMIN);
        } else if (kind == 8) {
            node.complete.complete(payment, Optional.empty(), RefundOrigin.HOST);
        } else if (kind == 9) {
            node.refunds.release(payment, ADMIN);
        }
    }

    private void pass(Duration time) {
        for (Duration left = time; !left.isZero() && !left.isNegative(); left = left.minus(TICK)) {
            world.pass(TICK);
            world.allNodes().forEach(this::work);
        }
    }

    private void work(Node node) {
        node.queue.dispatch();
        do {
            run(node);
            node.questions.forEach(question -> asked.putIfAbsent(question, world.now()));
            assertThat(node.questions).hasSizeLessThanOrEqualTo(AT_ONCE);
            List.copyOf(node.questions).stream().filter(this::isDue).forEach(question -> answer(node, question));
        } while (!node.tasks.isEmpty());
    }

    private static void run(Node node) {
        while (!node.tasks.isEmpty()) {
            node.tasks.remove(0).run();
        }
    }

    private boolean isDue(Question question) {
        Duration wait = world.isBankAway() ? TIME_OUT : latency;
        return !world.now().isBefore(asked.get(question).plus(wait));
    }

    private void answer(Node node, Question question) {
        node.questions.remove(question);
        asked.remove(question);
        answered.add(question.inquiry().hppOrderId());
        world.answer(node, question);
    }

    private void settlesInTime() {
        pass(TEN_MINUTES);
        assertThat(unsettled()).isEmpty();
        assertThat(world.broken()).isEmpty();
    }

    /** What is not as it should be at the end. */
    private List<String> unsettled() {
        Stream<String> payments = accounts.stream()
                .filter(account -> !isSettled(account))
                .map(account -> payment(account) + " " + account);
        Stream<String> refunds = world.ledger()
                .refundTable()
                .all()
                .filter(refund -> REFUND_OPEN.contains(refund.state()))
                .map(Object::toString);
        Stream<String> completions = world.ledger()
                .completionTable()
                .all()
                .filter(known -> COMPLETION_OPEN.contains(known.state()))
                .map(Object::toString);
        return Stream.of(payments, refunds, completions).flatMap(all -> all).toList();
    }

    private boolean isSettled(Account account) {
        Payment payment = payment(account);
        boolean arrived = account.money().isEmpty() || payment.isSubmitted();
        boolean over = payment.state() != PaymentState.OPEN || world.now().isBefore(account.expiry);
        return arrived && over && payment.trouble().isEmpty();
    }
}
