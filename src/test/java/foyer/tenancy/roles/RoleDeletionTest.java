package foyer.tenancy.roles;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.tenancy.members.MemberApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of people whose role is deleted. */
@FoyerTest
@Tag("graphql")
class RoleDeletionTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private RoleApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new RoleApi(owner);
    }

    @Test
    void deletingARoleGivesItsMembersAnotherInTheSameTransaction() {
        var id = api.create("Agent", "MEMBER", "LEADS_READ");
        var other = api.create("Broker", "MANAGER", "LEADS_READ");
        var member = api.join(tenants, id);
        var gone = api.join(tenants, id);
        MemberApi.remove(owner, gone.membershipId(), null).succeeded("membershipRemove");

        var refused = api.call("roleDelete", Map.of("id", id));
        assertThat(refused.userErrorCodes("roleDelete")).containsExactly("ROLE_IN_USE");
        assertThat(refused.text("roleDelete.userErrors.0.message")).startsWith("One person has");
        assertThat(api.call("roleDelete", Map.of("id", id, "replaceWith", Map.of("customRoleId", id)))
                        .userErrorCodes("roleDelete"))
                .containsExactly("REPLACEMENT_INVALID");
        assertThat(api.call(
                                "roleDelete",
                                Map.of(
                                        "id",
                                        id,
                                        "replaceWith",
                                        Map.of("customRoleId", TypeIds.encode("role", UUID.randomUUID()))))
                        .userErrorCodes("roleDelete"))
                .containsExactly("REPLACEMENT_NOT_FOUND");

        api.call("roleDelete", Map.of("id", id, "replaceWith", Map.of("customRoleId", other)))
                .succeeded("roleDelete");

        assertThat(MemberApi.stored(database, member)).isEqualTo("MANAGER ACTIVE");
        assertThat(version(member)).isEqualTo("3");
        assertThat(count("platform.event where type = 'membership.updated'")).isEqualTo("3");
        assertThat(count("audit.entry where action = 'role.delete'")).isEqualTo("1");
    }

    @Test
    void aReplacementThatTakesSeatsNeedsThem() {
        var id = api.create("Reader", "VIEWER", "LEADS_READ");
        var member = api.join(tenants, id);
        MemberApi.recount(database, owner.tenant());
        tenants.allow(owner, "SEATS", 1L);
        assertThat(MemberApi.seats(database, owner.tenant())).isEqualTo(1);

        var refused = api.call("roleDelete", Map.of("id", id, "replaceWith", Map.of("role", "MEMBER")));
        assertThat(refused.userErrorCodes("roleDelete")).containsExactly("SEAT_LIMIT");
        assertThat(MemberApi.stored(database, member)).isEqualTo("VIEWER ACTIVE");

        tenants.allow(owner, "SEATS", 2L);
        api.call("roleDelete", Map.of("id", id, "replaceWith", Map.of("role", "MEMBER")))
                .succeeded("roleDelete");
        assertThat(MemberApi.seats(database, owner.tenant())).isEqualTo(2);
    }

    private String version(TestMember member) {
        return database.text("select perms_version::text from tenancy.membership where id = ?", member.membership());
    }

    private String count(String from) {
        return database.text("select count(*)::text from " + from + " and tenant_id = ?", owner.tenant());
    }
}
