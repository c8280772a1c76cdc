package foyer.leads.assignment;

import foyer.leads.LeadApi;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The operations on assignment rules as one member sends them. */
public record RuleApi(TestMember member) {

    private static final String FIELDS =
            "id name kind position active sources mostOpen version team { id } members { weight countries cities member { id }"
                    + " forms { id } }";

    public GraphQlAnswer save(String name, String kind, @Nullable Object... pairs) {
        var input = LeadApi.input(pairs);
        input.put("name", name);
        input.put("kind", kind);
        return member.client()
                .post(
                        "mutation($input: AssignmentRuleSaveInput!) { assignmentRuleSave(input: $input) { assignmentRule { "
                                + FIELDS + " } userErrors { code path } } }",
                        Map.of("input", input));
    }

    /** A rule that has to be saved. */
    public JsonNode saved(String name, String kind, @Nullable Object... pairs) {
        return save(name, kind, pairs).succeeded("assignmentRuleSave").data("assignmentRuleSave.assignmentRule");
    }

    public JsonNode rules() {
        return member.client().post("{ assignmentRules { " + FIELDS + " } }").data("assignmentRules");
    }

    /** As members of a rule. */
    public static List<Map<String, Object>> pool(TestMember... members) {
        return Stream.of(members)
                .map(member -> Map.<String, Object>of("member", member.membershipId()))
                .toList();
    }

    /** One of a rule's members, with what else there is to say of them. */
    public static Map<String, Object> one(TestMember member, String field, Object value) {
        return Map.of("member", member.membershipId(), field, value);
    }

    /** A team of these members. */
    public String team(TestMember... members) {
        var client = member.client();
        var id = client.post("mutation { teamCreate(input: { name: \"Sales\" }) { team { id } userErrors { code } } }")
                .succeeded("teamCreate")
                .text("teamCreate.team.id");
        var its = List.of(members).stream()
                .map(one -> Map.of("membership", one.membershipId()))
                .toList();
        client.post(
                        "mutation($input: TeamMembersSetInput!) { teamMembersSet(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", id, "members", its)))
                .succeeded("teamMembersSet");
        return id;
    }
}
