package foyer.leads.forms;

import foyer.leads.LeadApi;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The operations on forms as one member sends them, and what strangers send by them. */
public record LeadFormApi(TestMember member) {

    static final String FIELDS = """
            id name title intro thanks fields { field label required } consentText consentVersion assignee { id }
            stage { id } version archivedAt
            """;

    /** A form and its token. */
    public record Made(String id, String token) {}

    GraphQlAnswer run(String mutation, @Nullable Object... pairs) {
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        var keyed = mutation.endsWith("Create") || mutation.endsWith("Renew") ? "token" : "";
        var document =
                "mutation($input: %s) { %s(input: $input) { leadForm { %s } %s userErrors { code path message } } }"
                        .formatted(type, mutation, FIELDS, keyed);
        return member.client().post(document, Map.of("input", LeadApi.input(pairs)));
    }

    JsonNode done(String mutation, @Nullable Object... pairs) {
        return run(mutation, pairs).succeeded(mutation).data(mutation);
    }

    /** A new form of that name. */
    public Made make(String name, @Nullable Object... pairs) {
        var input = new HashMap<>(LeadApi.input(pairs));
        input.put("name", name);
        var made = member.client()
                .post(
                        "mutation($input: LeadFormCreateInput!) { leadFormCreate(input: $input) { leadForm { id } token userErrors { code } } }",
                        Map.of("input", input))
                .succeeded("leadFormCreate");
        return new Made(made.text("leadFormCreate.leadForm.id"), made.text("leadFormCreate.token"));
    }

    /** The form as anybody sees it. */
    public JsonNode shown(String token) {
        return member.client()
                .anonymous()
                .post(
                        "query($token: String!) { publicLeadForm(formToken: $token) { title intro fields { field required }"
                                + " consentText consentVersion ticket } }",
                        Map.of("token", token))
                .data("publicLeadForm");
    }

    /** What anybody sends by the form, who has been shown it. */
    public GraphQlAnswer send(String token, @Nullable Object... pairs) {
        var input = new HashMap<>(LeadApi.input(pairs));
        input.put("formToken", token);
        input.putIfAbsent("ticket", shown(token).path("ticket").asString("none"));
        return member.client()
                .anonymous()
                .post(
                        "mutation($input: LeadCaptureInput!) { leadCapture(input: $input) { thanks userErrors { code path } } }",
                        Map.of("input", input));
    }

    /** Why what was sent was not taken: codes and paths. */
    static List<String> errors(GraphQlAnswer answer) {
        return answer.userErrors("leadCapture").stream()
                .map(error -> error.path("code").asString() + " "
                        + String.join(
                                ".",
                                error.path("path")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()))
                .toList();
    }
}
