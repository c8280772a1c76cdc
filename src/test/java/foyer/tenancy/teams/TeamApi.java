package foyer.tenancy.teams;

import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;

/** The operations on teams as one member. */
public record TeamApi(TestMember member) {

    private static final String TEAM = "team { id name createdAt members { role createdAt membership { id name } } }";

    public GraphQlAnswer call(String mutation, Map<String, ?> input) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return member.client()
                .post(
                        "mutation($input: %s) { %s(input: $input) { %s userErrors { code message path } } }"
                                .formatted(type, mutation, TEAM),
                        Map.of("input", input));
    }

    public String create(String name) {
        return call("teamCreate", Map.of("name", name)).succeeded("teamCreate").text("teamCreate.team.id");
    }

    public GraphQlAnswer set(String team, List<? extends Map<String, ?>> members) {
        return call("teamMembersSet", Map.of("id", team, "members", members));
    }

    GraphQlAnswer team(String id) {
        return member.client()
                .post(
                        "query($id: ID!) { team(id: $id) { id name members { role membership { id } } } }",
                        Map.of("id", id));
    }

    /** The members of a team with their roles, in order. */
    List<String> members(String id) {
        return team(id).data("team.members")
                .valueStream()
                .map(member -> member.path("membership").path("id").asString() + " "
                        + member.path("role").asString())
                .toList();
    }

    public static Map<String, String> as(TestMember member, String role) {
        return Map.of("membership", member.membershipId(), "role", role);
    }
}
