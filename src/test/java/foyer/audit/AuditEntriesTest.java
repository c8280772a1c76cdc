package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.database.Transactions;
import foyer.platform.graphql.TypeIds;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Who stands in the audit log as the doer, what is left of what was erased, and by which keys it is verified. */
@FoyerTest
@Tag("graphql")
class AuditEntriesTest {

    private static final String LOG = """
            query($filter: AuditFilter, $orderBy: AuditOrder! = AT_DESC, $first: Int, $after: String) {
              auditLog(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
                totalCount totalCountIsExact pageInfo { hasNextPage endCursor }
                nodes {
                  id at number sealedAt action entity { type id } ip userAgent request erased
                  actor { kind id name membership { name } } onBehalfOf { kind id membership { name } }
                  changes { field before after erased }
                }
              }
            }""";

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestTenants tenants;

    private static JsonNode log(TestMember as, Map<String, ? extends @Nullable Object> variables) {
        return as.client().post(LOG, variables).data("auditLog");
    }

    private static String lead(TestMember member, String title) {
        return member.client()
                .post(
                        "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } userErrors { code } } }",
                        Map.of("input", Map.of("title", title, "contact", Map.of("name", "Amina"))))
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
    }

    @Test
    void whatWasErasedIsToldAsErased() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var lead = lead(owner, "A roof");
        var transactions = beans.getBean(Transactions.class);
        var audit = beans.getBean(Audit.class);
        SealedLogs.in(
                owner.tenant(),
                () -> transactions.write(() -> audit.erase("Lead", List.of(TypeIds.decode("lead", lead)))));

        var entries = log(owner, Map.of("filter", Map.of("entity", lead))).path("nodes");

        assertThat(entries.path(0).path("action").asString()).isEqualTo("audit.erase");
        assertThat(entries.path(0).path("actor").path("name").asString()).isEqualTo("test");
        var made = entries.path(1);
        assertThat(made.path("erased").asBoolean()).isTrue();
        assertThat(made.path("ip").asString()).isEqualTo("127.0.0.1");
        assertThat(made.path("changes").toString())
                .contains("{\"field\":\"contact.name\",\"before\":null,\"after\":null,\"erased\":true}")
                .contains("{\"field\":\"title\",\"before\":null,\"after\":null,\"erased\":true}")
                .contains("{\"field\":\"source\",\"before\":null,\"after\":\"MANUAL\",\"erased\":false}");
    }

    /** Whoever acts as a member, and what acts without being one. */
    @Test
    void tellsImpersonatorsKeysAgentsAndFoyerApart() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var tenant = owner.tenant();
        var admin = UUID.randomUUID();
        var key = UUID.randomUUID();
        var agent = UUID.randomUUID();
        recordAs(new Actor.Member(
                tenant, owner.user(), owner.membership(), UUID.randomUUID(), Set.of(), Set.of(), Set.of(), admin));
        recordAs(new Actor.ApiKey(tenant, key, Set.of(), Set.of(), Set.of()));
        recordAs(new Actor.Agent(tenant, agent, Set.of(), Set.of(), Set.of()));
        recordAs(new Actor.PublicLink(tenant, "form"));
        recordAs(new Actor.System(tenant, "job:export"));

        var told = log(owner, Map.of("first", 5))
                .path("nodes")
                .valueStream()
                .map(node -> String.join(
                        " ",
                        node.path("actor").path("kind").asString(),
                        node.path("actor").path("id").asString("-"),
                        node.path("actor").path("name").asString("-"),
                        node.path("onBehalfOf").path("id").asString("-")))
                .toList();

        assertThat(told)
                .containsExactly(
                        "SYSTEM - job:export -",
                        "PUBLIC_LINK - form -",
                        "AGENT " + TypeIds.encode("agent", agent) + " - -",
                        "API_KEY " + TypeIds.encode("key", key) + " - -",
                        "USER " + TypeIds.encode("user", admin) + " - " + owner.membershipId());
    }

    private void recordAs(Actor actor) {
        var transactions = beans.getBean(Transactions.class);
        var audit = beans.getBean(Audit.class);
        var caller = new Caller(actor, "request", null, null, Locale.ENGLISH);
        CurrentCaller.call(caller, () -> {
            transactions.run(() -> audit.record("thing.make", "Thing", null, Map.of()));
            return actor;
        });
    }

    @Test
    void publishesTheKeysThatVerify() {
        var key = tenants.signUp("LEAD_GENERATION")
                .client()
                .anonymous()
                .post("{ auditKeys { id algorithm publicKey createdAt } }")
                .data("auditKeys")
                .path(0);

        assertThat(key.path("algorithm").asString()).isEqualTo("Ed25519");
        var raw = java.util.Base64.getUrlDecoder().decode(key.path("publicKey").asString());
        assertThat(key.path("id").asString()).isEqualTo(PublicKeys.id(raw));
    }
}
