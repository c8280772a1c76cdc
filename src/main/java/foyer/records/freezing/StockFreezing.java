package foyer.records.freezing;

import foyer.entitlements.AllowanceListener;
import foyer.entitlements.Freezing;
import foyer.entitlements.Limit;
import foyer.entitlements.Stocks;
import foyer.entitlements.Usage;
import foyer.platform.events.Event;
import foyer.platform.events.Events;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A stock of records that are frozen by a job once they are too many; a module has a bean of it for each of its own. Which
 * ones are frozen follows from what is allowed, what is chosen and when they were made, and from nothing else: so an
 * upgrade thaws exactly what a downgrade has frozen. A record that goes gives its room to the oldest frozen one.
 */
public abstract class StockFreezing implements AllowanceListener, Freezing {

    private final FrozenRows rows;
    private final Parts parts;

    protected StockFreezing(FrozenRows rows, Parts parts) {
        this.rows = rows;
        this.parts = parts;
    }

    /** What each stock is frozen with. */
    @Component
    public static class Parts {

        private final Stocks stocks;
        private final StockLines lines;
        private final FreezingQueries queries;
        private final StockSettling settling;
        private final StockTerms terms;
        private final Events events;

        Parts(
                Stocks stocks,
                StockLines lines,
                FreezingQueries queries,
                StockSettling settling,
                StockTerms terms,
                Events events) {
            this.stocks = stocks;
            this.lines = lines;
            this.queries = queries;
            this.settling = settling;
            this.terms = terms;
            this.events = events;
        }
    }

    /** What tells those who watch the records that so many were frozen or thawed at once, by this job. */
    protected abstract Event changed(UUID job, int count);

    /**
     * Counts one that has come from outside and must not be lost, the newest, in the running transaction: where there is no room
     * for it, it is frozen at once, and thawed like any other. What others have reserved may hold the room and be given back, so
     * the stock is looked at again later.
     *
     * @param beyond how many more than are allowed there may be by this
     * @throws foyer.entitlements.EntitlementException when there are as many more already
     */
    public void takeOrFreeze(UUID id, long beyond) {
        if (!parts.stocks.takeAnyway(rows.limit(), beyond)) {
            parts.settling.freezeNew(rows, id);
            parts.terms.later(rows);
        }
    }

    /** Freezes or thaws the next ones, in the running transaction. */
    Settled next(UUID job, Settled before) {
        var after = parts.settling.next(rows, before);
        var count = (int) (after.changed() - before.changed());
        if (count > 0) {
            parts.events.publish(changed(job, count));
        }
        return after;
    }

    @Override
    public Limit limit() {
        return rows.limit();
    }

    @Override
    public String kind() {
        return rows.kind();
    }

    @Override
    public String prefix() {
        return rows.prefix();
    }

    /** The rows are changed by the job. */
    @Override
    public void beforeChange() {}

    @Override
    public void allowanceChanged(@Nullable Instant until) {
        parts.terms.changed(rows, until);
    }

    @Override
    public void roomCame() {
        parts.terms.roomCame(rows);
    }

    @Override
    public Extent extent(Usage usage, long allowed) {
        var line = parts.lines.line(rows, allowed);
        return new Extent(usage.used(), Math.max(0, usage.used() - allowed), line.mark());
    }

    @Override
    public Connection<UUID> over(long allowed, PageRequest page) {
        return parts.queries.over(rows, parts.lines.line(rows, allowed), page);
    }

    @Override
    public Set<UUID> keepable(Collection<UUID> ids) {
        return parts.queries.seen(rows, ids);
    }

    @Override
    public void hold() {
        parts.stocks.hold(rows.limit());
    }

    @Override
    public void choiceChanged() {
        parts.terms.roomCame(rows);
    }
}
