package io.github.alliancepay.broadleaf.bank.client;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few daemon threads of the client. They end when they have had nothing to do for a while, so nobody has to stop them. Safe for use by
 * many threads.
 */
final class BankThreads implements Executor {

    private static final long IDLE_SECONDS = 30;

    private final String name;
    private final AtomicInteger count = new AtomicInteger();
    private final ThreadPoolExecutor pool;

    BankThreads(String name, int most) {
        this.name = name;
        this.pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Member::new);
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    /** @throws IllegalStateException on one of these threads, which would wait for work that only they do */
    void requireOtherThread() {
        if (Thread.currentThread() instanceof Member member && member.owner() == this) {
            throw new IllegalStateException(
                    "A thread of " + name
                            + " must not wait for the bank. Continue on another thread, or with the methods that return a future");
        }
    }

    private final class Member extends Thread {

        Member(Runnable work) {
            super(work, name + "-" + count.incrementAndGet());
            setDaemon(true);
        }

        BankThreads owner() {
            return BankThreads.this;
        }
    }
}
