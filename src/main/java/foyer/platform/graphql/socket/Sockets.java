package foyer.platform.graphql.socket;

import foyer.platform.graphql.transport.EachPeriod;
import foyer.platform.limits.Shares;
import foyer.platform.security.Caller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sockets of this node. Stops before the server does: nothing new is taken, queries and mutations that run are
 * answered, then every socket is closed with 1001, so that clients go to another node.
 */
@Component
class Sockets extends EachPeriod {

    static final String OPEN = "foyer.sockets";

    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Set<Conversation> open = ConcurrentHashMap.newKeySet();
    private final Shares shares = new Shares();
    private final Shares silent = new Shares();
    private final SocketSettings settings;
    private volatile boolean draining;

    Sockets(SocketSettings settings, MeterRegistry meters) {
        super("sockets", PERIOD);
        this.settings = settings;
        Gauge.builder(OPEN, open, Set::size)
                .description("WebSockets that are open")
                .register(meters);
    }

    void add(Conversation conversation) {
        open.add(conversation);
        if (draining) {
            goAway(conversation);
        }
    }

    void remove(Conversation conversation) {
        open.remove(conversation);
    }

    boolean isDraining() {
        return draining;
    }

    boolean isFull() {
        return open.size() >= settings.perNode();
    }

    /** One of the caller's sockets; null when they have their share. */
    Shares.@Nullable Share share(Caller caller) {
        return shares.take(caller, settings.perUser(), settings.anonymousPerAddress());
    }

    /** One of the address's sockets of which nobody knows yet whose they are; null when it has its share. */
    Shares.@Nullable Share silent(Caller caller) {
        return silent.take(Shares.address(caller), settings.silentPerAddress());
    }

    /** Whether the next one of this address would be refused: then there is no handshake either. */
    boolean isSilent(Caller caller) {
        return silent.isTaken(Shares.address(caller), settings.silentPerAddress());
    }

    @Override
    protected void step() {
        var now = System.nanoTime();
        open.forEach(conversation -> conversation.tick(now));
    }

    /** A node that was stopped may be started again. */
    @Override
    public void start() {
        draining = false;
        super.start();
    }

    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual().name("sockets-drain").start(() -> {
            try {
                drain();
            } finally {
                stop();
                stopped.run();
            }
        });
    }

    private void drain() {
        draining = true;
        await(settings.drainTime(), () -> {
            open.stream().filter(Conversation::isQuiet).forEach(Sockets::goAway);
            return open.isEmpty();
        });
        open.forEach(Sockets::goAway);
        await(GOODBYE, open::isEmpty);
    }

    private static void goAway(Conversation conversation) {
        conversation.close(CloseCode.GOING_AWAY, "The server stops: connect again");
    }

    private static void await(Duration time, BooleanSupplier done) {
        var until = System.nanoTime() + time.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
