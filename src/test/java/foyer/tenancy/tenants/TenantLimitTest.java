package foyer.tenancy.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.sessions.Person;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One person owns so many tenants and makes so many at once, and a tenant has so many teams. */
@FoyerTest
@Tag("graphql")
class TenantLimitTest {

    private static final int MOST = 50;
    private static final int TEAMS = 500;
    private static final int AT_ONCE = 4;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
    }

    @Test
    void aUserOwnsSoManyTenantsAndNoMore() {
        own(MOST - 1);

        assertThat(create().userErrorCodes("tenantCreate")).containsExactly("TOO_MANY_TENANTS");
        assertThat(onboard().userErrorCodes("onboardingComplete")).containsExactly("TOO_MANY_TENANTS");

        database.execute("update tenancy.membership set role = 'ADMIN' where user_id = '%s' and tenant_id <> '%s'"
                .formatted(owner.user(), owner.tenant()));
        create().succeeded("tenantCreate");
    }

    @Test
    void ownsNoMoreByMakingSeveralAtOnce() throws Exception {
        own(MOST - 2);

        Callable<Boolean> makes = () -> create().userErrorCodes("tenantCreate").isEmpty();
        var made = 0;
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var answer : threads.invokeAll(Collections.nCopies(AT_ONCE, makes))) {
                made += answer.get() ? 1 : 0;
            }
        }

        assertThat(made).isEqualTo(1);
    }

    @Test
    void aUserMakesSoManyTenantsInAnHour() {
        database.execute("insert into platform.rate_limit (key, tokens, updated_at) values ('tenant.make|%s', 1, now())"
                .formatted(owner.user()));

        create().succeeded("tenantCreate");

        assertThat(create().errorCodes()).containsExactly("RATE_LIMITED");
        assertThat(onboard().errorCodes()).containsExactly("RATE_LIMITED");
    }

    @Test
    void aTenantHasSoManyTeamsAndNoMore() {
        database.execute(
                "insert into tenancy.team (tenant_id, name) select '%s', 'Team ' || i from generate_series(1, %d) i"
                        .formatted(owner.tenant(), TEAMS));

        assertThat(createTeam().userErrorCodes("teamCreate")).containsExactly("TOO_MANY_TEAMS");

        database.execute(
                "delete from tenancy.team where tenant_id = '%s' and name = 'Team 7'".formatted(owner.tenant()));
        createTeam().succeeded("teamCreate");
    }

    private GraphQlAnswer createTeam() {
        return owner.client()
                .post(
                        "mutation($input: TeamCreateInput!) { teamCreate(input: $input) { team { id } userErrors { code } } }",
                        Map.of("input", Map.of("name", "One more")));
    }

    private GraphQlAnswer create() {
        return Person.createTenant(owner.client(), Map.of("name", "Another", "blueprint", "REAL_ESTATE"));
    }

    private GraphQlAnswer onboard() {
        return owner.client()
                .post(
                        "mutation($input: OnboardingCompleteInput!) { onboardingComplete(input: $input) {"
                                + " tenant { id } userErrors { code } } }",
                        Map.of("input", Map.of("company", Map.of("name", "Another"), "blueprint", "REAL_ESTATE")));
    }

    /** Beside the tenant of the sign-up. */
    private void own(int count) {
        database.execute("""
                with made as (
                    insert into tenancy.tenant (name, slug, blueprint)
                    select 'Owned', 'owned-' || i || '-' || substr(md5('%1$s'), 1, 12), 'REAL_ESTATE'
                    from generate_series(1, %2$d) i
                    returning id)
                insert into tenancy.membership (tenant_id, user_id, role, name, email)
                select made.id, '%1$s', 'OWNER', 'Owner', 'owner@example.com' from made""".formatted(owner.user(), count));
    }
}
