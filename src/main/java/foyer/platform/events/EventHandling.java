package foyer.platform.events;

import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands one event to one listener: effect and place in the log are one transaction, so a node that dies in it leaves
 * neither, and no lease has to run out before another node goes on. A failure is kept in a transaction after it.
 */
@Component
class EventHandling {

    private static final Logger LOG = LoggerFactory.getLogger(EventHandling.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 20;
    private static final int CAUSES = 5;

    private final Transactions transactions;
    private final ListenerQueries places;
    private final DeadLetterQueries letters;
    private final EventSettings settings;
    private final EventMeters meters;

    EventHandling(
            Transactions transactions,
            ListenerQueries places,
            DeadLetterQueries letters,
            EventSettings settings,
            EventMeters meters) {
        this.transactions = transactions;
        this.places = places;
        this.letters = letters;
        this.settings = settings;
        this.meters = meters;
    }

    /** What is being handled, for the failure's sake. */
    private static final class InHand<T> {
        private @Nullable T thing;
    }

    /** Handles the next event of a tenant; answers whether there was one and it went well. */
    boolean next(EventListener listener, UUID tenant) {
        var inHand = new InHand<ListenerQueries.Next>();
        return CurrentCaller.call(Caller.system(tenant, listener.name()), () -> {
            try {
                return transactions.write(() -> handleNext(listener, inHand));
            } catch (RuntimeException | Error e) {
                if (inHand.thing == null || inHand.thing.event() == null) {
                    throw e;
                }
                failed(listener.name(), inHand.thing, inHand.thing.event(), e);
                return false;
            }
        });
    }

    private boolean handleNext(EventListener listener, InHand<ListenerQueries.Next> inHand) {
        inHand.thing = null;
        if (!places.claim(listener.name())) {
            return false;
        }
        var next = places.next(listener);
        if (next == null) {
            return false;
        }
        inHand.thing = next;
        var event = next.event();
        if (event != null) {
            listener.on(event);
        }
        if (!places.move(listener.name(), next, event == null ? next.noticed() : event.position())) {
            throw new IllegalStateException("the place of " + listener.name() + " was moved by another");
        }
        return true;
    }

    private void failed(String listener, ListenerQueries.Next next, SequencedEvent event, Throwable failure) {
        var attempts = next.attempts() + 1;
        var forGood = attempts >= settings.attempts();
        log(listener, event, attempts, forGood, failure);
        transactions.run(() -> {
            if (!forGood) {
                places.postpone(listener, next, pause(attempts));
            } else if (places.move(listener, next, event.position())) {
                letters.bury(listener, event, attempts, classes(failure));
            }
        });
    }

    /** Handles a dead letter that was requeued; answers whether it was still there. */
    boolean deadLetter(EventListener listener, UUID tenant, UUID id) {
        var inHand = new InHand<DeadLetter>();
        return CurrentCaller.call(Caller.system(tenant, listener.name()), () -> {
            try {
                return transactions.write(() -> handleLetter(listener, id, inHand));
            } catch (RuntimeException | Error e) {
                if (inHand.thing == null) {
                    throw e;
                }
                failedAgain(inHand.thing, e);
                return true;
            }
        });
    }

    private boolean handleLetter(EventListener listener, UUID id, InHand<DeadLetter> inHand) {
        var letter = letters.take(id);
        inHand.thing = letter;
        if (letter == null) {
            return false;
        }
        listener.on(letter.event());
        letters.delete(id);
        return true;
    }

    private void failedAgain(DeadLetter letter, Throwable failure) {
        var attempts = letter.attempts() + 1;
        var forGood = attempts >= settings.attempts();
        log(letter.listener(), letter.event(), attempts, forGood, failure);
        transactions.run(() -> letters.failedAgain(letter, classes(failure), forGood ? null : pause(attempts)));
    }

    private void log(String listener, SequencedEvent event, int attempts, boolean forGood, Throwable failure) {
        meters.failed(forGood);
        if (forGood) {
            LOG.error("{} gives up on event {} after {} attempts", listener, event.position(), attempts, failure);
        } else {
            LOG.warn("{} failed on event {}, attempt {}", listener, event.position(), attempts, failure);
        }
    }

    /** Doubles each time; random, so that what failed together does not come back together. */
    private Duration pause(int attempts) {
        var doubled = settings.retryAfter().multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        var longest = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() / 2, longest.toMillis() + 1));
    }

    private static String classes(Throwable failure) {
        var names = new ArrayList<String>();
        for (Throwable cause = failure; cause != null && names.size() < CAUSES; cause = cause.getCause()) {
            names.add(cause.getClass().getName());
        }
        return String.join(" < ", names);
    }
}
