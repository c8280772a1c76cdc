package foyer.tenancy.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@FoyerTest
@Tag("graphql")
class ViewerTest {

    private static final String ALL = "{ viewer { user { id name email emailVerifiedAt phone country locale timeZone"
            + " createdAt } session { id createdAt expiresAt ip userAgent } membership { id name email role status"
            + " createdAt } tenant { id name slug blueprint locale timeZone currency createdAt } permissions } }";

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    Statements statements;

    @Test
    void answersEverythingInOneStatement() {
        var owner = tenants.signUp("LEAD_GENERATION");

        var answer = statements
                .during(() -> owner.client().with("User-Agent", "a test").post(ALL))
                .times(1);

        assertThat(answer.text("viewer.user.id")).isEqualTo(owner.userId());
        assertThat(answer.text("viewer.membership.id")).isEqualTo(owner.membershipId());
        assertThat(answer.text("viewer.tenant.id")).isEqualTo(owner.tenantId());
        assertThat(answer.text("viewer.session.ip")).isEqualTo("127.0.0.1");
    }

    @Test
    void isNobodyWhenNobodyIsSignedIn() {
        assertThat(client.post(ALL).data("viewer").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER, API_KEYS_MANAGE AUDIT_READ BILLING_MANAGE CUSTOM_FIELDS_MANAGE CUSTOM_FIELDS_READ FILES_READ FILES_WRITE JOBS_MANAGE JOBS_READ JOBS_WRITE LEADS_ASSIGN LEADS_CONFIGURE LEADS_ERASE LEADS_EXPORT LEADS_IMPORT LEADS_READ LEADS_WRITE LEAD_FORMS_MANAGE MEMBERS_IMPERSONATE MEMBERS_MANAGE MEMBERS_READ PAYMENTS_MANAGE PROPERTIES_PUBLISH PROPERTIES_READ PROPERTIES_WRITE ROLES_MANAGE TEAMS_MANAGE TENANT_EXPORT TENANT_MANAGE",
        "ADMIN, API_KEYS_MANAGE AUDIT_READ BILLING_MANAGE CUSTOM_FIELDS_MANAGE CUSTOM_FIELDS_READ FILES_READ FILES_WRITE JOBS_MANAGE JOBS_READ JOBS_WRITE LEADS_ASSIGN LEADS_CONFIGURE LEADS_ERASE LEADS_EXPORT LEADS_IMPORT LEADS_READ LEADS_WRITE LEAD_FORMS_MANAGE MEMBERS_MANAGE MEMBERS_READ PAYMENTS_MANAGE PROPERTIES_PUBLISH PROPERTIES_READ PROPERTIES_WRITE ROLES_MANAGE TEAMS_MANAGE TENANT_MANAGE",
        "MANAGER, CUSTOM_FIELDS_READ FILES_READ FILES_WRITE JOBS_READ JOBS_WRITE LEADS_ASSIGN LEADS_EXPORT LEADS_IMPORT LEADS_READ LEADS_WRITE LEAD_FORMS_MANAGE MEMBERS_READ PROPERTIES_PUBLISH PROPERTIES_READ PROPERTIES_WRITE",
        "MEMBER, CUSTOM_FIELDS_READ FILES_READ FILES_WRITE JOBS_READ JOBS_WRITE LEADS_READ LEADS_WRITE MEMBERS_READ PROPERTIES_READ PROPERTIES_WRITE",
        "VIEWER, CUSTOM_FIELDS_READ FILES_READ JOBS_READ LEADS_READ MEMBERS_READ PROPERTIES_READ",
        "DEVELOPER, API_KEYS_MANAGE CUSTOM_FIELDS_READ JOBS_READ",
        "CUSTOMER,  ''"
    })
    void tellsWhatTheRoleMayDoSorted(String role, String permissions) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var caller = role.equals("OWNER") ? owner : tenants.join(owner, role);

        var answer = caller.client().post("{ viewer { membership { role } permissions } }");

        assertThat(answer.text("viewer.membership.role")).isEqualTo(role);
        assertThat(answer.data("viewer.permissions").valueStream().map(JsonNode::asString))
                .containsExactly(permissions.isEmpty() ? new String[0] : permissions.split(" ", -1));
    }
}
