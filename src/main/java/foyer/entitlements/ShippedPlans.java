package foyer.entitlements;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plans of each blueprint as they ship, the smallest first: {@code db/blueprint/<BLUEPRINT>/plans.json}. They are data
 * of the deployment and held in memory: they change with a release, and are the same on all nodes and for all tenants.
 */
@Component
class ShippedPlans {

    private static final String FILES = "classpath*:db/blueprint/*/plans.json";

    private final Map<String, PlanLadder> byBlueprint = new HashMap<>();

    ShippedPlans(JsonMapper json) {
        for (var file : files()) {
            var blueprint = blueprint(file);
            var plans = List.of(read(file, json));
            plans.forEach(plan -> plan.checked(blueprint));
            if (plans.stream().noneMatch(plan -> plan.code().equals(Plan.FREE))) {
                throw new IllegalStateException(blueprint + " has no plan " + Plan.FREE);
            }
            byBlueprint.put(blueprint, new PlanLadder(blueprint, plans));
        }
    }

    /** Those of the blueprint. */
    PlanLadder of(String blueprint) {
        return Objects.requireNonNull(byBlueprint.get(blueprint), blueprint);
    }

    private static Resource[] files() {
        try {
            return new PathMatchingResourcePatternResolver().getResources(FILES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Plan[] read(Resource file, JsonMapper json) {
        try (var in = file.getInputStream()) {
            return json.readValue(in, Plan[].class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder's name. */
    private static String blueprint(Resource file) {
        try {
            var parts = file.getURL().getPath().split("/", -1);
            return parts[parts.length - 2];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
