package foyer.leads.erasing;

import foyer.leads.LeadApi;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Erasing leads as one member does it. */
record EraseApi(TestMember member) {

    private static final String REASON = "They asked for it";

    private static final String ERASE = """
            mutation($input: LeadEraseInput!) { leadErase(input: $input) {
              erasure { id leads reason erasedBy { id } undoneAt purgedAt }
              preview { leads merged notes activities captures imports documents } userErrors { code path message } } }""";

    private static final String UNDO = """
            mutation($input: LeadEraseUndoInput!) { leadEraseUndo(input: $input) {
              erasure { id undoneAt } restored { id title } userErrors { code path message } } }""";

    GraphQlAnswer run(List<String> leads, @Nullable Object... pairs) {
        var input = new HashMap<>(LeadApi.input(pairs));
        input.put("ids", leads);
        input.putIfAbsent("reason", REASON);
        return member.client().post(ERASE, Map.of("input", input));
    }

    /** The payload of an erasure that has to succeed. */
    JsonNode erase(List<String> leads, @Nullable Object... pairs) {
        return run(leads, pairs).succeeded("leadErase").data("leadErase");
    }

    /** A new erasure's id. */
    String erased(String... leads) {
        return erase(List.of(leads)).path("erasure").path("id").asString();
    }

    /** Why leads were not erased: codes and paths. */
    List<String> refused(List<String> leads, @Nullable Object... pairs) {
        return run(leads, pairs).userErrors("leadErase").stream()
                .map(error -> error.path("code").asString() + error.path("path"))
                .toList();
    }

    GraphQlAnswer undoing(String erasure) {
        return member.client().post(UNDO, Map.of("input", Map.of("id", erasure)));
    }

    /** The payload of an undoing that has to succeed. */
    JsonNode undo(String erasure) {
        return undoing(erasure).succeeded("leadEraseUndo").data("leadEraseUndo");
    }

    List<String> notUndone(String erasure) {
        return undoing(erasure).userErrorCodes("leadEraseUndo");
    }

    JsonNode erasures() {
        return member.client()
                .post(
                        "{ leadErasures { totalCount nodes { id leads reason undoneAt purgedAt undoUntil erasedBy { id } } } }")
                .data("leadErasures");
    }
}
