package foyer.tenancy.keys;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What servers do with API keys, and when they can no more. */
@FoyerTest
@Tag("graphql")
class KeyHoldersTest {

    private static final Duration WITHIN = Awaited.PROMPTLY;
    private static final String CREATE =
            "mutation { leadCreate(input: { title: \"A roof\" }) { lead { id } userErrors { code } } }";

    @Autowired
    GraphQlClient anyone;

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
    void actInTheirTenantAsNobodyInParticular() {
        var key = api.make("LEADS_READ", "LEADS_WRITE");

        var viewer = key.client()
                .post("{ viewer { user { id } session { id } membership { id } tenant { id } permissions } }");

        assertThat(viewer.data("viewer.user").isNull()).isTrue();
        assertThat(viewer.data("viewer.session").isNull()).isTrue();
        assertThat(viewer.data("viewer.membership").isNull()).isTrue();
        assertThat(viewer.text("viewer.tenant.id")).isEqualTo(owner.tenantId());
        assertThat(viewer.data("viewer.permissions").toString()).isEqualTo("[\"LEADS_READ\",\"LEADS_WRITE\"]");
    }

    @Test
    void areNamedByWhatTheyMake() {
        var key = api.make("LEADS_WRITE", "LEADS_READ");

        var lead = key.client().post(CREATE).succeeded("leadCreate").text("leadCreate.lead.id");

        assertThat(database.text(
                        "select created_by_kind || ' ' || created_by_id from leads.lead where id = ?",
                        uuid("lead", lead)))
                .isEqualTo("API_KEY " + uuid("key", key.id()));
        var entry = owner.client()
                .post(
                        "query($id: ID!) { auditLog(filter: { entity: $id }) { nodes { actor { kind id apiKey { name } membership { id } } } } }",
                        Map.of("id", lead));
        assertThat(entry.data("auditLog.nodes.0.actor").toString())
                .isEqualTo("{\"kind\":\"API_KEY\",\"id\":\"%s\",\"apiKey\":{\"name\":\"Site\"},\"membership\":null}"
                        .formatted(key.id()));
    }

    @ParameterizedTest
    @CsvSource({
        "{ socketTicket }, USER_NEEDED",
        "mutation { membershipLeave { userErrors { code } } }, USER_NEEDED",
        "{ leads { totalCount } }, ''",
        "{ apiKeys { totalCount } }, ''",
    })
    void mayNeitherWhatIsForPeopleNorWhatTheyWereNotGiven(String document, String reason) {
        var answer = api.make("LEADS_WRITE").client().post(document);

        assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
        assertThat(answer.errors().getFirst().at("/extensions/reason").asString())
                .isEqualTo(reason);
    }

    @Test
    void areRefusedAlikeWhateverIsWrongWithTheKey() {
        var key = api.make("LEADS_READ").secret();
        var wrong = key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A");
        var elsewhere =
                key.replace(key.substring(10, 42), UUID.randomUUID().toString().replace("-", ""));
        var other = new ApiKeyApi(tenants.signUp("LEAD_GENERATION"))
                .make("LEADS_READ")
                .secret();
        var swapped = key.substring(0, 42) + other.substring(42);

        for (var bad :
                new String[] {wrong, elsewhere, swapped, key + "A", "foyer_key_", key.replace("key", "invite")}) {
            assertThat(ApiKeyApi.may(anyone.as(bad))).as(bad).isEqualTo("UNAUTHENTICATED INVALID");
        }
    }

    @Test
    void endWithTheKeyWithinASecond() {
        var key = api.make("LEADS_READ");
        try (var socket = SocketClient.as(anyone.server(), key.secret())) {
            var watch = socket.run("subscription { leadChanged { kind } }", Map.of());
            assertThat(watch.next().at("/leadChanged/kind").asString()).isEqualTo("READY");

            var began = Instant.now();
            api.revoke(key.id()).succeeded("apiKeyRevoke");

            assertThat(socket.closed().code()).isEqualTo(4403);
            assertThat(Duration.between(began, Instant.now())).isLessThan(WITHIN);
        }
        assertThat(ApiKeyApi.may(key.client())).isEqualTo("UNAUTHENTICATED REVOKED");
    }

    @ParameterizedTest
    @CsvSource({
        "update tenancy.api_key set revoked_at = now() where tenant_id = '%s', UNAUTHENTICATED REVOKED",
        "update tenancy.api_key set expires_at = now() where tenant_id = '%s', UNAUTHENTICATED EXPIRED",
        "update tenancy.tenant set status = 'SUSPENDED' where id = '%s', 'TENANT_SUSPENDED '",
        "update entitlements.claim set access = 'BLOCKED' where tenant_id = '%s', PAYMENT_REQUIRED BLOCKED",
    })
    void endWithinASecondOfAChange(String change, String then) {
        var key = api.make("LEADS_READ");
        try (var socket = SocketClient.as(anyone.server(), key.secret())) {
            assertThat(ApiKeyApi.may(key.client())).isEqualTo("LEADS_READ");
            var began = Instant.now();

            database.execute(change.formatted(owner.tenant()));

            Awaited.until(() -> ApiKeyApi.may(key.client()).equals(then));
            assertThat(socket.closed().code()).isEqualTo(4403);
            assertThat(Duration.between(began, Instant.now())).isLessThan(WITHIN);
        }
    }

    @Test
    void runTheirJobsAsLongAsTheyLive() {
        var key = api.make("LEADS_EXPORT", "LEADS_READ", "JOBS_READ");

        var job = key.client()
                .post("mutation { leadExport(input: {}) { job { id } userErrors { code } } }")
                .succeeded("leadExport")
                .text("leadExport.job.id");

        Awaited.until(() -> key.client()
                .post("query($id: ID!) { job(id: $id) { status } }", Map.of("id", job))
                .text("job.status")
                .equals("COMPLETED"));
    }

    private static UUID uuid(String prefix, String id) {
        return TypeIds.decode(prefix, id);
    }
}
