package foyer.tenancy.invites;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.keys.ApiKeyApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody left behind who may invite nobody any more lets nobody in, themselves least of all. */
@FoyerTest
@Tag("graphql")
class FormerInvitersTest extends TenantThatInvites {

    private static final Map<String, ?> ADMIN_LINK =
            Map.of("role", "ADMIN", "maxUses", 5, "expiresAt", "2099-01-01T00:00:00Z");

    private TestMember person;
    private TestMember admin;

    @BeforeEach
    void makeAnAdminWhoHasAnotherCompanyToo() {
        person = tenants.signUp("REAL_ESTATE");
        InviteApi.accept(person, InviteApi.invited(owner, "ADMIN", person.email(), anonymous, database))
                .succeeded("inviteAccept");
        admin = tenants.signIn(person.email(), owner.tenantId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"membershipRemove", "membershipSuspend", "membershipUpdate"})
    void letNobodyInByTheirLinksAndInvites(String change) {
        var link = link(admin.client(), ADMIN_LINK);
        var second = tenants.signUp("REAL_ESTATE");
        var invite = InviteApi.invited(admin, "ADMIN", second.email(), anonymous, database);

        change(change);

        assertThat(InviteApi.accept(second, link).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_REVOKED");
        assertThat(InviteApi.accept(second, invite).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_REVOKED");
    }

    @Test
    void letNobodyInOnceTheirAccountIsClosed() {
        var link = link(admin.client(), ADMIN_LINK);
        var second = tenants.signUp("REAL_ESTATE");
        var invite = InviteApi.invited(admin, "ADMIN", second.email(), anonymous, database);

        InviteApi.run(
                        tenants.superAdmin(owner).client(),
                        "userDeactivate",
                        "",
                        Map.of("id", person.userId(), "reason", "Somebody else has the password"))
                .succeeded("userDeactivate");

        assertThat(InviteApi.accept(second, link).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_REVOKED");
        assertThat(InviteApi.accept(second, invite).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_REVOKED");
    }

    @Test
    void doNotLetThemselvesInAgain() {
        var link = link(admin.client(), ADMIN_LINK);

        change("membershipRemove");

        assertThat(InviteApi.accept(person, link).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_REVOKED");
    }

    @Test
    void answerForWhatTheirApiKeysMake() {
        var key = new ApiKeyApi(admin).makeStrongest("Site").client();
        var link = link(key, Map.of("role", "CUSTOMER"));
        InviteApi.accept(tenants.signUp("REAL_ESTATE"), link).succeeded("inviteAccept");

        change("membershipRemove");

        assertThat(InviteApi.accept(tenants.signUp("REAL_ESTATE"), link).userErrorCodes("inviteAccept"))
                .containsExactly("INVITE_REVOKED");
    }

    @Test
    void letPeopleInAgainOnceTheyMayThemselves() {
        var link = link(admin.client(), ADMIN_LINK);
        change("membershipSuspend");
        change("membershipResume");

        InviteApi.accept(tenants.signUp("REAL_ESTATE"), link).succeeded("inviteAccept");
    }

    private void change(String mutation) {
        var input = new HashMap<String, Object>(Map.of("id", admin.membershipId()));
        if (mutation.equals("membershipUpdate")) {
            input.put("role", "MEMBER");
        }
        InviteApi.run(owner.client(), mutation, "", input).succeeded(mutation);
    }

    private static String link(GraphQlClient as, Map<String, ?> input) {
        return InviteApi.run(as, "inviteLinkCreate", "token", input)
                .succeeded("inviteLinkCreate")
                .text("inviteLinkCreate.token");
    }
}
