package foyer.bench;

import foyer.bench.load.Side;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Both sides have to answer the same rows, each of their requests, before their times mean anything. */
final class SameRows {

    private SameRows() {}

    static void check(String query, Side graphql, Side byHand) {
        for (var i = 0; i < graphql.requests().size(); i++) {
            var one = JsonMapper.shared().readTree(graphql.answer(i)).path("data");
            var other = JsonMapper.shared().readTree(byHand.answer(i));
            if (!same(query, one, other)) {
                throw new IllegalStateException(query + " differs:\n" + one + "\n" + other);
            }
        }
    }

    private static boolean same(String query, JsonNode graphql, JsonNode byHand) {
        return switch (query) {
            case "q0" -> Objects.equals(graphql.path("lead"), byHand);
            case "q3" ->
                Objects.equals(nodes(graphql), byHand.path("nodes"))
                        && nodes(graphql).size() == 50
                        && Objects.equals(graphql.path("leads").path("totalCount"), byHand.path("totalCount"));
            // Each makes a lead of its own.
            case "q4" -> graphql.path("leadCreate").path("lead").size() == byHand.size();
            default ->
                Objects.equals(nodes(graphql), byHand.path("nodes"))
                        && !byHand.path("nodes").isEmpty();
        };
    }

    private static JsonNode nodes(JsonNode data) {
        return data.path("leads").path("nodes");
    }
}
