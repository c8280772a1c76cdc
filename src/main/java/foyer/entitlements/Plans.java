package foyer.entitlements;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The plans of each blueprint: those that ship with the deployment, and instead of them those that were edited. They are
 * read at a sign-up, a subscription or a refusal only, each time in one statement, since what a tenant may do is the copy
 * in its claim.
 */
@Component
public class Plans {

    private final ShippedPlans shipped;
    private final PlanQueries edited;

    Plans(ShippedPlans shipped, PlanQueries edited) {
        this.shipped = shipped;
        this.edited = edited;
    }

    /** Those of the blueprint, the smallest first. */
    public List<Plan> of(String blueprint) {
        return ladder(blueprint).plans();
    }

    /** What a tenant of the blueprint has that has not subscribed. */
    public Plan free(String blueprint) {
        return plan(blueprint, Plan.FREE);
    }

    /**
     * The plan of this code.
     *
     * @throws IllegalArgumentException when the blueprint has none
     */
    public Plan plan(String blueprint, String code) {
        return ladder(blueprint).plan(code);
    }

    /** The smallest plan above this one that has the feature; null when none has. */
    @Nullable String above(String blueprint, String code, Feature feature) {
        return ladder(blueprint).above(code, feature);
    }

    /** The smallest plan above this one that has room for so many; null when none has. */
    @Nullable String above(String blueprint, String code, Limit limit, long amount) {
        return ladder(blueprint).above(code, limit, amount);
    }

    private PlanLadder ladder(String blueprint) {
        var asShipped = shipped.of(blueprint);
        var instead = edited.of(asShipped);
        return new PlanLadder(
                blueprint,
                asShipped.plans().stream()
                        .map(plan -> instead.containsKey(plan.code())
                                ? instead.get(plan.code()).plan()
                                : plan)
                        .toList());
    }
}
