package foyer.audit;

import foyer.platform.events.NodeLoop;
import foyer.platform.events.Wake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Seals committed rows, whichever node wrote them: soon after a commit of this node, and by itself those whose node died in
 * between. One node at a time has a tenant's chain; a row whose transaction is still open is sealed when it has committed,
 * and nothing waits for it.
 */
@Component
class Sealer implements SmartLifecycle {

    /** Chains of one transaction. */
    private static final int CHAINS = 20;

    /** Tenants that are looked at in one step. */
    private static final int TENANTS = 1_000;

    private final SealQueries queries;
    private final Sealing sealing;
    private final AuditSettings settings;
    private final SealMeters meters;
    private final Clock clock;
    private final Wake wake = new Wake();
    private final Set<UUID> written = ConcurrentHashMap.newKeySet();
    private Instant lastLook = Instant.EPOCH;
    private @Nullable NodeLoop loop;

    Sealer(SealQueries queries, Sealing sealing, AuditSettings settings, SealMeters meters, Clock clock) {
        this.queries = queries;
        this.sealing = sealing;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** A transaction of this node committed rows of this tenant. */
    void committed(UUID tenant) {
        written.add(tenant);
        wake.call();
    }

    private void step() throws InterruptedException {
        wake.await(settings.poll());
        // Under load this makes a batch of what would be a run each.
        Thread.sleep(settings.gather());
        sealAll();
    }

    /** Seals what there is. */
    void sealAll() {
        var failures = new ArrayList<RuntimeException>();
        var chunk = new ArrayList<UUID>();
        for (var tenant : due()) {
            chunk.add(tenant);
            if (chunk.size() == CHAINS) {
                sealChunk(chunk, failures);
                chunk.clear();
            }
        }
        sealChunk(chunk, failures);
        raise(failures);
    }

    /** Those that wrote here, and from time to time whoever else waits. */
    private Set<UUID> due() {
        var due = new HashSet<UUID>();
        written.removeIf(tenant -> {
            due.add(tenant);
            return true;
        });
        var now = clock.instant();
        if (Duration.between(lastLook, now).abs().compareTo(settings.poll()) >= 0) {
            lastLook = now;
            var waiting = queries.waiting(TENANTS);
            meters.waiting(waiting, now);
            due.addAll(waiting.keySet());
            due.addAll(queries.wantingCheckpoint(now.minus(settings.checkpointAfter()), TENANTS));
        }
        return due;
    }

    /** What hinders one tenant's rows is not to hinder others', in its transaction or after it. */
    private void sealChunk(List<UUID> tenants, List<RuntimeException> failures) {
        try {
            sealing.sealAll(tenants);
        } catch (RuntimeException e) {
            if (tenants.size() == 1) {
                failures.add(e);
            } else {
                tenants.forEach(tenant -> sealChunk(List.of(tenant), failures));
            }
        }
    }

    private static void raise(List<RuntimeException> failures) {
        if (failures.isEmpty()) {
            return;
        }
        var first = failures.getFirst();
        failures.stream().skip(1).forEach(first::addSuppressed);
        throw first;
    }

    @Override
    public synchronized void start() {
        loop = new NodeLoop("audit-sealer", settings.poll(), this::step).start();
    }

    @Override
    public synchronized void stop() {
        NodeLoop.stop(loop, wake);
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
