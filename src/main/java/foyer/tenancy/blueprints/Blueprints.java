package foyer.tenancy.blueprints;

import foyer.entitlements.Feature;
import foyer.tenancy.Blueprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The roles and modules of each blueprint, from its data files: read at the start, which fails when they are wrong, and
 * the same on all nodes and for all tenants.
 */
@Component
public class Blueprints {

    private final Map<Blueprint, BlueprintRoles> roles = new EnumMap<>(Blueprint.class);
    private final Map<Blueprint, List<Feature>> modules = new EnumMap<>(Blueprint.class);

    Blueprints(JsonMapper json) {
        for (var blueprint : Blueprint.values()) {
            var named = read(blueprint, "roles.json", BlueprintRoles.class, json);
            named.check(blueprint.name());
            roles.put(blueprint, named);
            modules.put(
                    blueprint,
                    Arrays.stream(read(blueprint, "modules.json", String[].class, json))
                            .map(Feature::ofModule)
                            .toList());
        }
    }

    public BlueprintRoles roles(Blueprint blueprint) {
        return Objects.requireNonNull(roles.get(blueprint));
    }

    /** The modules that it is made of, the most important first; a plan may lack some of them. */
    public List<Feature> modules(Blueprint blueprint) {
        return Objects.requireNonNull(modules.get(blueprint));
    }

    private static <T> T read(Blueprint blueprint, String file, Class<T> type, JsonMapper json) {
        var resource = new ClassPathResource("db/blueprint/" + blueprint.name() + "/" + file);
        try (var in = resource.getInputStream()) {
            return json.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
