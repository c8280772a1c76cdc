package foyer.mutations;

import foyer.testing.GraphQlClient;
import foyer.testing.MailedTokens;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Where a mutation is tried: a new tenant with nobody but its owner.
 *
 * @param anonymous nobody's client
 */
record Stage(TestMember owner, TestTenants tenants, GraphQlClient anonymous, TestDatabase database) {

    /** The token of the last mail of that template that the owner was sent. */
    String mailed(String template) {
        return MailedTokens.last(anonymous, database, owner.email(), template);
    }

    /** The membership of somebody new beside the owner. */
    String colleague() {
        return tenants.join(owner, "MEMBER").membershipId();
    }

    /** Makes a row what no mutation makes it; the statement takes one id. */
    void change(String sql, UUID id) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
