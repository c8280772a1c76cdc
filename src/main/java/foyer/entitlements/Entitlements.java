package foyer.entitlements;

import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the tenant acted in may do and use, for every module. Counting happens in the caller's transaction and is exact,
 * whoever counts at the same time; it holds the tenant's counter of that limit until the transaction ends, so it comes
 * late in it. Whoever counts several limits does so in the order of {@link Limit}.
 */
@Component
public class Entitlements {

    private final Counting counting;
    private final CounterQueries counters;
    private final Claims claims;
    private final FrozenMarks frozen;
    private final EntitlementSettings settings;
    private final EntitlementReads reads;

    Entitlements(
            Counting counting,
            CounterQueries counters,
            Claims claims,
            FrozenMarks frozen,
            EntitlementSettings settings,
            EntitlementReads reads) {
        this.counting = counting;
        this.counters = counters;
        this.claims = claims;
        this.frozen = frozen;
        this.settings = settings;
        this.reads = reads;
    }

    /**
     * Whether the tenant has the feature, known with the actor and in one statement for Foyer itself. An operation that needs
     * it says so in the schema, by {@code @needs}.
     */
    public boolean has(Feature feature) {
        return switch (CurrentCaller.actor()) {
            case Actor.System _, Actor.PublicLink _ ->
                claims.access().features().contains(feature.name());
            case Actor actor -> actor.features().contains(feature.name());
        };
    }

    /**
     * Uses so much at once. The caller has written in this transaction what it is that counts: then a stock that was
     * never counted is counted right.
     *
     * @throws EntitlementException when there is not so much left
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Limit limit, long amount) {
        counting.take(limit, amount);
    }

    /**
     * Holds so much for work that comes, for as long as the settings say; see {@link #reserve(Limit, long, String,
     * Duration)}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Reservation reserve(Limit limit, long amount, String key) {
        return counting.hold(limit, amount, key, settings.reservedFor());
    }

    /**
     * Holds so much for work that comes. A key counts once: while it holds something, reserving again only prolongs
     * that, and when it has committed nothing more is counted.
     *
     * @param key of the tenant's work, {@code "job:<id>"}; at most 255 characters
     * @throws EntitlementException when there is not so much left
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Reservation reserve(Limit limit, long amount, String key, Duration heldFor) {
        return counting.hold(limit, amount, key, heldFor);
    }

    /**
     * The work is done: what the key has reserved is used. When it had expired it counts anew.
     *
     * @throws EntitlementException when it had expired and others have taken its place
     * @throws IllegalStateException when the key has reserved nothing, or released it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void commit(String key) {
        counting.commit(key, null);
    }

    /**
     * The same for work that is done anyway, and whose outcome must not be lost for a limit.
     *
     * @return false, and nothing is counted, where {@link #commit(String)} throws
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean tryCommit(String key) {
        return counting.tryCommit(key);
    }

    /** The same when only so much was used; the rest is given back. More than was reserved is not counted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void commit(String key, long amount) {
        counting.commit(key, amount);
    }

    /** The work is not done: what the key has reserved is given back. What it has committed stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String key) {
        counters.giveBackReserved(key);
    }

    /** What the key stands for is gone, a file deleted: what it has reserved or used is given back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(String key) {
        counters.giveBackAll(key);
    }

    /** So much of what was {@linkplain #take taken} is gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Limit limit, long amount) {
        counting.giveBack(limit, amount);
    }

    /** Sets the counter of a stock to what there really is; for repair. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recount(Limit limit) {
        counting.recount(limit);
    }

    /** How the limit stands, in one statement. */
    public Usage usage(Limit limit) {
        return reads.usage(limit);
    }

    /** How every limit stands, in their order and in one statement. */
    public Map<Limit, Usage> usages() {
        return reads.usages();
    }

    /** What counting so much more would raise now; null when there is room for it. */
    public @Nullable EntitlementException refusal(Limit limit, long amount) {
        var usage = usage(limit);
        var used = usage.used() + usage.reserved();
        return usage.allowed() == null || used + amount <= usage.allowed()
                ? null
                : counting.refused(limit, usage.allowed(), used, amount, usage.resetsAt());
    }

    /**
     * Ends the operation unless one record has room for so many more of a limit of each; the caller holds the record.
     *
     * @param there how many it has
     * @throws EntitlementException when there is not so much left
     */
    public void requireRoom(Limit limit, long there, long more) {
        if (!limit.isOfEach()) {
            throw new IllegalArgumentException(limit + " is counted");
        }
        var allowed = usage(limit).allowed();
        if (allowed != null && there + more > allowed) {
            throw counting.refused(limit, allowed, there, more, null);
        }
    }

    /** Every feature and limit, in one statement. */
    public List<Entitlement> all() {
        return reads.all();
    }

    /** Whether the record is read-only because it is over a limit; see {@link FrozenMarks} for many at once. */
    public boolean isFrozen(String kind, UUID id) {
        return frozen.among(kind, List.of(id)).contains(id);
    }
}
