package foyer.tenancy.roles;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.invites.InviteApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever may not see who belongs to the tenant sees it nowhere, whatever else names people. */
@FoyerTest
@Tag("graphql")
class PeopleInViewTest {

    @Autowired
    TestTenants tenants;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AUDIT_READ     | auditLog(first: 1)    | actor { kind membership { name email } } | actor.membership
            MEMBERS_MANAGE | invites(first: 1)     | status createdBy { name email }          | createdBy
            MEMBERS_MANAGE | inviteLinks(first: 1) | status createdBy { name email }          | createdBy
            """)
    void showsPeopleToThoseOnlyWhoMaySeeThem(String permission, String list, String fields, String person) {
        var owner = tenants.signUp("LEAD_GENERATION");
        InviteApi.pending(owner);
        InviteApi.link(owner);
        var roles = new RoleApi(owner);
        var alone = roles.join(tenants, roles.create("Alone", "ADMIN", permission));
        var both = roles.join(tenants, roles.create("Both", "ADMIN", permission, "MEMBERS_READ"));
        var nodes = list + " { nodes { " + fields + " } }";
        var inTenant = list.startsWith("invite");
        var asked = inTenant ? "{ viewer { tenant { " + nodes + " } } }" : "{ " + nodes + " }";
        var first = (inTenant ? "viewer.tenant." : "") + list.split("\\(", 2)[0] + ".nodes.0.";

        var refused = alone.client().post(asked);
        var shown = both.client().post(asked);

        assertThat(refused.errorCodes()).containsExactly("FORBIDDEN");
        assertThat(refused.partialData(first + person).isNull()).isTrue();
        assertThat(shown.errorCodes()).isEmpty();
        assertThat(shown.text(first + person + ".name")).isNotBlank();
    }
}
