package foyer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sessions that ran out long ago go with their tokens, and nothing else does. */
@FoyerTest
@Tag("module")
class SessionPurgeTest {

    @Autowired
    SessionPurge purge;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private List<String> sessions(TestTenants.TestMember member) throws SQLException {
        return database.texts("select id from identity.session where user_id = '" + member.user() + "' order by id");
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void deletesWhatRanOutLongAgoButNobodysNewest() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        tenants.signIn(owner.email(), owner.tenantId());
        tenants.signIn(owner.email(), owner.tenantId());
        var three = sessions(owner);
        run("update identity.session set expires_at = now() - interval '91 days' where id in ('%s', '%s')"
                .formatted(three.get(0), three.get(2)));
        run("update identity.session set expires_at = now() - interval '89 days' where id = '%s'"
                .formatted(three.get(1)));

        purge.run();

        assertThat(sessions(owner)).containsExactly(three.get(1), three.get(2));
        assertThat(database.texts(
                        "select count(*) from identity.refresh_token where session_id = '" + three.get(0) + "'"))
                .containsExactly("0");
    }
}
