package foyer.entitlements;

import foyer.platform.time.TenantClock;
import foyerdb.entitlements.tables.records.StandingRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How features and limits of the tenant acted in stand, one of them or all, in one statement. */
@Component
class EntitlementReads {

    private final CounterQueries counters;
    private final Counting counting;
    private final TenantTerms terms;
    private final Plans plans;
    private final TenantClock clock;

    EntitlementReads(CounterQueries counters, Counting counting, TenantTerms terms, Plans plans, TenantClock clock) {
        this.counters = counters;
        this.counting = counting;
        this.terms = terms;
        this.plans = plans;
        this.clock = clock;
    }

    Usage usage(Limit limit) {
        var row = counters.standing(limit, clock.now());
        return row == null ? lacking(limit, standing()) : usage(limit, row);
    }

    Map<Limit, Usage> usages() {
        var standing = standing();
        var usages = new EnumMap<Limit, Usage>(Limit.class);
        Arrays.stream(Limit.values()).forEach(limit -> usages.put(limit, usage(limit, standing)));
        return usages;
    }

    List<Entitlement> all() {
        var standing = standing();
        var all = new ArrayList<Entitlement>();
        Arrays.stream(Feature.values()).map(feature -> of(feature, standing)).forEach(all::add);
        Arrays.stream(Limit.values())
                .map(limit -> Entitlement.of(usage(limit, standing)))
                .forEach(all::add);
        return all;
    }

    /**
     * What the claim says.
     *
     * @param rows by their keys; none without a claim
     * @param free the plan without a claim, null with one
     * @param counted what there is of stocks, where the claim lacks one
     */
    private record Standing(
            Map<String, StandingRecord> rows, @Nullable Plan free, Map<String, Long> counted) {}

    private Standing standing() {
        var rows = counters.standing(clock.now()).stream()
                .collect(Collectors.toMap(StandingRecord::getKey, Function.identity()));
        var lacks = Arrays.stream(Limit.values())
                .anyMatch(limit -> !limit.isQuota() && !limit.isOfEach() && !rows.containsKey(limit.name()));
        var free = rows.isEmpty() ? plans.free(terms.terms().blueprint()) : null;
        return new Standing(rows, free, lacks ? counters.stocks() : Map.of());
    }

    private static Entitlement of(Feature feature, Standing standing) {
        if (standing.free() != null) {
            return Entitlement.of(feature, standing.free().features().contains(feature), false);
        }
        var row = standing.rows().get(feature.name());
        return Entitlement.of(feature, row != null && row.getGranted(), row != null && row.getOverridden());
    }

    private Usage usage(Limit limit, Standing standing) {
        var row = standing.rows().get(limit.name());
        return row == null ? lacking(limit, standing) : usage(limit, row);
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

    /**
     * Without a claim it is as the free plan has it; a claim that lacks a limit allows nothing, as the database says. What there is
     * is looked at one by one only where nobody has counted it yet.
     */
    private Usage lacking(Limit limit, Standing standing) {
        var allowed = standing.free() == null
                ? Long.valueOf(0)
                : standing.free().limits().get(limit);
        var counted = standing.counted().get(limit.name());
        var used = limit.isQuota() ? 0 : counted == null ? counting.stock(limit) : counted;
        return new Usage(limit, allowed, used, 0, null, false);
    }
}
