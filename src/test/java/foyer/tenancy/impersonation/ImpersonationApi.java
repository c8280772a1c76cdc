package foyer.tenancy.impersonation;

import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Beginning to act as a member, and what is stored of it. */
public record ImpersonationApi(TestDatabase database) {

    static final String REASON = "Looking into ticket 42";
    static final String WHO = "{ viewer { user { email } tenant { id } impersonator { name email until reason } } }";

    public static GraphQlAnswer start(GraphQlClient as, Map<String, ?> input) {
        return as.post(
                "mutation($input: ImpersonationStartInput!) { impersonationStart(input: $input) { session { accessToken"
                        + " refreshToken user { email } } userErrors { code path } } }",
                Map.of("input", input));
    }

    public static Map<String, Object> input(TestMember member) {
        return new HashMap<>(
                Map.of("tenantId", member.tenantId(), "membershipId", member.membershipId(), "reason", REASON));
    }

    public List<String> texts(String sql, UUID id) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                var texts = new ArrayList<String>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }
}
