package foyer.tenancy.account;

import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents and look-ups of the tests of accounts. */
final class AccountApi {

    static final String OTHER_PASSWORD = "nine purple hinges sing 77";

    private AccountApi() {}

    /** Runs a mutation and selects these fields of its payload beside the errors. */
    static GraphQlAnswer call(
            GraphQlClient client, String field, String select, Map<String, ? extends @Nullable Object> input) {
        var type = Character.toUpperCase(field.charAt(0)) + field.substring(1) + "Input";
        return client.post(
                "mutation($input: %s!) { %s(input: $input) { %s userErrors { code path message } } }"
                        .formatted(type, field, select),
                Map.of("input", input));
    }

    static GraphQlAnswer signOutEverywhere(GraphQlClient client) {
        return client.post("mutation { signOutEverywhere { endedSessions userErrors { code } } }");
    }

    static GraphQlAnswer changePassword(GraphQlClient client, String current, String next) {
        return call(client, "passwordChange", "user { id }", Map.of("currentPassword", current, "newPassword", next));
    }

    static GraphQlAnswer signIn(GraphQlClient client, String email, String password) {
        return call(
                client,
                "signIn",
                "session { accessToken refreshToken user { id } tenant { id } }",
                Map.of("email", email, "password", password));
    }

    static GraphQlAnswer refresh(GraphQlClient client, String token) {
        return call(client, "sessionRefresh", "session { accessToken }", Map.of("refreshToken", token));
    }

    static String session(GraphQlClient client) {
        return client.post("{ viewer { session { id } } }").text("viewer.session.id");
    }

    static boolean isSignedIn(GraphQlClient client) {
        return !client.post("{ viewer { permissions } }").data("viewer").isNull();
    }

    /** Another tenant that the member owns, without going there; its id. */
    static String secondTenant(TestMember member) {
        return member.client()
                .post(
                        "mutation { tenantCreate(input: { name: \"Second\", blueprint: REAL_ESTATE }) { tenant { id } } }")
                .text("tenantCreate.tenant.id");
    }

    /** The same person in another tenant. */
    static TestMember elsewhere(TestTenants tenants, TestMember member) {
        return tenants.signIn(member.email(), secondTenant(member));
    }

    static List<String> texts(TestDatabase database, String sql, Object... values) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var texts = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
