package foyer.tenancy.keys;

import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants.TestMember;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The operations on API keys as one member, and clients that hold what they make. */
public record ApiKeyApi(TestMember member) {

    private static final String KEY =
            "apiKey { id name prefix permissions createdAt expiresAt" + " lastUsedAt revokedAt }";

    /**
     * A key that was made.
     *
     * @param secret the key itself
     */
    public record TestKey(String id, String secret, GraphQlClient client) {}

    GraphQlAnswer create(Map<String, ? extends @Nullable Object> input) {
        return member.client()
                .post(
                        "mutation($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { %s secret userErrors { code path message } } }"
                                .formatted(KEY),
                        Map.of("input", input));
    }

    /** Makes one that may do this. */
    public TestKey make(String name, Collection<String> permissions) {
        var made = create(Map.of("name", name, "permissions", permissions)).succeeded("apiKeyCreate");
        var secret = made.text("apiKeyCreate.secret");
        return new TestKey(
                made.text("apiKeyCreate.apiKey.id"),
                secret,
                member.client().anonymous().as(secret));
    }

    TestKey make(String... permissions) {
        return make("Site", List.of(permissions));
    }

    /** Makes one that may do all that the member may give to one. */
    public TestKey makeStrongest(String name) {
        return make(
                name,
                member.client()
                        .post("{ viewer { permissions } }")
                        .data("viewer.permissions")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(permission -> !permission.equals("API_KEYS_MANAGE"))
                        .toList());
    }

    /** Ends one. */
    public GraphQlAnswer revoke(String id) {
        return member.client()
                .post(
                        "mutation($id: ID!) { apiKeyRevoke(input: { id: $id }) { %s userErrors { code path } } }"
                                .formatted(KEY),
                        Map.of("id", id));
    }

    GraphQlAnswer key(String id) {
        return member.client()
                .post(
                        "query($id: ID!) { apiKey(id: $id) { id name prefix permissions createdBy { id } createdAt expiresAt } }",
                        Map.of("id", id));
    }

    /** What a holder may do now, sorted by name; why nothing, when the key opens nothing. */
    static String may(GraphQlClient holder) {
        var answer = holder.post("{ viewer { permissions } eventCursor }");
        var errors = answer.errors();
        return errors.isEmpty()
                ? String.join(
                        " ",
                        answer.data("viewer.permissions")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList())
                : errors.getFirst().at("/extensions/code").asString() + " "
                        + errors.getFirst().at("/extensions/reason").asString();
    }
}
