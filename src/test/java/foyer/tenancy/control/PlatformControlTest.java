package foyer.tenancy.control;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.tenancy.sessions.Browser;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Those who run the platform find tenants and accounts, suspend the ones and close the others, and the logs keep it. */
@FoyerTest
@Tag("graphql")
class PlatformControlTest {

    private static final Duration SOON = Awaited.PROMPTLY;
    private static final String REASON = "Payments were charged back";

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private static GraphQlAnswer call(GraphQlClient as, String mutation, Map<String, ?> input) {
        var noun = mutation.startsWith("tenant")
                ? "tenant { status suspendedReason suspendedAt }"
                : "user { active deactivatedReason deactivatedAt }";
        var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return as.post(
                "mutation($input: %s) { %s(input: $input) { %s userErrors { code path } } }"
                        .formatted(type, mutation, noun),
                Map.of("input", input));
    }

    @Test
    void suspendsATenantWhoseOwnerStillReads() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        var admin = tenants.superAdmin(owner);

        var suspended = call(admin.client(), "tenantSuspend", Map.of("id", owner.tenantId(), "reason", REASON))
                .succeeded("tenantSuspend");

        assertThat(suspended.text("tenantSuspend.tenant.status")).isEqualTo("SUSPENDED");
        assertThat(suspended.text("tenantSuspend.tenant.suspendedReason")).isEqualTo(REASON);
        Awaitility.await().atMost(SOON).until(() -> leads(member.client()).equals(List.of("TENANT_SUSPENDED")));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> owner.client()
                        .post("mutation { leadCreate(input: { title: \"A roof\" }) { userErrors { code } } }")
                        .errorCodes()
                        .equals(List.of("TENANT_SUSPENDED")));
        assertThat(leads(owner.client())).isEmpty();
        assertThat(logged("audit.entry", "tenant.suspend", owner.tenant())).isEqualTo(admin.user() + " " + REASON);
        assertThat(logged("audit.platform_entry", "tenant.suspend", owner.tenant()))
                .isEqualTo(admin.user() + " " + REASON);

        call(admin.client(), "tenantResume", Map.of("id", owner.tenantId())).succeeded("tenantResume");
        Awaitility.await().atMost(SOON).until(() -> leads(member.client()).isEmpty());
    }

    @Test
    void resumesTheTenantInWhichItIsItself() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);
        database.execute("insert into identity.super_admin (user_id) values ('%s')".formatted(owner.user()));
        call(admin.client(), "tenantSuspend", Map.of("id", owner.tenantId(), "reason", REASON))
                .succeeded("tenantSuspend");

        Awaitility.await()
                .atMost(SOON)
                .until(() -> call(owner.client(), "tenantResume", Map.of("id", owner.tenantId()))
                        .errorCodes()
                        .isEmpty());
        assertThat(leads(owner.client())).isEmpty();
    }

    @Test
    void closesAnAccountAndOpensItAgain() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        var admin = tenants.superAdmin(owner);

        var closed = call(admin.client(), "userDeactivate", Map.of("id", member.userId(), "reason", REASON))
                .succeeded("userDeactivate");

        assertThat(closed.text("userDeactivate.user.deactivatedReason")).isEqualTo(REASON);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> Browser.reason(member.client()).equals("REVOKED"));
        assertThat(signIn(member.email()).userErrors("signIn").toString()).contains("INVALID_CREDENTIALS");
        assertThat(logged("audit.platform_entry", "user.deactivate", member.user()))
                .isEqualTo(admin.user() + " " + REASON);
        assertThat(owner.client()
                        .post("query($id: ID!) { membership(id: $id) { status } }", Map.of("id", member.membershipId()))
                        .text("membership.status"))
                .isEqualTo("ACTIVE");

        call(admin.client(), "userReactivate", Map.of("id", member.userId())).succeeded("userReactivate");
        signIn(member.email()).succeeded("signIn");
        assertThat(Browser.reason(member.client())).isEqualTo("REVOKED");
    }

    @Test
    void refusesWhatIsNotThereAndOneself() {
        var admin = tenants.superAdmin(tenants.signUp("LEAD_GENERATION"));
        var self = TypeIds.encode("user", admin.user());
        var nobody = TypeIds.encode("user", UUID.randomUUID());
        var nowhere = TypeIds.encode("tnt", UUID.randomUUID());

        assertThat(code(admin.client(), "userDeactivate", Map.of("id", self, "reason", REASON)))
                .isEqualTo("SELF");
        assertThat(code(admin.client(), "userDeactivate", Map.of("id", nobody, "reason", REASON)))
                .isEqualTo("NOT_FOUND");
        assertThat(code(admin.client(), "userDeactivate", Map.of("id", nobody, "reason", "because")))
                .isEqualTo("REASON_INVALID");
        assertThat(code(admin.client(), "tenantSuspend", Map.of("id", nowhere, "reason", REASON)))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void findsTenantsBySlugAndPeopleByAddress() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);
        var slug = owner.client().post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug");

        var found = admin.client()
                .post(
                        "query($slug: String, $email: String) { tenants(search: $slug, first: 1) { nodes { id slug status } }"
                                + " users(search: $email) { totalCount nodes { id superAdmin memberships { id role tenant { id } } } } }",
                        Map.of(
                                "slug",
                                slug,
                                "email",
                                owner.email().substring(0, owner.email().indexOf('@') + 1)));

        assertThat(found.errorCodes()).isEmpty();
        assertThat(found.text("tenants.nodes.0.id")).isEqualTo(owner.tenantId());
        assertThat(found.text("users.nodes.0.id")).isEqualTo(owner.userId());
        assertThat(found.text("users.nodes.0.memberships.0.id")).isEqualTo(owner.membershipId());
        assertThat(found.text("users.nodes.0.memberships.0.tenant.id")).isEqualTo(owner.tenantId());
        assertThat(found.data("users.totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void readsAndVerifiesThePlatformsLog() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);
        call(admin.client(), "tenantSuspend", Map.of("id", owner.tenantId(), "reason", REASON))
                .succeeded("tenantSuspend");

        var log = admin.client()
                .post(
                        "query($user: ID) { platformAuditLog(user: $user, first: 1) { nodes { action actor { kind id }"
                                + " entity { id } changes { field after } } } platformAuditVerify { ok firstBroken { number } } }",
                        Map.of("user", TypeIds.encode("user", admin.user())));

        assertThat(log.errorCodes()).isEmpty();
        assertThat(log.text("platformAuditLog.nodes.0.action")).isEqualTo("tenant.suspend");
        assertThat(log.text("platformAuditLog.nodes.0.actor.id")).isEqualTo(TypeIds.encode("user", admin.user()));
        assertThat(log.text("platformAuditLog.nodes.0.entity.id")).isEqualTo(owner.tenantId());
        assertThat(log.data("platformAuditVerify.ok").asBoolean()).isTrue();
    }

    @Test
    void reportsThatTheDatabaseKeepsTenantsApart() {
        var admin = tenants.superAdmin(tenants.signUp("LEAD_GENERATION"));

        var report = admin.client()
                .post(
                        "{ isolationReport { healthy findings tables { name kind rowSecurity forced policies { name login using"
                                + " check } grants { login privileges } findings } } }");

        assertThat(report.errorCodes()).isEmpty();
        assertThat(report.data("isolationReport.findings")).isEmpty();
        assertThat(report.data("isolationReport.healthy").asBoolean()).isTrue();
        assertThat(report.data("isolationReport.tables").size()).isGreaterThan(20);
    }

    private static List<String> leads(GraphQlClient as) {
        return as.post("{ leads { totalCount } }").errorCodes();
    }

    private static String code(GraphQlClient as, String mutation, Map<String, ?> input) {
        return call(as, mutation, input)
                .data(mutation + ".userErrors")
                .get(0)
                .path("code")
                .asString();
    }

    private GraphQlAnswer signIn(String email) {
        return client.anonymous()
                .run("tenancy/test-sign-in", Map.of("input", Map.of("email", email, "password", TestTenants.PASSWORD)));
    }

    /** Who did it, and why. */
    private String logged(String table, String action, UUID entity) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement("select actor_id || ' ' || (diff #>> '{reason,after}') from "
                                + table + " where action = ? and entity_id = ?")) {
            statement.setString(1, action);
            statement.setObject(2, entity);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
