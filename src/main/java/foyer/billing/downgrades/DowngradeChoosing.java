package foyer.billing.downgrades;

import foyer.billing.BillingCount;
import foyer.billing.BillingErrorCode;
import foyer.billing.BillingHistory;
import foyer.billing.BillingHistoryKind;
import foyer.billing.Difference;
import foyer.billing.Fact;
import foyer.billing.PlannedTerms.Planned;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Freezing;
import foyer.entitlements.KeptMarks;
import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.TenantClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a tenant wants to stay active, one limit after the other in their order, as whoever counts several does. */
@Component
class DowngradeChoosing {

    private final DowngradePlans plans;
    private final Entitlements entitlements;
    private final KeptMarks kept;
    private final BillingHistory history;
    private final TenantClock clock;

    DowngradeChoosing(
            DowngradePlans plans,
            Entitlements entitlements,
            KeptMarks kept,
            BillingHistory history,
            TenantClock clock) {
        this.plans = plans;
        this.entitlements = entitlements;
        this.kept = kept;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Notes the choice, and applies it where something is frozen.
     *
     * @param planned which plan has to have room for them; null for what the tenant is allowed now
     */
    @Transactional
    public void choose(DowngradeInputs.Choose input, @Nullable Planned planned) {
        if (input.keep().size() > KeptMarks.MOST) {
            throw UserErrorException.at("keep", BillingErrorCode.KEEP_TOO_MANY, KeptMarks.MOST);
        }
        var about = plans.freezing().stream()
                .filter(one -> input.limit() == null || one.limit().name().equals(input.limit()))
                .toList();
        if (about.isEmpty()) {
            throw UserErrorException.at("limit", BillingErrorCode.KEEP_INVALID);
        }
        var wanted = wanted(input.keep(), about);
        var were = new ArrayList<BillingCount>();
        var are = new ArrayList<BillingCount>();
        for (var one : about) {
            one.hold();
            var places = wanted.getOrDefault(one, Map.of());
            check(one, places, planned);
            var before = kept.of(one.kind()).size();
            if (kept.choose(one.kind(), places.keySet())) {
                were.add(new BillingCount(one.limit().name(), before));
                are.add(new BillingCount(one.limit().name(), places.size()));
                one.choiceChanged();
            }
        }
        if (!are.isEmpty()) {
            var change = Difference.of(Fact.COUNTS, List.copyOf(were), List.copyOf(are));
            history.add(BillingHistoryKind.DOWNGRADE_CHOSEN, null, null, List.of(change), clock.now());
        }
    }

    /** The ids of each kind with their places. */
    private static Map<Freezing, Map<UUID, Integer>> wanted(List<String> keep, List<Freezing> about) {
        var wanted = new LinkedHashMap<Freezing, Map<UUID, Integer>>();
        for (var place = 0; place < keep.size(); place++) {
            var id = keep.get(place);
            var its = about.stream()
                    .filter(one -> one.prefix().equals(TypeIds.prefixOf(id)))
                    .findFirst()
                    .orElse(null);
            if (its == null) {
                throw UserErrorException.at("keep." + place, BillingErrorCode.KEEP_INVALID);
            }
            try {
                wanted.computeIfAbsent(its, _ -> new LinkedHashMap<>())
                        .putIfAbsent(TypeIds.decode(its.prefix(), id), place);
            } catch (TypeIds.InvalidId e) {
                throw UserErrorException.at("keep." + place, BillingErrorCode.KEEP_INVALID);
            }
        }
        return wanted;
    }

    private void check(Freezing one, Map<UUID, Integer> places, @Nullable Planned planned) {
        if (places.isEmpty()) {
            return;
        }
        var usage = entitlements.usage(one.limit());
        var allowed = planned == null ? usage.allowed() : DowngradePlans.allowed(planned, usage);
        if (allowed != null && places.size() > allowed) {
            throw UserErrorException.at("keep", BillingErrorCode.KEEP_TOO_MANY, allowed);
        }
        var there = one.keepable(places.keySet());
        places.forEach((id, place) -> {
            if (!there.contains(id)) {
                throw UserErrorException.at("keep." + place, BillingErrorCode.KEEP_INVALID);
            }
        });
    }
}
