package foyer.entitlements;

import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyerdb.entitlements.tables.records.StandingRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final NotEntitled notEntitled;
    private final FrozenMarks frozen;
    private final EntitlementSettings settings;
    private final TenantTerms terms;
    private final Plans plans;
    private final TenantClock clock;

    Entitlements(
            Counting counting,
            CounterQueries counters,
            Claims claims,
            NotEntitled notEntitled,
            FrozenMarks frozen,
            EntitlementSettings settings,
            TenantTerms terms,
            Plans plans,
            TenantClock clock) {
        this.counting = counting;
        this.counters = counters;
        this.claims = claims;
        this.notEntitled = notEntitled;
        this.frozen = frozen;
        this.settings = settings;
        this.terms = terms;
        this.plans = plans;
        this.clock = clock;
    }

    /** Whether the tenant has the feature: known with the actor, and one statement for Foyer itself. */
    public boolean has(Feature feature) {
        return switch (CurrentCaller.actor()) {
            case Actor.System _, Actor.PublicLink _ ->
                claims.access().features().contains(feature.name());
            case Actor actor -> actor.features().contains(feature.name());
        };
    }

    /**
     * Ends the operation unless the tenant has the feature.
     *
     * @throws foyer.platform.graphql.ApiException NOT_ENTITLED, with the plan that would help
     */
    public void require(Feature feature) {
        if (!has(feature)) {
            throw notEntitled.refusal(feature.name());
        }
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
        var row = counters.standing(limit, clock.now());
        return row == null ? withoutClaim(limit, free()) : usage(limit, row);
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
        var rows = counters.standing(clock.now()).stream()
                .collect(Collectors.toMap(StandingRecord::getKey, Function.identity()));
        var free = rows.isEmpty() ? free() : null;
        var all = new ArrayList<Entitlement>();
        Arrays.stream(Feature.values()).map(feature -> of(feature, rows, free)).forEach(all::add);
        Arrays.stream(Limit.values()).map(limit -> of(limit, rows, free)).forEach(all::add);
        return all;
    }

    /** Whether the record is read-only because it is over a limit; see {@link FrozenMarks} for many at once. */
    public boolean isFrozen(String kind, UUID id) {
        return frozen.among(kind, List.of(id)).contains(id);
    }

    private Plan free() {
        return plans.free(terms.terms().blueprint());
    }

    private Entitlement of(Feature feature, Map<String, StandingRecord> rows, @Nullable Plan free) {
        if (free != null) {
            return Entitlement.of(feature, free.features().contains(feature), false);
        }
        var row = rows.get(feature.name());
        return Entitlement.of(feature, row != null && row.getGranted(), row != null && row.getOverridden());
    }

    private Entitlement of(Limit limit, Map<String, StandingRecord> rows, @Nullable Plan free) {
        if (free != null) {
            return Entitlement.of(withoutClaim(limit, free));
        }
        var row = rows.get(limit.name());
        return Entitlement.of(row == null ? new Usage(limit, 0L, 0, 0, null, false) : usage(limit, row));
    }

    private Usage usage(Limit limit, StandingRecord row) {
        var counted = limit.isQuota() || row.getCounted();
        return new Usage(
                limit,
                row.getAllowed(),
                counted ? row.getUsed() : counting.stock(limit),
                row.getReserved(),
                limit.isQuota() ? Objects.requireNonNull(row.getPeriodEnd()) : null,
                row.getOverridden());
    }

    private Usage withoutClaim(Limit limit, Plan free) {
        var used = limit.isQuota() ? 0 : counting.stock(limit);
        return new Usage(limit, free.limits().get(limit), used, 0, null, false);
    }
}
