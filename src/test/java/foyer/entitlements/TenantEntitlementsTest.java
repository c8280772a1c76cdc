package foyer.entitlements;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.database.Transactions;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a tenant's claim lets its people do over GraphQL, and what they are told of it. */
@FoyerTest
@Tag("graphql")
class TenantEntitlementsTest {

    private static final String ENTITLEMENTS =
            "{ viewer { tenant { entitlements { key allowed limit used remaining resetsAt source } } } }";
    private static final String LEADS = "{ leads { totalCount } }";
    private static final String CREATE =
            "mutation { leadCreate(input: { title: \"A roof\" }) { lead { id } userErrors { code message } } }";
    private static final String SIGN_OUT = "mutation { signOut { userErrors { code } } }";
    private static final Duration WITHIN = Awaited.PROMPTLY;

    @Autowired
    Claims claims;

    @Autowired
    Transactions transactions;

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Statements statements;

    private Works works(TestMember member) {
        return new Works(database, transactions, member.tenant());
    }

    @Test
    void listsEveryFeatureAndLimitOnceInOneStatement() {
        var owner = tenants.signUpFree("LEAD_GENERATION");
        owner.client().post(CREATE).succeeded("leadCreate");
        works(owner).run(() -> claims.override(Limit.SEATS, 7L, null, "A partner"));

        // One for the viewer, one for all of these.
        var answer = statements.during(() -> owner.client().post(ENTITLEMENTS)).times(2);

        var all = answer.data("viewer.tenant.entitlements");
        assertThat(all).hasSize(Feature.values().length + Limit.values().length);
        assertThat(entitlement(all, "LEADS"))
                .isEqualTo("{\"key\":\"LEADS\",\"allowed\":true,\"limit\":1000,\"used\":1,\"remaining\":999,"
                        + "\"resetsAt\":null,\"source\":\"PLAN\"}");
        assertThat(entitlement(all, "SEATS")).contains("\"limit\":7,\"used\":1,", "\"source\":\"OVERRIDE\"");
        assertThat(entitlement(all, "MODULE_LEADS"))
                .contains("\"allowed\":true,\"limit\":null,\"used\":null,\"remaining\":null");
        assertThat(entitlement(all, "AI_ACCESS")).contains("\"allowed\":false");
        assertThat(entitlement(all, "SEARCHES")).doesNotContain("\"resetsAt\":null");
    }

    @Test
    void countsNoStockThatTheClaimLacksAndACounterHas() {
        var owner = tenants.signUpFree("LEAD_GENERATION");
        owner.client().post(CREATE).succeeded("leadCreate");
        database.execute(
                "delete from entitlements.claim_limit where tenant_id = ? and limit_key in ('LEADS', 'SEATS', 'STORAGE_BYTES')",
                owner.tenant());

        var sent = statements.during(() -> owner.client().post(ENTITLEMENTS));

        // One for the viewer, one for what there is, one for the counters.
        assertThat(entitlement(sent.times(3).data("viewer.tenant.entitlements"), "LEADS"))
                .contains("\"allowed\":false,\"limit\":0,\"used\":1,");
        assertThat(sent.statements()).noneMatch(sql -> sql.contains("\"lead\""));
    }

    private static String entitlement(JsonNode all, String key) {
        return all.valueStream()
                .filter(one -> one.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    @Test
    void isShownOfTheActiveTenantOnly() {
        var made = tenants.signUp("LEAD_GENERATION")
                .client()
                .post("mutation { tenantCreate(input: { name: \"Second\", blueprint: REAL_ESTATE })"
                        + " { tenant { entitlements { key } } userErrors { code } } }");

        assertThat(made.data("tenantCreate.tenant.entitlements").isNull()).isTrue();
    }

    @ParameterizedTest(name = "{0}: query {1}, mutation {2}, viewer {3}, sign out {4}")
    @CsvSource({
        "FULL,      ,                 ,                 , ",
        "GRACE,     ,                 ,                 , ",
        "READ_ONLY, ,                 PAYMENT_REQUIRED, , ",
        "BLOCKED,   PAYMENT_REQUIRED, PAYMENT_REQUIRED, , ",
    })
    void theAccessLevelClosesWhatItSays(
            AccessLevel level,
            @Nullable String query,
            @Nullable String mutation,
            @Nullable String viewer,
            @Nullable String signOut) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var before = works(owner).used(Limit.LEADS);
        works(owner).run(() -> claims.setAccess(level, "A test"));
        soon(owner, level);

        assertCode(owner, LEADS, query);
        assertCode(owner, CREATE, mutation);
        assertCode(owner, "{ viewer { tenant { name } } }", viewer);
        assertThat(works(owner).number("select count(*) from leads.lead where tenant_id = ?"))
                .isEqualTo(works(owner).used(Limit.LEADS))
                .isEqualTo(before + (mutation == null ? 1 : 0));
        assertCode(owner, SIGN_OUT, signOut);
    }

    /** A session is believed for a second. */
    private void soon(TestMember member, AccessLevel level) {
        switch (level) {
            case FULL, GRACE -> {}
            case READ_ONLY ->
                Awaited.until(() -> !member.client()
                        .post("mutation { leadArchive(input: { ids: [] }) { userErrors { code } } }")
                        .errorCodes()
                        .isEmpty());
            case BLOCKED ->
                Awaited.until(() -> !member.client().post(LEADS).errorCodes().isEmpty());
        }
    }

    private static void assertCode(TestMember member, String document, @Nullable String code) {
        var codes = member.client().post(document).errorCodes();
        if (code == null) {
            assertThat(codes).as(document).isEmpty();
        } else {
            assertThat(codes).as(document).containsExactly(code);
        }
    }

    @Test
    void closesSocketsWithinASecondOfAnotherAccessLevel() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var bystander = tenants.signUp("LEAD_GENERATION");
        try (var socket = SocketClient.as(client.server(), owner.accessToken());
                var other = SocketClient.as(client.server(), bystander.accessToken())) {
            works(owner).run(() -> claims.setAccess(AccessLevel.BLOCKED, "A test"));

            var began = System.nanoTime();
            assertThat(socket.closed().code()).isEqualTo(4403);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(WITHIN);
            assertThat(other.isClosed()).isFalse();
        }
    }

    @Test
    void refusesTheFieldsOfAModuleThatThePlanHasNot() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var id = owner.client().post(CREATE).text("leadCreate.lead.id");
        works(owner).run(() -> claims.override(Feature.MODULE_LEADS, false, null, "They do not want leads"));

        Awaited.until(() -> owner.client().post(LEADS).errorCodes().equals(List.of("NOT_ENTITLED")));

        var refused = owner.client().post(CREATE).errors().getFirst();
        assertThat(refused.path("extensions").path("code").asString()).isEqualTo("NOT_ENTITLED");
        assertThat(refused.path("extensions").path("feature").asString()).isEqualTo("MODULE_LEADS");
        assertThat(refused.path("extensions").path("plan").asString()).isEqualTo("STARTER");
        assertThat(refused.path("message").asString()).contains("MODULE_LEADS", "STARTER");
        assertThat(owner.client().post("{ node(id: \"" + id + "\") { id } }").errorCodes())
                .containsExactly("NOT_ENTITLED");

        works(owner).run(() -> claims.endOverride(Feature.MODULE_LEADS));
        Awaited.until(() -> owner.client().post(LEADS).errorCodes().isEmpty());
        assertThat(owner.client().post(LEADS).data("leads.totalCount").asInt())
                .as("its data stays")
                .isEqualTo(1);
    }

    @Test
    void asksNothingMoreForAModuleThatThePlanHas() {
        var owner = tenants.signUp("LEAD_GENERATION");
        owner.client().post(LEADS);

        statements
                .during(() -> owner.client().post("{ leads { nodes { title } } }"))
                .times(1);
    }

    @Test
    void saysInTheDescriptionWhatAFieldNeeds() {
        var fields = client.post("{ __type(name: \"Query\") { fields { name description } } }")
                .data("__type.fields");

        assertThat(fields.valueStream()
                        .filter(field -> field.path("name").asString().equals("leads"))
                        .findFirst()
                        .orElseThrow()
                        .path("description")
                        .asString())
                .contains("Needs the module LEADS in the tenant's plan.");
    }
}
