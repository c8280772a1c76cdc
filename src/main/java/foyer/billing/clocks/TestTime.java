package foyer.billing.clocks;

import foyer.platform.database.Transactions;
import foyer.platform.events.NodeLoop;
import foyer.platform.security.CurrentCaller;
import foyer.platform.start.Deployment;
import foyer.platform.time.TestClocks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where tenants' business time stands that was set by hand. The table says so, and every node within half a second; asking
 * costs no statement. In production the table is never looked at, and time is what it is.
 */
@Component
class TestTime implements TestClocks, SmartLifecycle {

    private static final Duration POLL = Duration.ofMillis(500);

    private final boolean on;
    private final TestClockQueries queries;
    private final Transactions transactions;

    private final Map<UUID, Instant> standing = new ConcurrentHashMap<>();
    private @Nullable NodeLoop loop;

    TestTime(TestClockQueries queries, Transactions transactions, Environment environment) {
        this.on = Deployment.of(environment) != Deployment.PRODUCTION;
        this.queries = queries;
        this.transactions = transactions;
    }

    boolean isOn() {
        return on;
    }

    @Override
    public @Nullable Instant of(UUID tenant) {
        return standing.get(tenant);
    }

    /** Sets the clock of the tenant acted in, which never goes back. Not in a transaction. */
    void stand(Instant at) {
        if (!on) {
            throw new IllegalStateException("this is production");
        }
        transactions.run(() -> queries.stand(at));
        know(CurrentCaller.tenant(), at);
    }

    private void know(UUID tenant, Instant at) {
        standing.merge(tenant, at, (one, other) -> one.isBefore(other) ? other : one);
    }

    private void look() {
        queries.all().forEach(this::know);
    }

    @Override
    public synchronized void start() {
        if (on) {
            look();
            loop = new NodeLoop("test-clocks", POLL, this::step).start();
        }
    }

    private void step() throws InterruptedException {
        Thread.sleep(POLL);
        look();
    }

    @Override
    public synchronized void stop() {
        NodeLoop.stop(loop);
        loop = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }

    @Override
    public int getPhase() {
        return NodeLoop.PHASE;
    }
}
