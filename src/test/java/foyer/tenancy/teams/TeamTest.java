package foyer.tenancy.teams;

import static foyer.tenancy.teams.TeamApi.as;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of teams: names, members, and who may change them. */
@FoyerTest
@Tag("graphql")
class TeamTest {

    private static final int MOST = 200;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private TeamApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new TeamApi(owner);
    }

    @Test
    void makesRenamesAndDeletesATeam() {
        var id = api.create("  Sales  ");
        assertThat(api.team(id).text("team.name")).isEqualTo("Sales");
        api.set(id, List.of(as(owner, "HEAD"))).succeeded("teamMembersSet");

        var renamed = api.call("teamUpdate", Map.of("id", id, "name", "SALES")).succeeded("teamUpdate");
        assertThat(renamed.text("teamUpdate.team.name")).isEqualTo("SALES");

        var deleted = api.call("teamDelete", Map.of("id", id)).succeeded("teamDelete");
        assertThat(deleted.text("teamDelete.team.id")).isEqualTo(id);
        assertThat(deleted.data("teamDelete.team.members").isEmpty()).isTrue();
        assertThat(api.team(id).data("team").isNull()).isTrue();
        assertThat(api.call("teamDelete", Map.of("id", id)).userErrorCodes("teamDelete"))
                .containsExactly("NOT_FOUND");
        assertThat(api.create("Sales")).isNotEqualTo(id);
    }

    @Test
    void aNameIsOfOneTeamOfATenantWhateverItsCase() {
        var sales = api.create("Sales");
        var other = api.create("Support");
        assertThat(new TeamApi(tenants.signUp("LEAD_GENERATION")).create("Sales"))
                .isNotEqualTo(sales);

        var made = api.call("teamCreate", Map.of("name", "sALES"));
        var renamed = api.call("teamUpdate", Map.of("id", other, "name", "sales "));

        assertThat(made.userErrorCodes("teamCreate")).containsExactly("NAME_TAKEN");
        assertThat(made.userErrors("teamCreate").getFirst().path("path").toString())
                .isEqualTo("[\"input\",\"name\"]");
        assertThat(renamed.userErrorCodes("teamUpdate")).containsExactly("NAME_TAKEN");
        assertThat(api.team(other).text("team.name")).isEqualTo("Support");
    }

    @Test
    void makesOneTeamForOneKeyAndOneName() throws Exception {
        var keyed = Map.of("name", "Once", "idempotencyKey", "k-" + UUID.randomUUID());
        assertThat(api.call("teamCreate", keyed).succeeded("teamCreate").body())
                .isEqualTo(api.call("teamCreate", keyed).body());

        Callable<Boolean> makes = () -> api.call("teamCreate", Map.of("name", "Twice"))
                .userErrorCodes("teamCreate")
                .isEmpty();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var made = 0;
            for (var answer : threads.invokeAll(Collections.nCopies(4, makes))) {
                made += answer.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 201})
    void refusesANameThatIsNone(int length) {
        assertThat(api.call("teamCreate", Map.of("name", "x".repeat(length))).userErrorCodes("teamCreate"))
                .containsExactly("NAME_INVALID");
    }

    @Test
    void replacesAllMembersAtOnceAndKeepsSinceWhenTheyBelong() {
        var sales = api.create("Sales");
        var one = tenants.join(owner, "MEMBER");
        var two = tenants.join(owner, "VIEWER");
        var first =
                api.set(sales, List.of(as(one, "MEMBER"), as(owner, "HEAD"))).succeeded("teamMembersSet");
        assertThat(api.members(sales)).containsExactly(owner.membershipId() + " HEAD", one.membershipId() + " MEMBER");

        var then = api.set(sales, List.of(as(one, "HEAD"), Map.of("membership", two.membershipId())))
                .succeeded("teamMembersSet");

        assertThat(api.members(sales)).containsExactly(one.membershipId() + " HEAD", two.membershipId() + " MEMBER");
        assertThat(then.text("teamMembersSet.team.members.0.createdAt"))
                .isEqualTo(first.text("teamMembersSet.team.members.1.createdAt"));
        api.set(sales, List.of()).succeeded("teamMembersSet");
        assertThat(api.members(sales)).isEmpty();
    }

    @Test
    void writesNothingWhenTheMembersAreTheSame() throws SQLException {
        var sales = api.create("Sales");
        api.set(sales, List.of(as(owner, "HEAD"))).succeeded("teamMembersSet");

        api.set(sales, List.of(as(owner, "HEAD"))).succeeded("teamMembersSet");

        assertThat(database.number(
                        "select count(*) from audit.entry where action = 'team.members_set' and tenant_id = ?",
                        owner.tenant()))
                .isEqualTo(1);
        assertThat(database.number(
                        "select count(*) from platform.event where type = 'team.members_set' and tenant_id = ?",
                        owner.tenant()))
                .isEqualTo(1);
    }

    @Test
    void takesNobodyWhoIsNoMemberOfTheTenant() throws SQLException {
        var sales = api.create("Sales");
        api.set(sales, List.of(as(owner, "HEAD"))).succeeded("teamMembersSet");
        var stranger = tenants.signUp("LEAD_GENERATION");
        var gone = tenants.join(owner, "MEMBER");
        change("update tenancy.membership set status = 'REMOVED' where id = ?", gone.membership());

        for (var nobody : List.of(stranger, gone)) {
            var answer = api.set(sales, List.of(as(owner, "MEMBER"), as(nobody, "MEMBER")));

            assertThat(answer.userErrorCodes("teamMembersSet")).containsExactly("MEMBER_NOT_FOUND");
            assertThat(answer.userErrors("teamMembersSet")
                            .getFirst()
                            .path("path")
                            .toString())
                    .isEqualTo("[\"input\",\"members\",\"1\",\"membership\"]");
        }
        assertThat(api.members(sales)).containsExactly(owner.membershipId() + " HEAD");
    }

    @Test
    void showsNobodyWhoHasLeftTheTenant() throws SQLException {
        var sales = api.create("Sales");
        var gone = tenants.join(owner, "MEMBER");
        api.set(sales, List.of(as(owner, "HEAD"), as(gone, "MEMBER"))).succeeded("teamMembersSet");

        change("update tenancy.membership set status = 'REMOVED' where id = ?", gone.membership());

        assertThat(api.members(sales)).containsExactly(owner.membershipId() + " HEAD");
        assertThat(owner.client()
                        .post("{ membership(id: \"%s\") { teams { id } } }".formatted(gone.membershipId()))
                        .data("membership.teams")
                        .isEmpty())
                .isTrue();
        api.set(sales, List.of(as(owner, "HEAD"))).succeeded("teamMembersSet");
        assertThat(database.number("select count(*) from tenancy.team_member where tenant_id = ?", owner.tenant()))
                .isEqualTo(1);
    }

    @Test
    void refusesMoreMembersThanATeamHasAndOneNamedTwice() {
        var sales = api.create("Sales");

        var twice = api.set(sales, List.of(as(owner, "MEMBER"), as(owner, "HEAD")));
        var many = api.set(sales, Collections.nCopies(MOST + 1, as(owner, "MEMBER")));

        assertThat(twice.userErrorCodes("teamMembersSet")).containsExactly("MEMBERS_INVALID");
        assertThat(many.userErrorCodes("teamMembersSet")).containsExactly("MEMBERS_INVALID");
        assertThat(api.members(sales)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MANAGER", "MEMBER", "VIEWER", "DEVELOPER", "CUSTOMER"})
    void onlyWhoeverRunsTheTenantChangesTeams(String role) {
        var sales = api.create("Sales");
        var caller = new TeamApi(tenants.join(owner, role));

        assertThat(caller.call("teamCreate", Map.of("name", "Mine")).errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(caller.call("teamUpdate", Map.of("id", sales, "name", "Mine"))
                        .errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(caller.call("teamDelete", Map.of("id", sales)).errorCodes()).containsExactly("FORBIDDEN");
        assertThat(caller.set(sales, List.of()).errorCodes()).containsExactly("FORBIDDEN");
        if (Set.of("DEVELOPER", "CUSTOMER").contains(role)) {
            assertThat(caller.team(sales).errorCodes()).containsExactly("FORBIDDEN");
        } else {
            assertThat(caller.team(sales).text("team.name")).isEqualTo("Sales");
        }
    }

    @Test
    void isThereForItsOwnTenantOnly() {
        var sales = api.create("Sales");
        var stranger = new TeamApi(tenants.signUp("LEAD_GENERATION"));

        assertThat(stranger.team(sales).data("team").isNull()).isTrue();
        assertThat(stranger.call("teamUpdate", Map.of("id", sales, "name", "Mine"))
                        .userErrorCodes("teamUpdate"))
                .containsExactly("NOT_FOUND");
        assertThat(stranger.call("teamDelete", Map.of("id", sales)).userErrorCodes("teamDelete"))
                .containsExactly("NOT_FOUND");
        assertThat(stranger.set(sales, List.of()).userErrorCodes("teamMembersSet"))
                .containsExactly("NOT_FOUND");
        assertThat(api.team(sales).text("team.name")).isEqualTo("Sales");
    }

    private void change(String sql, UUID id) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.execute();
        }
    }
}
