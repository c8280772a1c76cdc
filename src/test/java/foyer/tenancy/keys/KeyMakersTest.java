package foyer.tenancy.keys;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.keys.ApiKeyApi.TestKey;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A key does what its maker still may, and nothing once its maker acts no more. */
@FoyerTest
@Tag("graphql")
class KeyMakersTest {

    private static final Duration WITHIN = Awaited.PROMPTLY;

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
    void mayWhatTheirMakerStillMayAndNeverMoreThanTheyWereGiven() {
        var maker = tenants.join(owner, "ADMIN");
        var key = new ApiKeyApi(maker).make("LEADS_READ", "LEADS_ASSIGN");
        assertThat(ApiKeyApi.may(key.client())).isEqualTo("LEADS_ASSIGN LEADS_READ");

        become(maker, "role = 'MEMBER'");
        awaitMay(key, "LEADS_READ");

        become(maker, "role = 'OWNER'");
        awaitMay(key, "LEADS_ASSIGN LEADS_READ");
    }

    @ParameterizedTest
    @CsvSource({
        "update tenancy.membership set status = 'SUSPENDED' where id = '${membership}', ''",
        "update tenancy.membership set status = 'REMOVED' where id = '${membership}', ''",
        "update tenancy.membership set status = 'FROZEN' where id = '${membership}', LEADS_READ",
        "update identity.user_account set active = false where id = '${user}', ''"
    })
    void mayNothingMoreOnceTheirMakerActsNoMore(String change, String then) {
        var maker = tenants.join(owner, "ADMIN");
        var key = new ApiKeyApi(maker).make("LEADS_READ", "LEADS_ASSIGN");
        assertThat(ApiKeyApi.may(key.client())).isEqualTo("LEADS_ASSIGN LEADS_READ");

        database.execute(change.replace("${membership}", maker.membership().toString())
                .replace("${user}", maker.user().toString()));

        awaitMay(key, then);
    }

    @Test
    void areNotWidenedByTheirMakerLeaving() {
        var maker = tenants.join(owner, "ADMIN");
        var key = new ApiKeyApi(maker).make("LEADS_READ", "LEADS_ASSIGN");
        var roles = new RoleApi(owner);
        roles.give(maker, roles.create("Little", "ADMIN", "LEADS_READ")).succeeded("membershipUpdate");
        awaitMay(key, "LEADS_READ");

        owner.client()
                .post(
                        "mutation($id: ID!) { membershipRemove(input: { id: $id }) { userErrors { code } } }",
                        Map.of("id", maker.membershipId()))
                .succeeded("membershipRemove");

        awaitMay(key, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEADS_READ:OWN", "LEADS_READ:TEAM"})
    void loseWhatTheirMakerHoldsForSomeRecordsOnly(String grant) {
        var maker = tenants.join(owner, "ADMIN");
        var key = new ApiKeyApi(maker).make("LEADS_READ", "JOBS_READ", "TEAMS_MANAGE");
        database.execute("""
                with role as (
                    insert into tenancy.custom_role (tenant_id, name, based_on, grants)
                    values ('%s', 'Agent', 'ADMIN', '{%s,JOBS_READ,TEAMS_MANAGE}') returning id)
                update tenancy.membership set custom_role_id = role.id from role where membership.id = '%s'""".formatted(owner.tenant(), grant, maker.membership()));

        awaitMay(key, "JOBS_READ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEADS_READ:OWN", "LEADS_READ:TEAM"})
    void placeNobodyInTeamsForWhoeverHoldsSomethingForSomeRecordsOnly(String grant) {
        var roles = new RoleApi(owner);
        var maker = roles.join(
                tenants, roles.create("Limited", "ADMIN", "TEAMS_MANAGE", "API_KEYS_MANAGE", "JOBS_READ", grant));
        var api = new ApiKeyApi(maker);

        assertThat(api.create(Map.of("name", "Site", "permissions", List.of("TEAMS_MANAGE")))
                        .userErrorCodes("apiKeyCreate"))
                .containsExactly("PERMISSION_FORBIDDEN");
        assertThat(ApiKeyApi.may(api.make("JOBS_READ").client())).isEqualTo("JOBS_READ");
    }

    private static void awaitMay(TestKey key, String permissions) {
        var began = Instant.now();
        Awaited.until(() -> ApiKeyApi.may(key.client()).equals(permissions));
        assertThat(Duration.between(began, Instant.now())).isLessThan(WITHIN);
    }

    private void become(TestMember member, String what) {
        database.execute("update tenancy.membership set %s where id = '%s'".formatted(what, member.membership()));
    }
}
