package foyer.billing;

import foyer.billing.PlanOffers.Offer;
import foyer.entitlements.Feature;
import foyer.entitlements.Limit;
import foyer.entitlements.PlanEditing;
import foyer.entitlements.PlanEditing.Wanted;
import foyer.entitlements.PlanErrorCode;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import foyer.tenancy.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What those who run the platform see of edited plans, and how they edit them. */
@Controller
class PlanController {

    private final PlanEditing editing;
    private final PlanOffers offers;

    PlanController(PlanEditing editing, PlanOffers offers) {
        this.editing = editing;
        this.offers = offers;
    }

    /** A plan that was edited; the schema's type of the same name. */
    record PlanEdit(Offer plan, int version, Instant updatedAt) {}

    /** The payload of an edited plan. */
    record Saved(
            @Nullable Offer plan,
            @Nullable Integer version,
            @Nullable Long tenants) implements Payload {}

    /** The schema's input. */
    record PlanSave(
            String blueprint,
            String code,
            @Nullable List<String> features,
            @Nullable List<PlanLimit> limits,
            int version,
            String reason,
            boolean dryRun) {}

    /** The schema's {@code PlanLimitInput}. */
    record PlanLimit(String key, @Nullable Long allowed) {}

    @QueryMapping
    List<PlanEdit> planEdits(@Argument String blueprint) {
        return editing.of(blueprint).stream()
                .map(edit -> new PlanEdit(offers.offer(blueprint, edit.plan()), edit.version(), edit.updatedAt()))
                .toList();
    }

    @MutationMapping
    Saved planSave(@Argument PlanSave input) {
        var reason = Reason.checked(input.reason(), PlanErrorCode.REASON_INVALID);
        var wanted = new Wanted(
                input.blueprint(),
                input.code(),
                input.features() == null ? null : features(input.features()),
                input.limits() == null ? Map.of() : limits(input.limits()),
                input.version(),
                reason);
        var saved =
                input.dryRun() ? new PlanEditing.Saved(editing.preview(wanted), input.version()) : editing.save(wanted);
        return new Saved(
                offers.offer(input.blueprint(), saved.plan()),
                saved.version(),
                editing.copies(input.blueprint(), input.code()));
    }

    private static Set<Feature> features(List<String> keys) {
        var features = EnumSet.noneOf(Feature.class);
        for (var i = 0; i < keys.size(); i++) {
            var key = keys.get(i);
            var feature = Arrays.stream(Feature.values())
                    .filter(one -> one.name().equals(key))
                    .findFirst();
            if (feature.isEmpty() || !features.add(feature.get())) {
                throw UserErrorException.at("features." + i, PlanErrorCode.FEATURE_INVALID);
            }
        }
        return features;
    }

    private static Map<Limit, @Nullable Long> limits(List<PlanLimit> inputs) {
        var limits = new EnumMap<Limit, @Nullable Long>(Limit.class);
        for (var i = 0; i < inputs.size(); i++) {
            var input = inputs.get(i);
            var limit = Arrays.stream(Limit.values())
                    .filter(one -> one.name().equals(input.key()))
                    .findFirst();
            if (limit.isEmpty()
                    || limits.containsKey(limit.get())
                    || (input.allowed() != null && input.allowed() < 0)) {
                throw UserErrorException.at("limits." + i, PlanErrorCode.LIMIT_INVALID);
            }
            limits.put(limit.get(), input.allowed());
        }
        return limits;
    }
}
