package foyer.leads.lists;

import static foyer.leads.LeadApi.input;

import foyer.leads.LeadApi;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The operations on lists of leads as one member sends them. */
public record LeadListApi(TestMember member) {

    /** An id that no list has. */
    public static final String NOWHERE = "llist_01h455vb4pex5vsknk084sn02q";

    public GraphQlAnswer run(String mutation, @Nullable Object... pairs) {
        var noun = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1);
        var document =
                "mutation($input: " + noun + "Input!) { " + mutation + "(input: $input) { leadList { id name filter"
                        + " shared leadCount owner { id } } " + counted(mutation) + " userErrors { code path } } }";
        return member.client().post(document, Map.of("input", input(pairs)));
    }

    private static String counted(String mutation) {
        if (mutation.endsWith("AddLeads")) {
            return "added";
        }
        return mutation.endsWith("RemoveLeads") ? "removed" : "";
    }

    /** What a mutation answers that has to succeed. */
    public JsonNode done(String mutation, @Nullable Object... pairs) {
        return run(mutation, pairs).succeeded(mutation).data(mutation);
    }

    public List<String> refused(String mutation, @Nullable Object... pairs) {
        return run(mutation, pairs).userErrorCodes(mutation);
    }

    /** A new list's id. */
    public String create(@Nullable Object... pairs) {
        return done("leadListCreate", pairs).path("leadList").path("id").asString();
    }

    public int add(String list, String... leads) {
        return done("leadListAddLeads", "id", list, "leads", List.of(leads))
                .path("added")
                .asInt();
    }

    public int remove(String list, String... leads) {
        return done("leadListRemoveLeads", "id", list, "leads", List.of(leads))
                .path("removed")
                .asInt();
    }

    public List<String> names() {
        return member.client()
                .post("{ leadLists { nodes { name } } }")
                .data("leadLists.nodes")
                .findValuesAsString("name");
    }

    public int leadCount(String list) {
        return member.client()
                .post("query($id: ID!) { leadList(id: $id) { leadCount } }", Map.of("id", list))
                .data("leadList.leadCount")
                .asInt();
    }

    /** The titles of the leads on it, as the filter of a list of leads has them. */
    public List<String> titles(String list) {
        return new LeadApi(member).titlesOf(Map.of("list", list));
    }
}
