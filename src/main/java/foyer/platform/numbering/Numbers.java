package foyer.platform.numbering;

import static foyerdb.platform.Tables.NUMBER_SERIES;

import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.platform.time.TenantZone;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives business numbers, each series from 1 and without a gap: the number is the caller's transaction's, and nobody
 * else's when that is undone. Until it ends, others of the tenant who want a number of the series wait: ask for it last.
 */
@Component
public class Numbers {

    private final DSLContext db;
    private final TenantClock clock;
    private final TenantZone zone;

    Numbers(DSLContext db, TenantClock clock, TenantZone zone) {
        this.db = db;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * The next number of the calling tenant's series, as it is written.
     *
     * @param scope what has a series of its own within it, such as a branch's key; none for the tenant as a whole
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String next(NumberSeries series, String... scope) {
        var format = series.format();
        var today = format.isDated() ? clock.now().atZone(zone.ofCaller()).toLocalDate() : LocalDate.EPOCH;
        return format.write(today, count(name(series, List.of(scope)), format.period(today)));
    }

    private static String name(NumberSeries series, List<String> scope) {
        if (scope.stream().anyMatch(part -> part.isEmpty() || part.contains("|"))) {
            throw new IllegalArgumentException("a scope is not empty and has no bar");
        }
        return scope.isEmpty() ? series.name() : series.name() + "|" + String.join("|", scope);
    }

    /** Locks the series' row till the transaction ends. */
    private long count(String series, String period) {
        return Objects.requireNonNull(db.insertInto(NUMBER_SERIES)
                        .set(NUMBER_SERIES.TENANT_ID, CurrentCaller.tenant())
                        .set(NUMBER_SERIES.SERIES, series)
                        .set(NUMBER_SERIES.PERIOD, period)
                        .set(NUMBER_SERIES.LAST, 1L)
                        .onConflict(NUMBER_SERIES.TENANT_ID, NUMBER_SERIES.SERIES, NUMBER_SERIES.PERIOD)
                        .doUpdate()
                        .set(NUMBER_SERIES.LAST, NUMBER_SERIES.LAST.plus(1))
                        .returning(NUMBER_SERIES.LAST)
                        .fetchSingle())
                .getLast();
    }
}
