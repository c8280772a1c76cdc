package foyer.leads.files;

import foyer.files.FileApi;
import foyer.leads.LeadApi;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The files of leads as one member sees and changes them. */
public record LeadFileApi(TestMember member) {

    private static final String FILES = """
            query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { lead(id: $id) {
              files(first: $first, after: $after, last: $last, before: $before) {
                edges { cursor node { id } } nodes { id name }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount totalCountIsExact } } }""";

    private static final String LINES = """
            query ($id: ID!) { lead(id: $id) { timeline(first: 50) {
              nodes { kind before after note { id } file { id name } } } } }""";

    /** A READY document's id. */
    public String document(String name) {
        return new FileApi(member).upload(name, "application/pdf", "DOCUMENT", pdf(name));
    }

    /** The smallest that is taken for one, whose bytes differ by the text. */
    private static byte[] pdf(String text) {
        return ("%PDF-1.4\n%" + text + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    public GraphQlAnswer adding(String lead, List<String> files, @Nullable Object... more) {
        return new LeadApi(member).run("leadFilesAdd", pairs(lead, files, more));
    }

    public JsonNode add(String lead, String... files) {
        return adding(lead, List.of(files)).succeeded("leadFilesAdd").data("leadFilesAdd.lead");
    }

    GraphQlAnswer removing(String lead, List<String> files) {
        return new LeadApi(member).run("leadFilesRemove", pairs(lead, files));
    }

    public JsonNode remove(String lead, String... files) {
        return removing(lead, List.of(files)).succeeded("leadFilesRemove").data("leadFilesRemove.lead");
    }

    private static @Nullable Object[] pairs(String lead, List<String> files, @Nullable Object... more) {
        return Stream.concat(Stream.of("id", lead, "fileIds", files), Arrays.stream(more))
                .toArray();
    }

    /** Why it was refused: codes and paths. */
    static List<String> refused(GraphQlAnswer answer, String mutation) {
        return answer.userErrors(mutation).stream()
                .map(error -> error.path("code").asString() + error.path("path"))
                .toList();
    }

    JsonNode page(String lead, @Nullable Object... variables) {
        var all = LeadApi.input(variables);
        all.put("id", lead);
        return member.client().post(FILES, all).data("lead.files");
    }

    /** The ids of the lead's files, those added last first. */
    public List<String> of(String lead) {
        return page(lead).path("nodes").findValuesAsString("id");
    }

    /** The lines of its timeline, the newest first. */
    List<JsonNode> lines(String lead) {
        return member.client()
                .post(LINES, Map.of("id", lead))
                .data("lead.timeline.nodes")
                .valueStream()
                .toList();
    }

    public void delete(String file) {
        change("fileDelete", "FileDeleteInput", file);
    }

    public void restore(String file) {
        change("fileRestore", "FileRestoreInput", file);
    }

    private void change(String mutation, String input, String file) {
        member.client()
                .post(
                        "mutation($input: %s!) { %s(input: $input) { userErrors { code } } }"
                                .formatted(input, mutation),
                        Map.of("input", Map.of("id", file)))
                .succeeded(mutation);
    }

    /** Whether it is a file of the tenant that is not deleted. */
    public boolean isThere(String file) {
        return !member.client()
                .post("query($id: ID!) { file(id: $id) { id } }", Map.of("id", file))
                .data("file")
                .isNull();
    }
}
