package foyer.billing.downgrades;

import foyer.billing.PlanOffers;
import foyer.billing.PlannedTerms.Planned;
import foyer.entitlements.Entitlement;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Feature;
import foyer.entitlements.Freezing;
import foyer.entitlements.Limit;
import foyer.entitlements.Plan;
import foyer.entitlements.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what there is with what a plan allows. What was agreed with the tenant beside its plan counts as it does now. */
@Component
class DowngradePlans {

    private final Entitlements entitlements;
    private final PlanOffers offers;
    private final Map<Limit, Freezing> freezing = new EnumMap<>(Limit.class);

    DowngradePlans(Entitlements entitlements, PlanOffers offers, List<Freezing> freezing) {
        this.entitlements = entitlements;
        this.offers = offers;
        freezing.forEach(one -> this.freezing.put(one.limit(), one));
    }

    /** What can be frozen, in the order in which it is held. */
    List<Freezing> freezing() {
        return List.copyOf(freezing.values());
    }

    Downgrade plan(Planned planned) {
        var usages = entitlements.usages();
        var over = over(planned, usages);
        var lost = lost(planned.plan());
        return new Downgrade(
                offers.offer(planned.blueprint(), planned.plan()),
                allowed(planned, Objects.requireNonNull(usages.get(Limit.SEATS))),
                version(planned, over, lost),
                over,
                lost);
    }

    /** In a number of statements that grows with the limits only. */
    List<DowngradeOver> over(Planned planned) {
        return over(planned, entitlements.usages());
    }

    private List<DowngradeOver> over(Planned planned, Map<Limit, Usage> usages) {
        var all = new ArrayList<DowngradeOver>();
        for (var usage : usages.values()) {
            if (usage.limit().isQuota() || usage.limit().isOfEach()) {
                continue;
            }
            var allowed = allowed(planned, usage);
            var over = allowed == null ? null : over(usage, allowed);
            if (over != null) {
                all.add(over);
            }
        }
        return List.copyOf(all);
    }

    private @Nullable DowngradeOver over(Usage usage, long allowed) {
        var its = freezing.get(usage.limit());
        var extent = its == null ? new Freezing.Extent(usage.used(), 0, "") : its.extent(usage, allowed);
        return extent.there() <= allowed
                ? null
                : new DowngradeOver(
                        usage.limit().name(), extent.there(), allowed, extent.freezes(), its, extent.mark());
    }

    /** Null for as many as they like. */
    static @Nullable Long allowed(Planned planned, Usage usage) {
        if (usage.overridden()) {
            return usage.allowed();
        }
        var seats = planned.paidSeats();
        return usage.limit() == Limit.SEATS && seats != null
                ? Long.valueOf(seats)
                : planned.plan().limits().get(usage.limit());
    }

    private List<String> lost(Plan plan) {
        var kept = plan.features().stream().map(Feature::name).collect(Collectors.toSet());
        var features = Arrays.stream(Feature.values()).map(Feature::name).collect(Collectors.toSet());
        return entitlements.all().stream()
                .filter(one -> features.contains(one.key()) && one.allowed())
                .filter(one -> one.source() == Entitlement.Source.PLAN)
                .map(Entitlement::key)
                .filter(feature -> !kept.contains(feature))
                .toList();
    }

    private static String version(Planned planned, List<DowngradeOver> over, List<String> lost) {
        var told = Stream.concat(
                        Stream.of(planned.plan().code(), String.valueOf(planned.paidSeats()), lost.toString()),
                        over.stream()
                                .map(one -> String.join(
                                        " ",
                                        one.limit(),
                                        String.valueOf(one.allowed()),
                                        String.valueOf(one.freezes()),
                                        one.mark())))
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(told.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
