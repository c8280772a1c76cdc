package foyer.records.freezing;

import foyer.billing.BillingApi;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What somebody does who plans a downgrade. */
public record DowngradeApi(TestMember member) {

    private static final String PLAN = """
            plan { code } seats version lostFeatures
            over { limit used allowed freezes kept
              items(first: 2) { nodes { __typename ... on Node { id } } edges { cursor node { __typename } } totalCount pageInfo { hasNextPage endCursor } } }""";

    public GraphQlAnswer plan(String plan, @Nullable Integer seats) {
        var variables = new HashMap<String, @Nullable Object>();
        variables.put("plan", plan);
        variables.put("seats", seats);
        return member.client()
                .post(
                        "query($plan: String!, $seats: Int) { downgradePlan(plan: $plan, seats: $seats) { %s } }"
                                .formatted(PLAN),
                        variables);
    }

    public JsonNode plan(String plan) {
        return plan(plan, null).data("downgradePlan");
    }

    /** One of the limits of a plan that is shown. */
    public static JsonNode over(JsonNode plan, String limit) {
        return plan.path("over")
                .valueStream()
                .filter(over -> over.path("limit").asString().equals(limit))
                .findFirst()
                .orElseThrow(() -> new AssertionError(limit + " is not among " + plan));
    }

    public static List<String> items(JsonNode over) {
        return over.path("items")
                .path("nodes")
                .valueStream()
                .map(node -> node.path("id").asString())
                .toList();
    }

    public GraphQlAnswer choose(List<String> keep, Map<String, ?> more) {
        var input = new HashMap<String, Object>(more);
        input.put("keep", keep);
        return run("downgradeChoose", "DowngradeChooseInput", "plan { %s }".formatted(PLAN), input);
    }

    /** What to approve of a plan as it was shown. */
    public static Map<String, Object> approval(String plan, String version) {
        return new HashMap<>(Map.of(
                "plan",
                plan,
                "confirm",
                plan,
                "version",
                version,
                "returnUrl",
                BillingApi.BACK,
                "idempotencyKey",
                UUID.randomUUID().toString()));
    }

    public GraphQlAnswer approve(Map<String, ?> input) {
        return run(
                "downgradeApprove",
                "DowngradeApproveInput",
                "plan { version over { limit freezes } } billing { plan { code } subscription { cancelAtPeriodEnd } pendingChange { plan { code } } }",
                input);
    }

    private GraphQlAnswer run(String mutation, String type, String fields, Map<String, ?> input) {
        return member.client()
                .post(
                        "mutation($input: %s!) { %s(input: $input) { %s userErrors { code path message } } }"
                                .formatted(type, mutation, fields),
                        Map.of("input", input));
    }
}
