package foyer.platform.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What can be seen of events from outside: how late they are, how many, and what listeners gave up on. */
@Component
class EventMeters {

    private final MeterRegistry meters;
    private final Clock clock;
    private final Timer lag;
    private final Counter sequenced;
    private final Counter retries;
    private final Counter deadLetters;

    EventMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.lag = Timer.builder("foyer.events.lag")
                .description(
                        "From the beginning of the transaction that wrote the oldest event of a batch to its position")
                .register(meters);
        this.sequenced = Counter.builder("foyer.events.sequenced")
                .description("Events that this node gave a position")
                .register(meters);
        this.retries = Counter.builder("foyer.events.listener.failures")
                .description("Events that a listener failed on, each time")
                .register(meters);
        this.deadLetters = Counter.builder("foyer.events.dead.letters")
                .description("Events that a listener gave up on")
                .register(meters);
    }

    void taps(Supplier<Number> attached) {
        Gauge.builder("foyer.events.taps", attached)
                .description("Subscribers of this node")
                .register(meters);
    }

    void sequenced(EventQueries.Given given) {
        sequenced.increment(given.count());
        if (given.oldest() != null) {
            var age = Duration.between(given.oldest(), clock.instant());
            // The database's clock may be ahead of this node's.
            lag.record(age.isNegative() ? Duration.ZERO : age);
        }
    }

    void failed(boolean forGood) {
        retries.increment();
        if (forGood) {
            deadLetters.increment();
        }
    }
}
