package foyer.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** When a recurring task is due. */
public sealed interface Schedule {

    /** The next time after this moment; null when there is none. */
    @Nullable Instant next(Instant after);

    /** At the times of a cron expression in Spring's form, of six fields, in a time zone. */
    static Schedule cron(String expression, ZoneId zone) {
        return new Cron(CronExpression.parse(expression), zone);
    }

    /** So long after the last time. */
    static Schedule every(Duration delay) {
        return new Every(delay);
    }

    record Cron(CronExpression expression, ZoneId zone) implements Schedule {

        @Override
        public @Nullable Instant next(Instant after) {
            var next = expression.next(after.atZone(zone));
            return next == null ? null : next.toInstant();
        }
    }

    record Every(Duration delay) implements Schedule {

        public Every {
            if (delay.isZero() || delay.isNegative()) {
                throw new IllegalArgumentException("a delay of " + delay);
            }
        }

        @Override
        public Instant next(Instant after) {
            return after.plus(delay);
        }
    }
}
