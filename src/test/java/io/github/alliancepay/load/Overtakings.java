package io.github.alliancepay.load;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** Counts how often a node lost a lease while it worked under it, as its log says. Safe for use by many threads. */
final class Overtakings extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.alliancepay.broadleaf.payment.SyncPass");

    private final Level before = logger.getLevel();
    private final AtomicInteger count = new AtomicInteger();

    static Overtakings counted() {
        Overtakings counter = new Overtakings();
        counter.logger.setLevel(Level.INFO);
        counter.logger.addAppender(counter);
        counter.start();
        return counter;
    }

    @Override
    protected void append(ILoggingEvent line) {
        if (line.getMessage().contains("took over its synchronisation")) {
            count.incrementAndGet();
        }
    }

    int count() {
        return count.get();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(before);
    }
}
