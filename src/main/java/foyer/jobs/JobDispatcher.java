package foyer.jobs;

import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Leases what is due and has it run: tenant by tenant, each in its turn and each a share of the room there is, so that no
 * tenant waits behind all that another has queued (ADR 008).
 */
@Component
class JobDispatcher {

    /** Tenants' types looked for at once. */
    private static final int DUE_AT_ONCE = 64;

    /** Jobs of one transaction. */
    private static final int BATCH = 100;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final int DOUBLINGS = 10;

    private final ClusterQueries cluster;
    private final QueueQueries queue;
    private final JobHandlers handlers;
    private final JobRuns runs;
    private final JobExecution execution;
    private final JobActors actors;
    private final Events events;
    private final Transactions transactions;
    private final JobWakes wakes;
    private final JobSettings settings;
    private final String[] types;
    private ClusterQueries.Due place = ClusterQueries.Due.FIRST;
    private int idle;

    JobDispatcher(
            ClusterQueries cluster,
            QueueQueries queue,
            JobHandlers handlers,
            JobRuns runs,
            JobExecution execution,
            JobActors actors,
            Events events,
            Transactions transactions,
            JobWakes wakes,
            JobSettings settings) {
        this.cluster = cluster;
        this.queue = queue;
        this.handlers = handlers;
        this.runs = runs;
        this.execution = execution;
        this.actors = actors;
        this.events = events;
        this.transactions = transactions;
        this.wakes = wakes;
        this.settings = settings;
        this.types = handlers.types();
    }

    /** Leased jobs and who their makers are today; one who is gone is absent. */
    private record Claimed(List<Lease> leases, Map<JobCreator, Actor> makers) {

        private static final Claimed NONE = new Claimed(List.of(), Map.of());

        @Nullable Actor maker(Lease lease) {
            return isFoyer(lease.creator())
                    ? new Actor.System(lease.tenant(), "job:" + lease.type())
                    : makers.get(lease.creator());
        }
    }

    void step() throws InterruptedException {
        if (types.length == 0 || runs.room() <= 0) {
            wakes.dispatcher().await(settings.poll());
            return;
        }
        var due = cluster.due(types, place, DUE_AT_ONCE);
        if (due.isEmpty()) {
            idle = 0;
            wakes.dispatcher().await(settings.poll());
            return;
        }
        if (claimInTurn(due)) {
            idle = 0;
            return;
        }
        // What is due may not run now: another node is at it, or enough of it runs already.
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(idle++, DOUBLINGS));
        wakes.dispatcher().await(pause.compareTo(settings.poll()) < 0 ? pause : settings.poll());
    }

    private boolean claimInTurn(List<ClusterQueries.Due> due) {
        var ofTenants = due.stream()
                .collect(Collectors.groupingBy(ClusterQueries.Due::tenant, LinkedHashMap::new, Collectors.toList()));
        var claimed = 0;
        var left = ofTenants.size();
        for (var entry : ofTenants.entrySet()) {
            var room = runs.room();
            if (room <= 0) {
                break;
            }
            var share = Math.min(BATCH, Math.max(1, room / left--));
            var most = Math.min(share, runs.room(entry.getKey()));
            place = entry.getValue().getLast();
            if (most > 0) {
                claimed += claim(entry.getKey(), entry.getValue(), most);
            }
        }
        return claimed > 0;
    }

    private int claim(UUID tenant, List<ClusterQueries.Due> due, int most) {
        var wanted = new TreeSet<String>();
        due.forEach(one -> wanted.add(one.type()));
        var claimed = CurrentCaller.call(
                Caller.system(tenant, JobSettling.NAME), () -> transactions.write(() -> claimHere(wanted, most)));
        claimed.leases().forEach(lease -> execution.begin(lease, claimed.maker(lease)));
        return claimed.leases().size();
    }

    private Claimed claimHere(SortedSet<String> wanted, int most) {
        var caps = wanted.stream()
                .map(type -> handlers.of(type).definition().concurrency())
                .toArray(Integer[]::new);
        var leases = queue.claim(wanted.toArray(String[]::new), caps, most, settings.lease());
        if (leases.isEmpty()) {
            return Claimed.NONE;
        }
        var told = leases.stream()
                .filter(lease -> !handlers.isQuiet(lease.type()))
                .map(lease -> handlers.event(JobEvents.STARTED, lease))
                .toList();
        if (!told.isEmpty()) {
            events.publish(told);
        }
        return new Claimed(leases, makers(leases));
    }

    private Map<JobCreator, Actor> makers(List<Lease> leases) {
        var people = leases.stream()
                .map(Lease::creator)
                .filter(creator -> !isFoyer(creator))
                .collect(Collectors.toSet());
        return people.isEmpty() ? Map.of() : actors.today(people);
    }

    private static boolean isFoyer(JobCreator creator) {
        return creator.kind().equals(JobCreator.SYSTEM);
    }
}
