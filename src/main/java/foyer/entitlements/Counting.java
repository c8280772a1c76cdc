package foyer.entitlements;

import foyer.entitlements.EntitlementEvents.LimitNeared;
import foyer.platform.events.Events;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyerdb.entitlements.tables.records.CommitReservationRecord;
import foyerdb.entitlements.tables.records.ReserveRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Counts what a tenant uses, in the running transaction. A claim or a stock's counter that is not there yet is made on
 * the way: tenants of before there were any, or of another node's older version, need no care of their own.
 */
@Component
class Counting {

    private static final int TRIES = 4;
    private static final String COMMITTED = "COMMITTED";

    private final CounterQueries counters;
    private final ClaimQueries claimed;
    private final Claims claims;
    private final Plans plans;
    private final Map<Limit, StockSource> sources = new EnumMap<>(Limit.class);
    private final Events events;
    private final TenantClock clock;
    private final ObjectProvider<AllowanceListener> listeners;

    Counting(
            CounterQueries counters,
            ClaimQueries claimed,
            Claims claims,
            Plans plans,
            List<StockSource> sources,
            Events events,
            TenantClock clock,
            ObjectProvider<AllowanceListener> listeners) {
        this.counters = counters;
        this.claimed = claimed;
        this.claims = claims;
        this.plans = plans;
        this.events = events;
        this.clock = clock;
        this.listeners = listeners;
        sources.forEach(source -> this.sources.put(source.limit(), source));
    }

    /** Uses so much, of which the running transaction has written the rows already. */
    void take(Limit limit, long amount) {
        var row = reserve(limit, amount, null, Duration.ZERO);
        if (row.getCrossed() > 0) {
            cross(limit, row.getCrossed(), row.getTotal(), row.getAllowance(), row.getResetsAt());
        }
    }

    /** Uses one of a stock, also where there is no room; whether there was. */
    boolean takeAnyway(Limit limit, long beyond) {
        try {
            take(limit, 1);
            return true;
        } catch (EntitlementException e) {
            if (!counters.takeStock(limit, e.allowed() + beyond)) {
                throw e;
            }
            return false;
        }
    }

    Reservation hold(Limit limit, long amount, String key, Duration heldFor) {
        var row = reserve(limit, amount, key, heldFor);
        return new Reservation(limit, amount, key, row.getOutcome().equals("COMMITTED"), row.getHeldUntil());
    }

    /** What is not refused. */
    private ReserveRecord reserve(Limit limit, long amount, @Nullable String key, Duration heldFor) {
        if (amount <= 0 || limit.isOfEach()) {
            throw new IllegalArgumentException("to count " + amount + " of " + limit);
        }
        for (var tries = 1; tries <= TRIES; tries++) {
            var row = counters.reserve(limit, amount, key, heldFor, clock.now());
            switch (row.getOutcome()) {
                case "RESERVED", "COMMITTED" -> {
                    return row;
                }
                case "REFUSED" ->
                    throw refused(
                            limit,
                            Objects.requireNonNull(row.getAllowance()),
                            row.getTotal(),
                            amount,
                            row.getResetsAt());
                case "NO_CLAIM" -> claims.ensure();
                case "NO_COUNTER" -> begin(limit, key == null ? amount : 0);
                default -> throw new IllegalArgumentException(key + " belongs to a reservation of another limit");
            }
        }
        throw new IllegalStateException("no counter of " + limit);
    }

    /** Commits what the key has reserved; it may have been less. */
    void commit(String key, @Nullable Long amount) {
        var row = counters.commit(key, amount, clock.now());
        switch (row.getOutcome()) {
            case COMMITTED -> told(row);
            case "REFUSED" ->
                throw refused(
                        Limit.valueOf(row.getLimitKey()),
                        Objects.requireNonNull(row.getAllowance()),
                        row.getTotal(),
                        row.getAsked(),
                        row.getResetsAt());
            default -> throw new IllegalStateException(key + " has reserved nothing");
        }
    }

    /** Whether it was committed; nothing is counted when there is no room for it, or nothing was reserved. */
    boolean tryCommit(String key) {
        var row = counters.commit(key, null, clock.now());
        var committed = row.getOutcome().equals(COMMITTED);
        if (committed) {
            told(row);
        }
        return committed;
    }

    private void told(CommitReservationRecord row) {
        if (row.getCrossed() > 0) {
            cross(
                    Limit.valueOf(row.getLimitKey()),
                    row.getCrossed(),
                    row.getTotal(),
                    row.getAllowance(),
                    row.getResetsAt());
        }
    }

    /** So much of what was taken is gone; what is frozen may have its room. */
    void giveBack(Limit limit, long amount) {
        counters.giveBackStock(limit, amount);
        listeners.stream().filter(listener -> listener.limit() == limit).forEach(AllowanceListener::roomCame);
    }

    /** Nobody else counts the stock until the transaction ends. */
    void lock(Limit limit) {
        if (limit.isQuota() || limit.isOfEach()) {
            throw new IllegalArgumentException(limit + " is no stock");
        }
        if (!counters.lockStock(limit)) {
            begin(limit, 0);
            counters.lockStock(limit);
        }
    }

    /** Sets a stock's counter to what there is. */
    void recount(Limit limit) {
        lock(limit);
        var source = sources.get(limit);
        counters.repairStock(limit, source == null ? null : source.count());
    }

    /** How many there are of a stock that has no counter yet. */
    long stock(Limit limit) {
        var source = sources.get(limit);
        return source == null ? 0 : source.count();
    }

    /** @param mine how many of those there are the running transaction has made, and counts next */
    private void begin(Limit limit, long mine) {
        counters.beginStock(limit, Math.max(0, stock(limit) - mine));
    }

    private void cross(Limit limit, int percent, long used, @Nullable Long allowed, @Nullable Instant resetsAt) {
        events.publish(new LimitNeared(CurrentCaller.tenant(), limit, percent, used, allowed, resetsAt));
    }

    /** What tells that there is no room for so much, and which plan has it. */
    EntitlementException refused(Limit limit, long allowed, long used, long asked, @Nullable Instant resetsAt) {
        var held = claimed.held();
        var plan = held == null ? null : plans.above(held.blueprint(), held.plan(), limit, used + asked);
        return new EntitlementException(limit, allowed, used, plan, resetsAt);
    }
}
