package foyer.entitlements;

import foyer.audit.Audit;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Edits the plans of the deployment, for whoever runs the platform. Nobody's claim changes by it: it is a copy, and a
 * tenant gets the plan as it is now when it comes to it from another one. The platform's log tells what it was and is.
 */
@Component
public class PlanEditing {

    private final ShippedPlans shipped;
    private final PlanQueries queries;
    private final Transactions transactions;
    private final Audit audit;

    PlanEditing(ShippedPlans shipped, PlanQueries queries, Transactions transactions, Audit audit) {
        this.shipped = shipped;
        this.queries = queries;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * What a plan becomes.
     *
     * @param features all that it has then; null for those that it has
     * @param limits those that change; null for as many as they like
     * @param version of the plan that it is meant for, 0 for one that is as it ships
     */
    public record Wanted(
            String blueprint,
            String code,
            @Nullable Set<Feature> features,
            Map<Limit, @Nullable Long> limits,
            int version,
            String reason) {}

    /** A plan as it is now. */
    public record Saved(Plan plan, int version) {}

    /** Plans of the blueprint that are not as they ship, by code. */
    public List<PlanEdit> of(String blueprint) {
        return List.copyOf(queries.of(shipped.of(blueprint)).values());
    }

    /** How many tenants have a copy of the plan, and keep it. */
    public long copies(String blueprint, String code) {
        return queries.copies(blueprint, code);
    }

    /**
     * The plan as it would be.
     *
     * @throws UserErrorException when there is no such plan, or it is of another version
     */
    public Plan preview(Wanted wanted) {
        return after(before(wanted), wanted);
    }

    private static Plan after(Plan before, Wanted wanted) {
        var limits = new EnumMap<Limit, @Nullable Long>(Limit.class);
        limits.putAll(before.limits());
        limits.putAll(wanted.limits());
        return new Plan(
                before.code(), wanted.features() == null ? before.features() : Set.copyOf(wanted.features()), limits);
    }

    /**
     * Saves it.
     *
     * @throws UserErrorException when there is no such plan, or it is of another version
     */
    public Saved save(Wanted wanted) {
        var before = before(wanted);
        var after = after(before, wanted);
        var version = wanted.version() + 1;
        transactions.run(() -> {
            audit.recordForUser("plan.save", "Plan", null, diff(wanted, before, after));
            if (!queries.save(wanted.blueprint(), after, version)) {
                throw UserErrorException.at("version", PlanErrorCode.VERSION_CONFLICT);
            }
        });
        return new Saved(after, version);
    }

    private Plan before(Wanted wanted) {
        var ladder = shipped.of(wanted.blueprint());
        if (ladder.plans().stream().noneMatch(plan -> plan.code().equals(wanted.code()))) {
            throw UserErrorException.at("code", PlanErrorCode.NOT_FOUND);
        }
        var edit = queries.of(ladder).get(wanted.code());
        if ((edit == null ? 0 : edit.version()) != wanted.version()) {
            throw UserErrorException.at("version", PlanErrorCode.VERSION_CONFLICT);
        }
        return edit == null ? ladder.plan(wanted.code()) : edit.plan();
    }

    private static Map<String, ?> diff(Wanted wanted, Plan before, Plan after) {
        var diff = new LinkedHashMap<String, Object>();
        diff.put("plan", wanted.blueprint() + " " + wanted.code());
        diff.put("reason", wanted.reason());
        if (!before.features().equals(after.features())) {
            diff.put("features", Map.of("before", names(before.features()), "after", names(after.features())));
        }
        for (var limit : Limit.values()) {
            var was = String.valueOf(before.limits().get(limit));
            var is = String.valueOf(after.limits().get(limit));
            if (!was.equals(is)) {
                diff.put(limit.name(), Map.of("before", was, "after", is));
            }
        }
        return diff;
    }

    private static String names(Collection<Feature> features) {
        return String.join(
                " ", new TreeSet<>(features.stream().map(Feature::name).toList()));
    }
}
