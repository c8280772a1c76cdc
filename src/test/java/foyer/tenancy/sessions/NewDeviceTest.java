package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.impersonation.ImpersonationApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sign-ins with devices that their user has used before, and with others. */
@FoyerTest
@Tag("graphql")
class NewDeviceTest {

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void tellsOfADeviceThatWasNotUsedBeforeAndOnce() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        signIn(owner);
        assertThat(mails(owner)).isZero();

        usedElsewhere(owner, "1 day");
        signIn(owner);
        assertThat(mails(owner)).isEqualTo(1);

        signIn(owner);
        assertThat(mails(owner)).isEqualTo(1);
    }

    @Test
    void forgetsADeviceAfterNinetyDays() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");

        run("update identity.session set last_used_at = now() - interval '91 days' where user_id = '%s'"
                .formatted(owner.user()));
        signIn(owner);

        assertThat(mails(owner)).isEqualTo(1);
    }

    @Test
    void tellsNothingOfTheFirstSignInEver() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");

        var member = tenants.join(owner, "MEMBER");

        assertThat(mails(member)).isZero();
    }

    @Test
    void doesNotKnowTheDeviceOfWhoeverActedAsThePerson() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        usedElsewhere(member, "1 day");
        ImpersonationApi.start(owner.client(), ImpersonationApi.input(member)).succeeded("impersonationStart");

        signIn(member);

        assertThat(mails(member)).isEqualTo(1);
    }

    private void signIn(TestMember member) {
        Person.signIn(client, Map.of("email", member.email(), "password", TestTenants.PASSWORD))
                .succeeded("signIn");
    }

    /** What there was, was somewhere else. */
    private void usedElsewhere(TestMember member, String ago) throws SQLException {
        run(("update identity.session set user_agent = 'Firefox/140 (Windows)', ip = '203.0.113.7',"
                        + " last_used_at = now() - interval '%s' where user_id = '%s'")
                .formatted(ago, member.user()));
    }

    private int mails(TestMember member) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from platform.mail where template = 'new-device' and user_id = '%s'"
                                .formatted(member.user()))) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
