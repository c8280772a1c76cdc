package foyer.payments;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged for a while. */
final class Heard {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger;

    private Heard(String name) {
        this.logger = (Logger) LoggerFactory.getLogger(name);
        lines.start();
        logger.addAppender(lines);
    }

    static Heard by(String name) {
        return new Heard(name);
    }

    List<String> stop() {
        logger.detachAppender(lines);
        return List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
