package foyer.tenancy.invites;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invites and links to roles of the tenant's own. */
@FoyerTest
@Tag("graphql")
class InvitedRolesTest extends TenantThatInvites {

    private static final String BOUND = "2099-01-01T00:00:00Z";

    private TestMember person;
    private RoleApi roles;

    @BeforeEach
    void signUp() {
        person = tenants.signUp("REAL_ESTATE");
        roles = new RoleApi(owner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite", "link"})
    void giveTheRoleAndNoMore(String kind) {
        var role = roles.create("Agent", "MEMBER", "LEADS_READ:OWN", "LEADS_WRITE:OWN");

        var joined = InviteApi.accept(person, token(kind, owner, role)).succeeded("inviteAccept");

        assertThat(joined.text("inviteAccept.membership.role")).isEqualTo("MEMBER");
        var there = tenants.signIn(person.email(), owner.tenantId()).client();
        assertThat(there.post("{ viewer { permissions membership { customRole { id } } } }")
                        .partialData("viewer.permissions")
                        .valueStream()
                        .map(permission -> permission.asString())
                        .toList())
                .containsExactlyInAnyOrder("LEADS_READ", "LEADS_WRITE");
        assertThat(holders(role)).isEqualTo("1");
    }

    @Test
    void letSomebodyNewInWithTheRole() {
        var role = roles.create("Agent", "MEMBER", "LEADS_READ");
        var email = "new-" + UUID.randomUUID() + "@example.com";
        invite(owner, role, email).succeeded("inviteCreate");
        var input = Map.of(
                "email",
                email,
                "password",
                TestTenants.PASSWORD,
                "name",
                "Somebody New",
                "inviteToken",
                InviteApi.mailed(email, anonymous, database));

        var answer = InviteApi.run(anonymous, "signUp", "session { accessToken }", input)
                .succeeded("signUp");

        assertThat(anonymous
                        .as(answer.text("signUp.session.accessToken"))
                        .post("{ viewer { permissions } }")
                        .data("viewer.permissions")
                        .toString())
                .isEqualTo("[\"LEADS_READ\"]");
    }

    @Test
    void showTheRoleThatTheyOffer() {
        var role = roles.create("Agent", "MEMBER", "LEADS_READ");
        invite(owner, role, person.email()).succeeded("inviteCreate");
        link(owner, role).succeeded("inviteLinkCreate");

        var shown = owner.client()
                .post("{ viewer { tenant { invites(first: 1) { nodes { role customRole { id name } } }"
                        + " inviteLinks(first: 1) { nodes { role customRole { id } } } } } }");

        assertThat(shown.text("viewer.tenant.invites.nodes.0.role")).isEqualTo("MEMBER");
        assertThat(shown.text("viewer.tenant.invites.nodes.0.customRole.name")).isEqualTo("Agent");
        assertThat(shown.text("viewer.tenant.inviteLinks.nodes.0.customRole.id"))
                .isEqualTo(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite", "link"})
    void areTakenBackWithTheRole(String kind) {
        var role = roles.create("Agent", "MEMBER", "LEADS_READ");
        var token = token(kind, owner, role);

        change("roleDelete", Map.of("id", role));

        assertThat(InviteApi.accept(person, token).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_REVOKED");
        assertThat(InviteApi.seats(database, owner)).isEqualTo("1 used, 0 reserved");
        assertThat(InviteApi.one(
                        database,
                        "select count(*) from audit.entry where action in ('invite.revoke', 'invite_link.revoke')"
                                + " and tenant_id = '%s'".formatted(owner.tenant())))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite", "link"})
    void giveTheRoleAsItIsThenToWhomTheInviterCouldStillGiveIt(String kind) {
        var role = roles.create("Agent", "MEMBER", "LEADS_READ");
        var admin = tenants.join(owner, "ADMIN");
        var token = token(kind, admin, role);
        var ofOwner = link(owner, role).text("inviteLinkCreate.token");

        change(
                "roleUpdate",
                Map.of(
                        "id",
                        role,
                        "version",
                        1,
                        "permissions",
                        List.of(Map.of("permission", "MEMBERS_IMPERSONATE", "scope", "ALL"))));

        assertThat(InviteApi.accept(person, token).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_REVOKED");
        InviteApi.accept(person, ofOwner).succeeded("inviteAccept");
    }

    @ParameterizedTest
    @CsvSource({"MEMBER, same, ROLE_AMBIGUOUS", ", other, ROLE_NOT_FOUND", ", none, ROLE_NOT_FOUND"})
    void areForOneRoleThatThereIs(@Nullable String system, String custom, String code) {
        var id =
                switch (custom) {
                    case "same" -> roles.create("Agent", "MEMBER", "LEADS_READ");
                    case "other" -> new RoleApi(person).create("Agent", "MEMBER", "LEADS_READ");
                    default -> TypeIds.encode("role", UUID.randomUUID());
                };
        var input = new HashMap<String, Object>(Map.of("customRoleId", id));
        if (system != null) {
            input.put("role", system);
        }

        assertThat(InviteApi.link(owner, input).userErrorCodes("inviteLinkCreate"))
                .containsExactly(code);
        input.put("emails", List.of(person.email()));
        assertThat(InviteApi.create(owner, input).userErrorCodes("inviteCreate"))
                .containsExactly(code);
        assertThat(InviteApi.seats(database, owner)).isEqualTo("1 used, 0 reserved");
    }

    @Test
    void areForNoRoleThatTheCallerDoesNotHold() {
        var strong = roles.create("Treasurer", "MEMBER", "MEMBERS_IMPERSONATE");
        var admin = tenants.join(owner, "ADMIN");

        assertThat(invite(admin, strong, person.email()).userErrorCodes("inviteCreate"))
                .containsExactly("ROLE_FORBIDDEN");
        assertThat(link(admin, strong).userErrorCodes("inviteLinkCreate")).containsExactly("ROLE_FORBIDDEN");
    }

    @Test
    void boundLinksForMoreThanAMembersWork() {
        var weak = roles.create("Agent", "MEMBER", "LEADS_READ");
        var strong = roles.create("Recruiter", "MEMBER", "LEADS_READ", "MEMBERS_MANAGE");

        var unbounded = InviteApi.link(owner, Map.of("customRoleId", weak)).succeeded("inviteLinkCreate");
        assertThat(InviteApi.link(owner, Map.of("customRoleId", strong)).userErrorCodes("inviteLinkCreate"))
                .containsExactly("BOUND_REQUIRED", "BOUND_REQUIRED");

        change(
                "roleUpdate",
                Map.of(
                        "id",
                        weak,
                        "version",
                        1,
                        "permissions",
                        List.of(Map.of("permission", "MEMBERS_MANAGE", "scope", "ALL"))));
        assertThat(InviteApi.accept(person, unbounded.text("inviteLinkCreate.token"))
                        .userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_REVOKED");
    }

    private String token(String kind, TestMember by, String role) {
        if (kind.equals("link")) {
            return link(by, role).succeeded("inviteLinkCreate").text("inviteLinkCreate.token");
        }
        invite(by, role, person.email()).succeeded("inviteCreate");
        return InviteApi.mailed(person.email(), anonymous, database);
    }

    private static GraphQlAnswer invite(TestMember by, String role, String email) {
        return InviteApi.create(by, Map.of("emails", List.of(email), "customRoleId", role));
    }

    private static GraphQlAnswer link(TestMember by, String role) {
        return InviteApi.link(by, Map.of("customRoleId", role, "maxUses", 5, "expiresAt", BOUND));
    }

    private void change(String mutation, Map<String, ?> input) {
        InviteApi.run(owner.client(), mutation, "", input).succeeded(mutation);
    }

    private String holders(String role) {
        return InviteApi.one(
                database,
                "select count(*) from tenancy.membership where custom_role_id = '%s'"
                        .formatted(TypeIds.decode("role", role)));
    }
}
