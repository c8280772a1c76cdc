package foyer.platform.limits;

import static foyerdb.platform.Tables.RATE_LIMIT;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import foyer.platform.database.SystemDatabase;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.types.DayToSecond;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Exact limits for sign-in, codes, invites and forms: token buckets in PostgreSQL, by its clock, one for all nodes. An
 * attempt counts even when the caller's transaction rolls back.
 */
@Component
public class RateLimits {

    /** How many stale buckets one cleaning deletes, so that it never locks for long. */
    private static final int CLEANED_AT_ONCE = 1000;

    /** Tokens in a bucket now: those left and those that came since, by a clock that another's commit may be ahead of. */
    private static final String AVAILABLE = "least({1}, %1$s.tokens + {2} / power(2, %1$s.doublings)"
            + " * greatest(0, extract(epoch from now() - %1$s.updated_at)::double precision))";

    /**
     * Takes a token if there is a whole one, and answers how many there were. Whoever empties the bucket doubles the wait
     * for the next one; a full bucket has forgotten it. Plain SQL, since jOOQ has no {@code old} in {@code returning}; it
     * is null for a new bucket, and {@code least} then answers the capacity.
     */
    private static final String TAKE = """
            insert into platform.rate_limit as bucket (key, tokens, doublings, updated_at)
            values ({0}, {1} - 1, case when {1} < 2 then least(1, {3}) else 0 end, now())
            on conflict (key) do update set
                tokens = case when %1$s >= 1 then %1$s - 1 else %1$s end,
                doublings = case
                    when %1$s < 1 then bucket.doublings
                    when %1$s < 2 then least({3}, bucket.doublings + 1)
                    when %1$s >= {1} then 0
                    else bucket.doublings end,
                updated_at = greatest(bucket.updated_at, now())
            returning %2$s as available, bucket.doublings""".formatted(AVAILABLE.formatted("bucket"), AVAILABLE.formatted("old"));

    private final SystemDatabase system;

    RateLimits(SystemDatabase system) {
        this.system = system;
    }

    /**
     * Takes one token from the bucket of this key.
     *
     * @throws ApiException RATE_LIMITED with {@code retryAfter} in seconds when there is none
     */
    public void take(RateKey key, Rate rate) {
        var taken = tryTake(key, rate);
        if (taken.succeeded()) {
            return;
        }
        var perSecond = rate.perSecond() / (1L << taken.doublings());
        var seconds = (long) Math.max(1, Math.ceil((1 - taken.available()) / perSecond));
        throw new ApiException(
                ApiErrorCode.RATE_LIMITED, "rate.limited", List.of(seconds), Map.of("retryAfter", seconds));
    }

    /** Takes one token from the bucket of this key if there is one, and tells whether there was. */
    public boolean takes(RateKey key, Rate rate) {
        return tryTake(key, rate).succeeded();
    }

    /** How many tokens there were, and how often the wait for the next one has doubled. */
    private record Taken(double available, int doublings) {

        boolean succeeded() {
            return available >= 1;
        }
    }

    private Taken tryTake(RateKey key, Rate rate) {
        var row = system.dsl()
                .fetchSingle(
                        TAKE,
                        val(key.text()),
                        val((double) rate.capacity()),
                        val(rate.perSecond()),
                        val(rate.doublings()));
        return new Taken(
                Objects.requireNonNull(row.get("available", Double.class)),
                Objects.requireNonNull(row.get("doublings", Integer.class)));
    }

    /** Deletes buckets that are full again; on every node, each skipping what another deletes. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void clean() {
        var stale = select(RATE_LIMIT.KEY)
                .from(RATE_LIMIT)
                .where(RATE_LIMIT.UPDATED_AT.lt(currentInstant().minus(DayToSecond.valueOf(Rate.LONGEST))))
                .orderBy(RATE_LIMIT.UPDATED_AT)
                .limit(CLEANED_AT_ONCE)
                .forUpdate()
                .skipLocked();
        system.dsl().deleteFrom(RATE_LIMIT).where(RATE_LIMIT.KEY.in(stale)).execute();
    }
}
