package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The audit log as owners and admins read it. */
@FoyerTest
@Tag("graphql")
class AuditLogTest {

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

    @Autowired
    Statements statements;

    private static JsonNode log(TestMember as, Map<String, ? extends @Nullable Object> variables) {
        return as.client().post(LOG, variables).data("auditLog");
    }

    private static List<String> actions(TestMember as, Map<String, ?> filter) {
        return log(as, Map.of("filter", filter))
                .path("nodes")
                .valueStream()
                .map(node -> node.path("action").asString())
                .toList();
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
    void tellsWhoDidWhatWhenAndFromWhere() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var lead = lead(owner, "A roof");
        new SealedLogs(beans).seal(owner.tenant());

        var entry = log(owner, Map.of()).path("nodes").path(0);

        assertThat(entry.path("action").asString()).isEqualTo("lead.create");
        assertThat(entry.path("entity").path("type").asString()).isEqualTo("Lead");
        assertThat(entry.path("entity").path("id").asString()).isEqualTo(lead);
        assertThat(entry.path("number").asLong()).isEqualTo(4);
        assertThat(entry.path("sealedAt").asString()).isNotEmpty();
        assertThat(entry.path("ip").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.path("userAgent").asString()).startsWith("Java-http-client");
        assertThat(entry.path("request").asString()).isNotEmpty();
        assertThat(entry.path("erased").asBoolean()).isFalse();
        assertThat(entry.path("onBehalfOf").isNull()).isTrue();
        assertThat(entry.path("actor").path("kind").asString()).isEqualTo("MEMBER");
        assertThat(entry.path("actor").path("id").asString()).isEqualTo(owner.membershipId());
        assertThat(entry.path("actor").path("membership").path("name").asString())
                .startsWith("Owner");
        assertThat(entry.path("changes").toString())
                .contains("{\"field\":\"title\",\"before\":null,\"after\":\"A roof\",\"erased\":false}")
                .contains("{\"field\":\"contact.name\",\"before\":null,\"after\":\"Amina\",\"erased\":false}");
    }

    @Test
    void findsByEachFilter() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.join(owner, "ADMIN");
        var first = lead(owner, "One");
        var second = lead(admin, "Two");
        admin.client()
                .post(
                        "mutation($input: LeadUpdateInput!) { leadUpdate(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", first, "title", "Uno")))
                .succeeded("leadUpdate");

        assertThat(actions(owner, Map.of("entity", first))).containsExactly("lead.update", "lead.create");
        assertThat(actions(
                        owner, Map.of("entity", TypeIds.decode("lead", second).toString())))
                .containsExactly("lead.create");
        assertThat(actions(owner, Map.of("actor", admin.membershipId())))
                .containsExactly("lead.update", "lead.create", "session.open");
        assertThat(actions(owner, Map.of("action", "lead.create"))).hasSize(2);
        assertThat(actions(owner, Map.of("action", "lead.create", "actor", owner.membershipId(), "entity", second)))
                .isEmpty();
        var at = log(owner, Map.of("filter", Map.of("action", "lead.update")))
                .path("nodes")
                .path(0)
                .path("at")
                .asString();
        assertThat(actions(owner, Map.of("from", at))).containsExactly("lead.update");
        assertThat(actions(owner, Map.of("to", at)))
                .doesNotContain("lead.update")
                .contains("lead.create", "tenant.create");
        assertThat(actions(owner, Map.of("from", "2999-01-01T00:00:00Z"))).isEmpty();
        assertThat(actions(owner, Map.of("to", "1971-01-01T00:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "lead_nonsense", ""})
    void refusesWhatIsNoId(String id) {
        var answer = tenants.signUp("LEAD_GENERATION").client().post(LOG, Map.of("filter", Map.of("entity", id)));

        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(answer.body()).contains("entity");
    }

    @ParameterizedTest
    @CsvSource({"AT_DESC", "AT_ASC"})
    void pagesThroughAllOfItInEitherOrder(String order) {
        var owner = tenants.signUp("LEAD_GENERATION");
        for (var i = 0; i < 5; i++) {
            lead(owner, "Lead " + i);
        }
        var ids = new ArrayList<String>();
        @Nullable String after = null;
        do {
            var variables = new java.util.HashMap<String, @Nullable Object>();
            variables.put("orderBy", order);
            variables.put("first", 3);
            variables.put("after", after);
            var page = log(owner, variables);
            assertThat(page.path("totalCount").asInt()).isEqualTo(8);
            page.path("nodes").forEach(node -> ids.add(node.path("id").asString()));
            after = page.path("pageInfo").path("hasNextPage").asBoolean()
                    ? page.path("pageInfo").path("endCursor").asString()
                    : null;
        } while (after != null);

        assertThat(ids).hasSize(8).doesNotHaveDuplicates();
        var sorted = ids.stream().sorted().toList();
        assertThat(ids).isEqualTo(order.equals("AT_ASC") ? sorted : sorted.reversed());
    }

    /** The session, the page, the members of all its entries, the count. */
    @Test
    void costsTheSameForOneEntryAndForMany() {
        var owner = tenants.signUp("LEAD_GENERATION");
        for (var i = 0; i < 5; i++) {
            lead(owner, "Lead " + i);
        }
        log(owner, Map.of());

        var one = statements.during(() -> log(owner, Map.of("first", 1)));
        var many = statements.during(() -> log(owner, Map.of("first", 50)));

        assertThat(many.statements()).hasSameSizeAs(one.statements());
    }

    @Test
    void isForOwnersAndAdminsOfTheTenant() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = tenants.signUp("LEAD_GENERATION");
        var entry = log(owner, Map.of()).path("nodes").path(0).path("id").asString();

        assertThat(tenants.join(owner, "ADMIN")
                        .client()
                        .post("{ auditLog { totalCount } }")
                        .text("auditLog.totalCount"))
                .isNotEmpty();
        assertThat(tenants.join(owner, "MANAGER")
                        .client()
                        .post("{ auditLog { totalCount } }")
                        .errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(tenants.join(owner, "MANAGER")
                        .client()
                        .post("{ auditVerify { ok } }")
                        .errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(other.client()
                        .post(
                                "query($id: ID!) { node(id: $id) { id } auditEntry(id: $id) { id } }",
                                Map.of("id", entry))
                        .body())
                .contains("\"node\":null")
                .contains("\"auditEntry\":null");
        assertThat(owner.client()
                        .post("query($id: ID!) { node(id: $id) { ... on AuditEntry { action } } }", Map.of("id", entry))
                        .text("node.action"))
                .isEqualTo("session.open");
    }
}
