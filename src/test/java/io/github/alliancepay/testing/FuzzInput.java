package io.github.alliancepay.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What fuzz tests share: short inputs that stand for long ones, and a bound on what an input may cost. The bound counts the processor time
 * and the memory of the thread itself, so a busy machine changes nothing.
 */
public final class FuzzInput {

    /** As long as the longest answer of the bank that is read; less while the fuzzer watches every step. */
    private static final int LONGEST = System.getenv("JAZZER_FUZZ") == null ? 1 << 20 : 1 << 17;

    private static final Pattern REPETITION = Pattern.compile("~([a-u])([^~]{1,40})~", Pattern.DOTALL);

    private static final Duration MOST_TIME = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 1L << 30;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private FuzzInput() {}

    /**
     * The input with its repetitions written out. {@code ~k[~} stands for 1024 brackets: {@code a} is once, {@code b} twice, {@code u} a
     * million times, up to a length of a million in all. So a fuzzer reaches a million digits and a deep nesting by changing a few bytes, and what it keeps stays small.
     */
    public static byte[] unrolled(byte[] input) {
        Matcher repetition = REPETITION.matcher(new String(input, ISO_8859_1));
        StringBuilder unrolled = new StringBuilder();
        while (repetition.find()) {
            repetition.appendReplacement(unrolled, "");
            String unit = repetition.group(2);
            int room = Math.max(0, LONGEST - unrolled.length()) / unit.length();
            unrolled.append(unit.repeat(Math.min(room, 1 << repetition.group(1).charAt(0) - 'a')));
        }
        return repetition.appendTail(unrolled).toString().getBytes(ISO_8859_1);
    }

    /**
     * What the work returns or throws, unless it took more than any input is worth. Work that did is done once more, because the first time
     * it may load classes, and the fuzzer rewrites each of them then.
     */
    public static <T> T bounded(Supplier<T> work) {
        try {
            return bounded(work, MOST_TIME, MOST_BYTES);
        } catch (TooMuchError first) {
            return bounded(work, MOST_TIME, MOST_BYTES);
        }
    }

    static <T> T bounded(Supplier<T> work, Duration mostTime, long mostBytes) {
        long time = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        try {
            return work.get();
        } finally {
            require("nanoseconds", THREADS.getCurrentThreadCpuTime() - time, mostTime.toNanos());
            require("bytes", THREADS.getCurrentThreadAllocatedBytes() - bytes, mostBytes);
        }
    }

    private static void require(String unit, long taken, long most) {
        if (taken > most) {
            throw new TooMuchError("One input took " + taken + " " + unit + ", and not " + most + " at most");
        }
    }

    private static final class TooMuchError extends AssertionError {

        private static final long serialVersionUID = 1L;

        TooMuchError(String fault) {
            super(fault);
        }
    }
}
