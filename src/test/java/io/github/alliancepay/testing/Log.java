package io.github.alliancepay.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class logs at a level or above while something is done. */
public final class Log {

    private final Logger logger;
    private final Level level;

    private Log(Logger logger, Level level) {
        this.logger = logger;
        this.level = level;
    }

    public static Log of(Class<?> type, Level level) {
        return new Log((Logger) LoggerFactory.getLogger(type), level);
    }

    public List<ILoggingEvent> during(Runnable work) {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        Level before = logger.getLevel();
        if (!logger.isEnabledFor(level)) {
            logger.setLevel(level);
        }
        logger.addAppender(appender);
        try {
            work.run();
        } finally {
            logger.detachAppender(appender);
            logger.setLevel(before);
        }
        return appender.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(level))
                .toList();
    }
}
