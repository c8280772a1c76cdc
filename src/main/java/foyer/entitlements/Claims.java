package foyer.entitlements;

import foyer.audit.Audit;
import foyer.entitlements.EntitlementEvents.AccessChanged;
import foyer.entitlements.EntitlementEvents.ClaimChanged;
import foyer.platform.events.Events;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The claim of the tenant acted in: what it may do, as a copy of its plan with overrides (spec/entitlements.md). Tenancy
 * founds it, billing changes it; each change is audited and told, and reaches every session within a second.
 */
@Component
public class Claims {

    private static final String TYPE = "Tenant";

    private final ClaimQueries queries;
    private final Plans plans;
    private final TenantTerms terms;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;
    private final ObjectProvider<AllowanceListener> listeners;

    Claims(
            ClaimQueries queries,
            Plans plans,
            TenantTerms terms,
            Audit audit,
            Events events,
            TenantClock clock,
            ObjectProvider<AllowanceListener> listeners) {
        this.queries = queries;
        this.plans = plans;
        this.terms = terms;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** Gives a tenant that is being made, and has nothing yet, the claim of this plan of its blueprint. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void found(String blueprint, String timeZone, String plan) {
        var copied = plans.plan(blueprint, plan);
        queries.insert(blueprint, copied, timeZone);
        queries.insertLimits(copied);
        queries.insertStocks();
    }

    /** What everyone who acts in the tenant may do now. */
    public TenantAccess access() {
        var access = queries.access(clock.now());
        return access == null ? plans.free(terms.terms().blueprint()).access() : access;
    }

    /** What a tenant of the blueprint may do that has no claim yet. */
    public TenantAccess accessWithoutClaim(String blueprint) {
        return plans.free(blueprint).access();
    }

    /**
     * Copies another plan into the claim; overrides stay.
     *
     * @throws IllegalArgumentException when the tenant's blueprint has no such plan
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void subscribe(String plan) {
        subscribe(plan, null);
    }

    /**
     * The same, with as many seats as are paid for. Of the plan that the tenant has already only the seats are taken: the
     * rest stays as it was when the tenant came to the plan, whatever became of that since.
     *
     * @param seats null for those of the plan
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void subscribe(String plan, @Nullable Integer seats) {
        inOrder().forEach(AllowanceListener::beforeChange);
        var held = lock();
        var copied = plans.plan(held.blueprint(), plan);
        var wanted = seats == null ? copied : copied.withSeats(seats);
        if (held.plan().equals(plan)) {
            queries.setAllowed(Limit.SEATS, wanted.limits().get(Limit.SEATS));
        } else {
            queries.setPlan(wanted);
        }
        var diff = new HashMap<String, Object>();
        diff.put("plan", diff(held.plan(), plan));
        if (seats != null) {
            diff.put("seats", seats);
        }
        changed("claim.subscribe", "plan", diff);
        inOrder().forEach(listener -> listener.allowanceChanged(null));
    }

    /** Several limits are counted in their order. */
    private Stream<AllowanceListener> inOrder() {
        return listeners.stream().sorted(Comparator.comparing(AllowanceListener::limit));
    }

    /** Quotas are counted from this moment to that one; what was used in another period does not count in it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void setPeriod(Instant start, Instant end) {
        lock();
        queries.setPeriod(start, end);
        changed("claim.set_period", "period", Map.of("start", start.toString(), "end", end.toString()));
    }

    /** Quotas are counted by calendar months of the tenant's time zone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endPeriod() {
        lock();
        queries.setPeriod(null, null);
        changed("claim.end_period", "period", Map.of());
    }

    /** The tenant's months are those of this zone from now on; no quota begins anew for that. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void setTimeZone(String timeZone) {
        var before = lock().timeZone();
        if (before.equals(timeZone)) {
            return;
        }
        queries.setTimeZone(timeZone, clock.now());
        changed("claim.set_time_zone", "period", Map.of("timeZone", diff(before, timeZone)));
    }

    /** Grants or denies a feature, whatever the plan says, for this reason and until then; null for no end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void override(Feature feature, boolean granted, @Nullable Instant until, String reason) {
        lock();
        queries.override(feature.name(), granted, null, until, reason);
        overridden(feature.name(), granted, until, reason);
    }

    /** Allows so many, whatever the plan says; null for as many as they like. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void override(Limit limit, @Nullable Long allowed, @Nullable Instant until, String reason) {
        of(limit).forEach(AllowanceListener::beforeChange);
        lock();
        queries.override(limit.name(), null, allowed, until, reason);
        overridden(limit.name(), allowed, until, reason);
        of(limit).forEach(listener -> listener.allowanceChanged(until));
    }

    private List<AllowanceListener> of(Limit limit) {
        return listeners.stream().filter(listener -> listener.limit() == limit).toList();
    }

    private void overridden(String key, @Nullable Object value, @Nullable Instant until, String reason) {
        var diff = new HashMap<String, @Nullable Object>();
        diff.put("key", key);
        diff.put("value", value);
        diff.put("until", until == null ? null : until.toString());
        diff.put("reason", reason);
        changed("claim.override", key, diff);
    }

    /** What the plan says counts again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endOverride(Feature feature) {
        endOverride(feature.name());
    }

    /** What the plan says counts again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endOverride(Limit limit) {
        of(limit).forEach(AllowanceListener::beforeChange);
        endOverride(limit.name());
        of(limit).forEach(listener -> listener.allowanceChanged(null));
    }

    private void endOverride(String key) {
        lock();
        if (queries.endOverride(key)) {
            changed("claim.end_override", key, Map.of("key", key));
        }
    }

    /** How far the subscription lets the tenant work from now on; sockets that it closes end within a second. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void setAccess(AccessLevel level, String reason) {
        var before = lock().access();
        if (before == level) {
            return;
        }
        queries.setAccess(level);
        var tenant = CurrentCaller.tenant();
        audit.record(
                "claim.set_access",
                TYPE,
                tenant,
                Map.of("access", diff(before.name(), level.name()), "reason", reason));
        events.publish(new AccessChanged(tenant, before, level));
    }

    /** Makes the claim of a tenant that was made before there were claims: that of the free plan. */
    void ensure() {
        var of = terms.terms();
        var free = plans.free(of.blueprint());
        if (queries.insert(of.blueprint(), free, of.timeZone())) {
            queries.insertLimits(free);
        }
    }

    /** Nobody else changes the claim until the transaction ends; one that there is not is made. */
    void hold() {
        lock();
    }

    private ClaimQueries.Held lock() {
        var held = queries.lock();
        if (held != null) {
            return held;
        }
        ensure();
        return Objects.requireNonNull(queries.lock());
    }

    private void changed(String action, String what, Map<String, ?> diff) {
        var tenant = CurrentCaller.tenant();
        audit.record(action, TYPE, tenant, diff);
        events.publish(new ClaimChanged(tenant, what));
    }

    private static Map<String, String> diff(String before, String after) {
        return Map.of("before", before, "after", after);
    }
}
