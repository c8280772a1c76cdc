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
        return row == null ? lacking(limit, rows().isEmpty() ? free() : null) : usage(limit, row);
    }

    Map<Limit, Usage> usages() {
        var rows = rows();
        var free = rows.isEmpty() ? free() : null;
        var usages = new EnumMap<Limit, Usage>(Limit.class);
        Arrays.stream(Limit.values()).forEach(limit -> usages.put(limit, usage(limit, rows, free)));
        return usages;
    }

    List<Entitlement> all() {
        var rows = rows();
        var free = rows.isEmpty() ? free() : null;
        var all = new ArrayList<Entitlement>();
        Arrays.stream(Feature.values()).map(feature -> of(feature, rows, free)).forEach(all::add);
        Arrays.stream(Limit.values())
                .map(limit -> Entitlement.of(usage(limit, rows, free)))
                .forEach(all::add);
        return all;
    }

    private Map<String, StandingRecord> rows() {
        return counters.standing(clock.now()).stream()
                .collect(Collectors.toMap(StandingRecord::getKey, Function.identity()));
    }

    private Plan free() {
        return plans.free(terms.terms().blueprint());
    }

    private static Entitlement of(Feature feature, Map<String, StandingRecord> rows, @Nullable Plan free) {
        if (free != null) {
            return Entitlement.of(feature, free.features().contains(feature), false);
        }
        var row = rows.get(feature.name());
        return Entitlement.of(feature, row != null && row.getGranted(), row != null && row.getOverridden());
    }

    private Usage usage(Limit limit, Map<String, StandingRecord> rows, @Nullable Plan free) {
        var row = rows.get(limit.name());
        return row == null ? lacking(limit, free) : usage(limit, row);
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

    /** Without a claim it is as the free plan has it; a claim that lacks a limit allows nothing, as the database says. */
    private Usage lacking(Limit limit, @Nullable Plan free) {
        var used = limit.isQuota() ? 0 : counting.stock(limit);
        return new Usage(limit, free == null ? Long.valueOf(0) : free.limits().get(limit), used, 0, null, false);
    }
}
