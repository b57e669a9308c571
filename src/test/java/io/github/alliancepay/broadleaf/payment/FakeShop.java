package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A shop that answers what a test tells it to, and remembers what it was asked to do. */
final class FakeShop implements OrderSubmission {

    private final List<String> asked = new ArrayList<>();
    private Supplier<Result> answer = () -> new Result.Submitted("2026", 9);

    void answers(Result result) {
        answer = () -> result;
    }

    void does(Supplier<Result> work) {
        answer = work;
    }

    /** Such as {@code submit PAID 1}: what was wanted, in which state, and with how many purchases. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Result submit(Payment payment, List<Operation> captures) {
        asked.add("submit " + payment.state() + " " + captures.size());
        return answer.get();
    }

    @Override
    public Result withdraw(Payment payment) {
        asked.add("withdraw " + payment.state());
        return answer.get();
    }
}
