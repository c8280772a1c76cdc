package foyer.entitlements;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plans of each blueprint, the smallest first: {@code db/blueprint/<BLUEPRINT>/plans.json}. They are data of the
 * deployment and held in memory: they change with a release, are the same on all nodes and for all tenants, and are
 * read at a sign-up, a subscription or a refusal only, since what a tenant may do is the copy in its claim. A table
 * would have to be kept equal to the files and asked, for nothing.
 */
@Component
public class Plans {

    private static final String FILES = "classpath*:db/blueprint/*/plans.json";

    private final Map<String, List<Plan>> byBlueprint = new HashMap<>();

    Plans(JsonMapper json) {
        for (var file : files()) {
            var blueprint = blueprint(file);
            var plans = List.of(read(file, json));
            plans.forEach(plan -> plan.checked(blueprint));
            if (plans.stream().noneMatch(plan -> plan.code().equals(Plan.FREE))) {
                throw new IllegalStateException(blueprint + " has no plan " + Plan.FREE);
            }
            byBlueprint.put(blueprint, plans);
        }
    }

    /** Those of the blueprint, the smallest first. */
    public List<Plan> of(String blueprint) {
        return Objects.requireNonNull(byBlueprint.get(blueprint), blueprint);
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
        return of(blueprint).stream()
                .filter(plan -> plan.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(blueprint + " has no plan " + code));
    }

    /** The smallest plan above this one that has the feature; null when none has. */
    @Nullable String above(String blueprint, String code, Feature feature) {
        return above(blueprint, code)
                .filter(plan -> plan.features().contains(feature))
                .map(Plan::code)
                .findFirst()
                .orElse(null);
    }

    /** The smallest plan above this one that has room for so many; null when none has. */
    @Nullable String above(String blueprint, String code, Limit limit, long amount) {
        return above(blueprint, code)
                .filter(plan -> plan.allows(limit, amount))
                .map(Plan::code)
                .findFirst()
                .orElse(null);
    }

    /** All of them when this one is none of the blueprint's any more. */
    private Stream<Plan> above(String blueprint, String code) {
        var plans = of(blueprint);
        var place = plans.stream().map(Plan::code).toList().indexOf(code);
        return plans.stream().skip(place + 1L);
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
