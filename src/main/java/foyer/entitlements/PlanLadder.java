package foyer.entitlements;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plans of a blueprint.
 *
 * @param plans the smallest first
 */
record PlanLadder(String blueprint, List<Plan> plans) {

    PlanLadder {
        plans = List.copyOf(plans);
    }

    /**
     * The plan of this code.
     *
     * @throws IllegalArgumentException when there is none
     */
    Plan plan(String code) {
        return plans.stream()
                .filter(plan -> plan.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(blueprint + " has no plan " + code));
    }

    /** The smallest plan above this one that has the feature; null when none has. */
    @Nullable String above(String code, Feature feature) {
        return above(code)
                .filter(plan -> plan.features().contains(feature))
                .map(Plan::code)
                .findFirst()
                .orElse(null);
    }

    /** The smallest plan above this one that has room for so many; null when none has. */
    @Nullable String above(String code, Limit limit, long amount) {
        return above(code)
                .filter(plan -> plan.allows(limit, amount))
                .map(Plan::code)
                .findFirst()
                .orElse(null);
    }

    /** All of them when this one is none of the blueprint's any more. */
    private Stream<Plan> above(String code) {
        var place = plans.stream().map(Plan::code).toList().indexOf(code);
        return plans.stream().skip(place + 1L);
    }
}
