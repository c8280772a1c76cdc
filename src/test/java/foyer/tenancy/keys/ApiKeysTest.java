package foyer.tenancy.keys;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How API keys are made, shown and revoked, and by whom. */
@FoyerTest
@Tag("graphql")
class ApiKeysTest {

    private static final int LIVING = 100;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private ApiKeyApi api;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new ApiKeyApi(owner);
    }

    @Test
    void tellsTheKeyOnceAndKeepsItsHash() {
        var made = api.create(Map.of("name", "  Site  ", "permissions", List.of("LEADS_WRITE", "LEADS_READ")))
                .succeeded("apiKeyCreate");
        var secret = made.text("apiKeyCreate.secret");
        var id = made.text("apiKeyCreate.apiKey.id");

        assertThat(secret).matches("foyer_key_[0-9a-f]{32}_[A-Za-z0-9_-]{43}");
        var shown = api.key(id);
        assertThat(shown.text("apiKey.name")).isEqualTo("Site");
        assertThat(shown.text("apiKey.prefix")).isEqualTo(secret.substring(0, secret.length() - 37));
        assertThat(shown.data("apiKey.permissions").toString()).isEqualTo("[\"LEADS_READ\",\"LEADS_WRITE\"]");
        assertThat(shown.text("apiKey.createdBy.id")).isEqualTo(owner.membershipId());
        assertThat(shown.body()).doesNotContain(secret);
        assertThat(Instant.parse(shown.text("apiKey.expiresAt")))
                .isEqualTo(Instant.parse(shown.text("apiKey.createdAt")).plus(Duration.ofDays(365)));
        assertThat(database.text(
                        "select count(*) from tenancy.api_key where tenant_id = ? and hash = sha256('" + secret + "')",
                        owner.tenant()))
                .isEqualTo("1");
        assertThat(database.text(
                        "select count(*) from audit.entry where tenant_id = ? and entry::text like '%"
                                + secret.substring(50) + "%'",
                        owner.tenant()))
                .isEqualTo("0");
    }

    @Test
    void listsTheNewestFirst() {
        api.make("First", List.of("LEADS_READ"));
        var second = api.make("Second", List.of("LEADS_READ"));
        api.revoke(second.id()).succeeded("apiKeyRevoke");

        var list = owner.client().post("{ apiKeys(first: 10) { totalCount nodes { name revokedAt } } }");

        assertThat(list.data("apiKeys.totalCount").asInt()).isEqualTo(2);
        assertThat(list.text("apiKeys.nodes.0.name")).isEqualTo("Second");
        assertThat(list.data("apiKeys.nodes.0.revokedAt").isNull()).isFalse();
        assertThat(list.data("apiKeys.nodes.1.revokedAt").isNull()).isTrue();
    }

    @Test
    void answersARepeatedCallWithoutTheKeyItself() {
        var input = Map.of("name", "Site", "permissions", List.of("LEADS_READ"), "idempotencyKey", "once");
        var first = api.create(input).succeeded("apiKeyCreate");
        var second = api.create(input).succeeded("apiKeyCreate");

        assertThat(second.text("apiKeyCreate.apiKey.id")).isEqualTo(first.text("apiKeyCreate.apiKey.id"));
        assertThat(first.data("apiKeyCreate.secret").isNull()).isFalse();
        assertThat(second.data("apiKeyCreate.secret").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "' ', LEADS_READ, , NAME_INVALID, name",
        "Site, , , PERMISSIONS_INVALID, permissions",
        "Site, LEADS_READ API_KEYS_MANAGE, , PERMISSION_FORBIDDEN, permissions 1",
        "Site, LEADS_READ, -PT1S, EXPIRES_AT_INVALID, expiresAt",
        "Site, LEADS_READ, P366D, EXPIRES_AT_INVALID, expiresAt",
    })
    void refusesWhatMakesNoKey(
            String name, @Nullable String permissions, @Nullable Duration from, String code, String path) {
        var input = new HashMap<String, Object>(Map.of(
                "name", name, "permissions", permissions == null ? List.of() : List.of(permissions.split(" ", -1))));
        if (from != null) {
            input.put("expiresAt", Instant.now().plus(from).toString());
        }

        var errors = api.create(input).userErrors("apiKeyCreate");

        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst().path("code").asString()).isEqualTo(code);
        assertThat(errors.getFirst().path("path").toString())
                .isEqualTo("[\"input\",\"" + path.replace(" ", "\",\"") + "\"]");
    }

    @Test
    void refusesMorePermissionsThanAKeyHas() {
        assertThat(api.create(Map.of("name", "Site", "permissions", Collections.nCopies(51, "LEADS_READ")))
                        .userErrorCodes("apiKeyCreate"))
                .containsExactly("PERMISSIONS_INVALID");
    }

    @ParameterizedTest
    @CsvSource({"OWNER, true", "ADMIN, true", "MANAGER, false", "MEMBER, false", "VIEWER, false", "DEVELOPER, true"})
    void areForWhoeverMayManageThem(String role, boolean may) {
        var key = api.make("LEADS_READ");
        var caller = new ApiKeyApi(tenants.join(owner, role));

        var shown = caller.member()
                .client()
                .post("query($id: ID!) { apiKey(id: $id) { name } apiKeys { totalCount } }", Map.of("id", key.id()));
        var made = caller.create(Map.of("name", "Mine", "permissions", List.of("JOBS_READ")));

        if (may) {
            assertThat(shown.text("apiKey.name")).isEqualTo("Site");
            assertThat(made.data("apiKeyCreate.secret").isNull()).isFalse();
            return;
        }
        assertThat(shown.errorCodes()).containsExactly("FORBIDDEN", "FORBIDDEN");
        assertThat(made.errorCodes()).containsExactly("FORBIDDEN");
        assertThat(caller.revoke(key.id()).errorCodes()).containsExactly("FORBIDDEN");
        assertThat(ApiKeyApi.may(key.client())).isEqualTo("LEADS_READ");
    }

    @Test
    void nobodyGivesWhatTheyDoNotHold() {
        var developer = new ApiKeyApi(tenants.join(owner, "DEVELOPER"));

        var refused = developer.create(Map.of("name", "Mine", "permissions", List.of("JOBS_READ", "LEADS_READ")));

        assertThat(refused.userErrorCodes("apiKeyCreate")).containsExactly("PERMISSION_FORBIDDEN");
        assertThat(refused.text("apiKeyCreate.userErrors.0.path.2")).isEqualTo("1");
        assertThat(developer
                        .member()
                        .client()
                        .post("{ apiKeys { totalCount } }")
                        .data("apiKeys.totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void nobodyGivesForAllRecordsWhatTheyHoldForSome() {
        var member = tenants.join(owner, "DEVELOPER");
        database.execute("""
                with role as (
                    insert into tenancy.custom_role (tenant_id, name, based_on, grants)
                    values ('%s', 'Agent', 'DEVELOPER', '{API_KEYS_MANAGE,LEADS_READ:TEAM,LEADS_WRITE}') returning id)
                update tenancy.membership set custom_role_id = role.id from role where membership.id = '%s'""".formatted(owner.tenant(), member.membership()));
        var agent = new ApiKeyApi(tenants.signIn(member.email(), member.tenantId()));

        assertThat(agent.create(Map.of("name", "Mine", "permissions", List.of("LEADS_READ")))
                        .userErrorCodes("apiKeyCreate"))
                .containsExactly("PERMISSION_FORBIDDEN");
        assertThat(ApiKeyApi.may(agent.make("LEADS_WRITE").client())).isEqualTo("LEADS_WRITE");
    }

    @Test
    void aTenantHasSoManyLivingKeysAndNotOneMoreWhoeverMakesThemAtOnce() throws Exception {
        var revoked = api.make("LEADS_READ");
        api.revoke(revoked.id()).succeeded("apiKeyRevoke");
        database.execute("""
                insert into tenancy.api_key (tenant_id, name, hash, prefix, permissions, maker_id, expires_at)
                select '%s', 'Key', sha256(n::text::bytea), 'foyer_key_', '{LEADS_READ}', '%s', now() + interval '1 day'
                from generate_series(2, %d) n""".formatted(owner.tenant(), owner.membership(), LIVING));
        Callable<List<String>> make = () -> api.create(Map.of("name", "Last", "permissions", List.of("LEADS_READ")))
                .userErrorCodes("apiKeyCreate");

        assertThat(AtOnce.run(List.of(make, make))).containsExactlyInAnyOrder(List.of(), List.of("TOO_MANY"));
    }

    @Test
    void areRevokedOnceAndLeftAloneThen() {
        var key = api.make("LEADS_READ");

        var first = api.revoke(key.id()).succeeded("apiKeyRevoke").text("apiKeyRevoke.apiKey.revokedAt");
        var second = api.revoke(key.id()).succeeded("apiKeyRevoke").text("apiKeyRevoke.apiKey.revokedAt");

        assertThat(second).isEqualTo(first);
        assertThat(api.revoke("key_01h455vb4pex5vsknk084sn02q").userErrorCodes("apiKeyRevoke"))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void areThoseOfTheirOwnTenantOnly() {
        var key = api.make("LEADS_READ");
        var stranger = new ApiKeyApi(tenants.signUp("LEAD_GENERATION"));

        assertThat(stranger.key(key.id()).data("apiKey").isNull()).isTrue();
        assertThat(stranger.revoke(key.id()).userErrorCodes("apiKeyRevoke")).containsExactly("NOT_FOUND");
        assertThat(ApiKeyApi.may(key.client())).isEqualTo("LEADS_READ");
    }
}
