package foyer.tenancy.roles;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.tenancy.members.MemberApi;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which role and which teams a member gets, and what the member then is. */
@FoyerTest
@Tag("graphql")
class RolesOfMembersTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Statements statements;

    private TestMember owner;
    private RoleApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new RoleApi(owner);
    }

    @Test
    void givesARoleOfTheTenantsOwnAndTakesItBack() {
        var id = api.create("Agent", "MANAGER", "LEADS_READ:OWN");
        var member = tenants.join(owner, "MEMBER");

        var given = api.give(member, id).succeeded("membershipUpdate");
        assertThat(given.text("membershipUpdate.membership.customRole.name")).isEqualTo("Agent");
        assertThat(given.text("membershipUpdate.membership.role")).isEqualTo("MANAGER");

        var back = api.update(Map.of("id", member.membershipId(), "role", "MANAGER"))
                .succeeded("membershipUpdate");
        assertThat(back.data("membershipUpdate.membership.customRole").isNull()).isTrue();
        assertThat(back.text("membershipUpdate.membership.role")).isEqualTo("MANAGER");
    }

    @Test
    void takesOneRoleAndNoOther() {
        var id = api.create("Agent", "MANAGER", "LEADS_READ:OWN");
        var stranger = new RoleApi(tenants.signUp("LEAD_GENERATION")).create("Theirs", "MEMBER");
        var member = tenants.join(owner, "MEMBER");

        assertThat(codes(Map.of("id", member.membershipId(), "role", "VIEWER", "customRoleId", id)))
                .containsExactly("ROLE_AMBIGUOUS");
        for (var nothing : List.of(stranger, TypeIds.encode("role", UUID.randomUUID()))) {
            assertThat(codes(Map.of("id", member.membershipId(), "customRoleId", nothing)))
                    .containsExactly("ROLE_NOT_FOUND");
        }
        assertThat(codes(Map.of("id", owner.membershipId(), "customRoleId", id)))
                .containsExactly("LAST_OWNER");
        assertThat(codes(Map.of("id", member.membershipId()))).isEmpty();
        assertThat(MemberApi.stored(database, member)).isEqualTo("MEMBER ACTIVE");
    }

    private List<String> codes(Map<String, ?> input) {
        return api.update(input).userErrorCodes("membershipUpdate");
    }

    @Test
    void aRoleBasedOnViewerTakesNoSeat() {
        var id = api.create("Reader", "VIEWER", "LEADS_READ");
        var member = tenants.join(owner, "MEMBER");
        MemberApi.recount(database, owner.tenant());
        assertThat(MemberApi.seats(database, owner.tenant())).isEqualTo(2);

        api.give(member, id).succeeded("membershipUpdate");

        assertThat(MemberApi.seats(database, owner.tenant())).isEqualTo(1);
        tenants.allow(owner, "SEATS", 1L);
        assertThat(codes(Map.of("id", member.membershipId(), "role", "MEMBER"))).containsExactly("SEAT_LIMIT");
    }

    @Test
    void replacesThePersonsTeams() {
        var member = tenants.join(owner, "MEMBER");
        var one = team("One");
        var two = team("Two");
        var three = team("Three");

        assertThat(teams(member, List.of(one, two))).containsExactlyInAnyOrder(one, two);
        assertThat(teams(member, List.of(two, three))).containsExactlyInAnyOrder(two, three);
        assertThat(codes(Map.of("id", member.membershipId(), "teamIds", List.of(two, two))))
                .containsExactly("TEAMS_INVALID");
        assertThat(codes(Map.of(
                        "id",
                        member.membershipId(),
                        "teamIds",
                        List.of(two, TypeIds.encode("team", UUID.randomUUID())))))
                .containsExactly("TEAM_NOT_FOUND");
        assertThat(teams(member, List.of())).isEmpty();
    }

    private List<String> teams(TestMember member, List<String> teams) {
        return api.update(Map.of("id", member.membershipId(), "teamIds", teams))
                .succeeded("membershipUpdate")
                .data("membershipUpdate.membership.teams")
                .valueStream()
                .map(team -> team.path("id").asString())
                .toList();
    }

    private String team(String name) {
        return owner.client()
                .post(
                        "mutation($name: String!) { teamCreate(input: { name: $name }) { team { id } userErrors { code } } }",
                        Map.of("name", name))
                .succeeded("teamCreate")
                .text("teamCreate.team.id");
    }

    @Test
    void changingTeamsNeedsThePermission() {
        var people = api.create("People", "ADMIN", "MEMBERS_MANAGE", "LEADS_READ");
        var limited = api.create("Limited", "ADMIN", "MEMBERS_MANAGE", "TEAMS_MANAGE", "LEADS_READ:TEAM");
        var own = api.create("Own", "ADMIN", "MEMBERS_MANAGE", "TEAMS_MANAGE", "LEADS_READ:OWN");
        var team = team("One");
        for (var role : List.of(people, limited, own)) {
            var caller = new RoleApi(api.join(tenants, role));
            var input = Map.of("id", caller.member().membershipId(), "teamIds", List.of(team));

            assertThat(caller.update(input).userErrorCodes("membershipUpdate")).containsExactly("TEAMS_FORBIDDEN");
        }
    }

    @Test
    void areCalledAsTheBlueprintSaysInTheTenantsLanguageOrByTheirOwnName() {
        var estate = new RoleApi(tenants.signUp("REAL_ESTATE"));
        estate.join(tenants, estate.create("Front desk", "MEMBER", "LEADS_READ"));
        tenants.join(estate.member(), "MEMBER");
        tenants.join(estate.member(), "CUSTOMER");

        assertThat(namesOfMembers(estate.member())).containsExactly("Owner", "Front desk", "Agent", "Customer");
        assertThat(tenants.join(estate.member(), "CUSTOMER")
                        .client()
                        .post("{ viewer { membership { roleName } } }")
                        .text("viewer.membership.roleName"))
                .isEqualTo("Customer");

        estate.member()
                .client()
                .post("mutation { tenantUpdate(input: { locale: \"ar\" }) { userErrors { code } } }")
                .succeeded("tenantUpdate");
        assertThat(namesOfMembers(estate.member())).contains("المالك", "Front desk", "وكيل عقاري");
        assertThat(statements
                        .during(() -> estate.member()
                                .client()
                                .post("{ roles { system { role displayName } custom { name } } }"))
                        .times(1)
                        .data("roles")
                        .toString())
                .contains("{\"role\":\"MEMBER\",\"displayName\":\"وكيل عقاري\"}", "Front desk");
    }

    private List<String> namesOfMembers(TestMember reader) {
        return statements
                .during(() -> reader.client()
                        .post(
                                "query($id: ID!) { tenant(id: $id) { memberships { nodes { roleName } } } }",
                                Map.of("id", reader.tenantId())))
                .times(3)
                .data("tenant.memberships.nodes")
                .valueStream()
                .map(member -> member.path("roleName").asString())
                .toList();
    }

    @Test
    void theRolesOfAPageOfMembersCostOneStatementMore() {
        var id = api.create("Agent", "MANAGER", "LEADS_READ:OWN");
        for (var i = 0; i < 3; i++) {
            api.join(tenants, id);
        }
        for (var first : List.of(1, 4)) {
            var answer = statements
                    .during(() -> owner.client()
                            .post(
                                    "query($id: ID!, $first: Int) { tenant(id: $id) { memberships(first: $first) { nodes { id"
                                            + " customRole { name permissions { permission scope } memberCount } } } } }",
                                    Map.of("id", owner.tenantId(), "first", first)))
                    .times(3);
            assertThat(answer.data("tenant.memberships.nodes.0.customRole").isNull())
                    .isTrue();
        }
    }
}
