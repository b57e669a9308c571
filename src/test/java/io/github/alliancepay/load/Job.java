package io.github.alliancepay.load;

import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/** What a process can be told to do: the name and its arguments, in one line. */
enum Job {
    /** Order. */
    START((worker, words) -> worker.start(Long.parseLong(words.get(0)))),
    /** The token that only the bank knows, and the bank's order. */
    CALLBACK((worker, words) -> worker.call(words.get(0), words.get(1))),
    /** Payment. */
    RETURN((worker, words) -> worker.comeBack(words.get(0))),
    /** Payment. */
    STATUS((worker, words) -> worker.ask(words.get(0))),
    /** Nothing. */
    CLOCK((worker, words) -> worker.tick()),
    /** Payment. */
    UPDATE((worker, words) -> worker.update(words.get(0))),
    /** Payment. */
    SUBMIT((worker, words) -> worker.submit(words.get(0))),
    /** Payment. */
    REPORT((worker, words) -> worker.report(words.get(0))),
    /** Payment and clerk. */
    REFUND((worker, words) -> worker.confirm(words.get(0), words.get(1)));

    private final BiConsumer<PaymentWorker, List<String>> work;

    Job(BiConsumer<PaymentWorker, List<String>> work) {
        this.work = work;
    }

    String line(Object... words) {
        return name() + " "
                + String.join(" ", List.of(words).stream().map(Object::toString).toList());
    }

    /** A refusal is an answer as any other. */
    static void run(PaymentWorker worker, String line) {
        List<String> words = List.of(line.split(" "));
        try {
            valueOf(words.get(0)).work.accept(worker, words.subList(1, words.size()));
        } catch (StartRefusedException | RefundRefusedException refused) {
            System.err.println(refused.getMessage());
        } catch (CompletionException failure) {
            if (!(failure.getCause() instanceof StartRefusedException)) {
                throw failure;
            }
        }
    }
}
