package foyer.tenancy.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.TenantId;
import foyer.tenancy.impersonation.ImpersonationApi;
import foyer.tenancy.sessions.Person;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tenant that a person goes to when a sign-in names none. */
@FoyerTest
@Tag("graphql")
class DefaultTenantTest {

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void isWhereASignInGoesThatNamesNone() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var second = second(owner);
        assertThat(shown(owner)).isNull();

        choose(owner, second).succeeded("profileUpdate");

        assertThat(shown(owner)).isEqualTo(second);
        assertThat(signIn(owner)).isEqualTo(second);
        choose(owner, null).succeeded("profileUpdate");
        assertThat(shown(owner)).isNull();
        tenants.signIn(owner.email(), owner.tenantId());
        assertThat(signIn(owner)).isEqualTo(owner.tenantId());
    }

    @Test
    void cannotBeOneThatThePersonIsNoMemberOf() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var stranger = tenants.signUp("LEAD_GENERATION");

        var foreign = choose(owner, stranger.tenantId());
        var unknown = choose(owner, new TenantId(UUID.randomUUID()).toString());

        assertThat(foreign.userErrorCodes("profileUpdate")).containsExactly("NOT_A_MEMBER");
        assertThat(foreign.body()).isEqualTo(unknown.body());
    }

    @Test
    void isElseTheOneThatThePersonWasInLastWhoeverActedAsThemSince() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        var second = second(member);
        tenants.signIn(member.email(), second);
        ImpersonationApi.start(owner.client(), ImpersonationApi.input(member)).succeeded("impersonationStart");

        assertThat(signIn(member)).isEqualTo(second);
    }

    @Test
    void isNoneOnceThePersonHasLeftIt() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var second = second(owner);
        choose(owner, second).succeeded("profileUpdate");
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update tenancy.membership set status = 'REMOVED' where user_id = '%s' and tenant_id <> '%s'"
                            .formatted(owner.user(), owner.tenant()));
        }

        assertThat(shown(owner)).isNull();
        assertThat(signIn(owner)).isEqualTo(owner.tenantId());
    }

    private static String second(TestMember member) {
        return Person.createTenant(member.client(), Map.of("name", "Second", "blueprint", "REAL_ESTATE"))
                .succeeded("tenantCreate")
                .text("tenantCreate.tenant.id");
    }

    private static GraphQlAnswer choose(TestMember member, @Nullable String tenant) {
        return member.client()
                .post(
                        "mutation($input: ProfileUpdateInput!) { profileUpdate(input: $input) { user { id } userErrors { code message path } } }",
                        Map.of("input", Collections.singletonMap("defaultTenant", tenant)));
    }

    private String signIn(TestMember member) {
        return Person.signIn(client, Map.of("email", member.email(), "password", TestTenants.PASSWORD))
                .text("signIn.session.tenant.id");
    }

    private static @Nullable String shown(TestMember member) {
        var tenant = member.client()
                .post("{ viewer { user { defaultTenant { id name } } } }")
                .data("viewer.user.defaultTenant");
        return tenant.isNull() ? null : tenant.path("id").asString();
    }
}
