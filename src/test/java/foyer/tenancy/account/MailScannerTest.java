package foyer.tenancy.account;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.invites.InviteApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.MailedTokens;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A mail scanner opens each link before its reader does, and a browser fetches it ahead: nothing comes of that, and the link
 * still works. What a link is for is sent by the page that it leads to, with POST.
 */
@FoyerTest
@Tag("graphql")
class MailScannerTest {

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
    }

    @Test
    void leavesTheLinkOfTheWelcomeGood() {
        isLeftGood("emailVerify", "welcome", owner.email(), Map.of());
    }

    @Test
    void leavesALinkToSignInGood() {
        ask("magicLinkRequest", client, Map.of("email", owner.email()));

        isLeftGood("magicLinkSignIn", "magic-link", owner.email(), Map.of());
    }

    @Test
    void leavesALinkToAnotherPasswordGood() {
        ask("passwordResetRequest", client, Map.of("email", owner.email()));

        isLeftGood("passwordReset", "reset-password", owner.email(), Map.of("newPassword", AccountApi.OTHER_PASSWORD));
    }

    @Test
    void leavesTheLinkToAnotherAddressGood() {
        var next = "next-" + owner.email();
        ask("emailChangeRequest", owner.client(), Map.of("email", next, "currentPassword", TestTenants.PASSWORD));

        isLeftGood("emailChangeConfirm", "confirm-email", next, Map.of());
    }

    @Test
    void leavesAnInviteUnanswered() {
        var invited = tenants.signUp("LEAD_GENERATION");
        var token = InviteApi.invited(owner, invited.email(), client, database);

        scan("inviteAccept", token, Map.of());
        scan("inviteDecline", token, Map.of());

        InviteApi.accept(invited, token).succeeded("inviteAccept");
    }

    private void isLeftGood(String field, String template, String email, Map<String, String> more) {
        var token = MailedTokens.last(client, database, email, template);

        scan(field, token, more);

        ask(field, client, input(token, more));
    }

    private void scan(String field, String token, Map<String, String> more) {
        var text = URLEncoder.encode(token, StandardCharsets.UTF_8);
        var mutation = URLEncoder.encode(document(field), StandardCharsets.UTF_8);
        var variables = URLEncoder.encode("{\"input\":%s}".formatted(json(input(token, more))), StandardCharsets.UTF_8);
        for (var path : new String[] {
            "/graphiql?token=" + text,
            "/graphql?token=" + text,
            "/graphql?query=" + mutation + "&variables=" + variables
        }) {
            client.send(
                    path, request -> request.header("Sec-Purpose", "prefetch").GET());
            var read = client.send(path, HttpRequest.Builder::GET);
            client.send(path, request -> request.method("HEAD", BodyPublishers.noBody()));
            assertThat(read.body()).doesNotContain("userErrors\":[]");
        }
    }

    private static void ask(String field, GraphQlClient as, Map<String, String> input) {
        as.post(document(field), Map.of("input", input)).succeeded(field);
    }

    private static String document(String field) {
        var type = Character.toUpperCase(field.charAt(0)) + field.substring(1) + "Input";
        return "mutation($input: %s!) { %s(input: $input) { userErrors { code } } }".formatted(type, field);
    }

    private static Map<String, String> input(String token, Map<String, String> more) {
        var input = new HashMap<>(more);
        input.put("token", token);
        return input;
    }

    private static String json(Map<String, String> input) {
        return input.entrySet().stream()
                .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }
}
