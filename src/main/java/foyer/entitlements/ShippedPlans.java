package foyer.entitlements;

import foyer.platform.start.DataFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plans of each blueprint as they ship, the smallest first: {@code db/blueprint/<BLUEPRINT>/plans.json}. They are data
 * of the deployment and held in memory: they change with a release, and are the same on all nodes and for all tenants.
 */
@Component
class ShippedPlans {

    private final Map<String, PlanLadder> byBlueprint = new HashMap<>();

    ShippedPlans(JsonMapper json) {
        DataFiles.read(json, "db/blueprint", "plans.json", Plan[].class).forEach((blueprint, shipped) -> {
            var plans = List.of(shipped);
            plans.forEach(plan -> plan.checked(blueprint));
            if (plans.stream().noneMatch(plan -> plan.code().equals(Plan.FREE))) {
                throw new IllegalStateException(blueprint + " has no plan " + Plan.FREE);
            }
            byBlueprint.put(blueprint, new PlanLadder(blueprint, plans));
        });
    }

    /** Those of the blueprint. */
    PlanLadder of(String blueprint) {
        return Objects.requireNonNull(byBlueprint.get(blueprint), blueprint);
    }
}
