package foyer.leads.merging;

import foyer.leads.LeadApi;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Merging leads as one member does it. */
public record MergeApi(TestMember member) {

    private static final String MERGE = """
            mutation($input: LeadMergeInput!) { leadMerge(input: $input) {
              lead { id title score source sourceDetail value { amountMinor } tags doNotContact version
                contact { name company email phone website } customFields { field { key } text } }
              changedFields merge { id merged { id title gave contact { email } } } userErrors { code message path } } }""";

    private static final String UNDO = """
            mutation($input: LeadMergeUndoInput!) { leadMergeUndo(input: $input) {
              lead { title score tags doNotContact contact { name email phone } customFields { field { key } text } }
              restored { id title } editedFields userErrors { code message path } } }""";

    GraphQlAnswer run(String keep, List<String> others, @Nullable Object... pairs) {
        var input = new HashMap<>(LeadApi.input(pairs));
        input.put("keep", keep);
        input.put("merge", others);
        return member.client().post(MERGE, Map.of("input", input));
    }

    /** The payload of a merge that has to succeed. */
    JsonNode merge(String keep, List<String> others, @Nullable Object... pairs) {
        return run(keep, others, pairs).succeeded("leadMerge").data("leadMerge");
    }

    /** A new merge's id. */
    public String merged(String keep, String... others) {
        return merge(keep, List.of(others)).path("merge").path("id").asString();
    }

    public GraphQlAnswer undoing(String merge) {
        return member.client().post(UNDO, Map.of("input", Map.of("id", merge)));
    }

    /** The payload of an undoing that has to succeed. */
    public JsonNode undo(String merge) {
        return undoing(merge).succeeded("leadMergeUndo").data("leadMergeUndo");
    }

    List<String> refused(String merge) {
        return undoing(merge).userErrorCodes("leadMergeUndo");
    }

    /** What a query tells of a lead. */
    JsonNode of(String lead, String fields) {
        return member.client()
                .post("query($id: ID!) { lead(id: $id) { " + fields + " } }", Map.of("id", lead))
                .data("lead");
    }
}
