package foyer.tenancy.control;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.identity.SuperAdminCommand;
import foyer.platform.security.Actor;
import foyer.platform.security.Authenticator;
import foyer.platform.security.Credentials;
import foyer.platform.start.Commands.Command;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who runs the platform is said by the database's owner, with a command, and known at once. */
@FoyerTest
@Tag("graphql")
class SuperAdminTest {

    private static final Duration SOON = Awaited.PROMPTLY;

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Authenticator authenticator;

    @Test
    void runsThePlatformWithinASecondAndNoLongerAfterwards() {
        var member = tenants.signUp("LEAD_GENERATION");
        assertThat(runsThePlatform(member)).isFalse();

        assertThat(run(SuperAdminCommand.grant(owner()), member.email())).startsWith("0 " + member.email());
        Awaitility.await().atMost(SOON).until(() -> runsThePlatform(member));
        try (var socket = SocketClient.as(client.server(), member.accessToken())) {
            assertThat(run(SuperAdminCommand.revoke(owner()), member.email())).contains("any more");

            assertThat(socket.closed().code()).isEqualTo(4403);
            Awaitility.await().atMost(SOON).until(() -> !runsThePlatform(member));
        }
    }

    @Test
    void isWrittenIntoThePlatformsLog() throws SQLException {
        var member = tenants.signUp("LEAD_GENERATION");

        run(SuperAdminCommand.grant(owner()), member.email());
        run(SuperAdminCommand.grant(owner()), member.email());
        run(SuperAdminCommand.revoke(owner()), member.email());

        assertThat(told(member)).containsExactly("user.grant_super_admin", "user.revoke_super_admin");
    }

    @Test
    void keepsItsRightsAsAMember() {
        var member = tenants.signUp("LEAD_GENERATION");
        var colleague = tenants.join(member, "MEMBER");
        run(SuperAdminCommand.grant(owner()), member.email());

        member.client()
                .post(
                        "mutation($id: ID!) { membershipUpdate(input: { id: $id, role: VIEWER }) { userErrors { code } } }",
                        Map.of("id", colleague.membershipId()))
                .succeeded("membershipUpdate");
    }

    @Test
    void isNotMadeOfAnAddressWithoutAnAccountNorWithoutTheOwner() {
        assertThat(run(SuperAdminCommand.grant(owner()), "nobody@example.com")).startsWith("1 there is no account");
        assertThat(run(SuperAdminCommand.grant(Map.of()), "nobody@example.com"))
                .startsWith("2 cannot be done: FOYER_DATABASE_URL");
        assertThat(run(SuperAdminCommand.grant(owner()))).startsWith("2 usage: grant-super-admin <email>");
    }

    /** The tables are as they were: the owner sees nothing in them again. */
    @Test
    void leavesTheOwnerBoundByThePolicies() throws SQLException {
        run(SuperAdminCommand.grant(owner()), tenants.signUp("LEAD_GENERATION").email());

        try (var connection = database.asOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select (select count(*) from identity.super_admin) + (select count(*) from identity.user_account)"
                                + " + (select count(*) from audit.platform_entry)")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    private boolean runsThePlatform(TestMember member) {
        return authenticator
                .authenticate(Credentials.authorization("Bearer " + member.accessToken()))
                .roles()
                .contains(Actor.SUPER_ADMIN);
    }

    private Map<String, String> owner() {
        return Map.of(
                "FOYER_DATABASE_URL", database.url(),
                "FOYER_DATABASE_USER", TestDatabase.OWNER,
                "FOYER_DATABASE_PASSWORD", TestDatabase.password(TestDatabase.OWNER));
    }

    /** The exit code and what was told. */
    private static String run(Command command, String... arguments) {
        var told = new ByteArrayOutputStream();
        var code = command.run(List.of(arguments), new PrintStream(told, true, StandardCharsets.UTF_8));
        return code + " " + told.toString(StandardCharsets.UTF_8).strip();
    }

    private List<String> told(TestMember member) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(
                        "select array_agg(action order by id) from audit.platform_entry where entity_id = ? and action like"
                                + " '%super_admin'")) {
            statement.setObject(1, member.user());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return List.of((String[]) rows.getArray(1).getArray());
            }
        }
    }
}
