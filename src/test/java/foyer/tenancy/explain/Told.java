package foyer.tenancy.explain;

import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What {@code accessExplanation} tells, as tests read it. */
final class Told {

    private Told() {}

    static GraphQlAnswer explain(GraphQlClient client, String action, @Nullable String target) {
        var variables = new HashMap<String, @Nullable Object>();
        variables.put("action", action);
        variables.put("target", target);
        return client.post(
                "query($action: String!, $target: ID) { accessExplanation(action: $action, target: $target)"
                        + " { allowed reasons { kind ok detail } fix } }",
                variables);
    }

    static boolean allowed(GraphQlClient client, String action, String target) {
        return explain(client, action, target).data("accessExplanation.allowed").asBoolean();
    }

    static List<String> reasons(GraphQlAnswer told) {
        return told.data("accessExplanation.reasons")
                .valueStream()
                .map(reason ->
                        reason.path("kind").asString() + " " + reason.path("ok").asBoolean())
                .toList();
    }

    static String reason(GraphQlAnswer told, String kind) {
        return told.data("accessExplanation.reasons")
                .valueStream()
                .filter(reason -> reason.path("kind").asString().equals(kind))
                .findFirst()
                .map(reason -> reason.path("detail").asString())
                .orElseThrow();
    }

    static JsonNode bare(GraphQlAnswer told) {
        return Objects.requireNonNull(told.json().path("data"));
    }
}
