package foyer.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.sessions.Person;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Tenants and memberships: who sees and makes which. */
@FoyerTest
@Tag("graphql")
class TenantTest {

    private static final String PEOPLE = "query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {"
            + " tenant(id: $id) { memberships(first: $first, after: $after, last: $last, before: $before) {"
            + " nodes { id name role status } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
            + " totalCount totalCountIsExact } } }";

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    Statements statements;

    @Test
    void answersTheActiveTenantAndNoOther() {
        var owner = tenants.signUp("MEDIA_AGENCY");
        var stranger = tenants.signUp("MEDIA_AGENCY");

        var own = statements.during(() -> tenant(owner, owner.tenantId())).times(1);

        assertThat(own.text("tenant.blueprint")).isEqualTo("MEDIA_AGENCY");
        assertThat(tenant(owner, stranger.tenantId()).body())
                .isEqualTo(tenant(owner, new TenantId(UUID.randomUUID()).toString())
                        .body());
        assertThat(tenant(owner, owner.userId()).errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(client.post("{ tenant(id: \"%s\") { id } }".formatted(owner.tenantId()))
                        .errorCodes())
                .containsExactly("UNAUTHENTICATED");
    }

    @Test
    void answersMembersOfTheActiveTenantAndNoOther() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        var stranger = tenants.signUp("LEAD_GENERATION");

        var colleague = statements
                .during(() -> membership(owner, member.membershipId()))
                .times(1);

        assertThat(colleague.text("membership.role")).isEqualTo("MEMBER");
        assertThat(membership(owner, stranger.membershipId()).body())
                .isEqualTo(membership(owner, new MembershipId(UUID.randomUUID()).toString())
                        .body());
    }

    @Test
    void answersNotEvenTheUsersOwnPlaceInAnotherTenant() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = Person.createTenant(owner.client(), Map.of("name", "Other", "blueprint", "REAL_ESTATE"))
                .text("tenantCreate.tenant.id");
        var there = tenants.signIn(owner.email(), other);
        var back = tenants.signIn(owner.email(), owner.tenantId());

        assertThat(membership(back, there.membershipId()).data("membership").isNull())
                .isTrue();
        assertThat(tenant(back, other).data("tenant").isNull()).isTrue();
        var nodes = back.client()
                .post("{ nodes(ids: [\"%s\", \"%s\", \"%s\"]) { id } }"
                        .formatted(there.membershipId(), other, back.membershipId()));
        assertThat(nodes.data("nodes").get(0).isNull()).isTrue();
        assertThat(nodes.data("nodes").get(1).isNull()).isTrue();
        assertThat(nodes.text("nodes.2.id")).isEqualTo(back.membershipId());
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER, none",
        "ADMIN, none",
        "MANAGER, none",
        "MEMBER, none",
        "VIEWER, none",
        "DEVELOPER, FORBIDDEN",
        "CUSTOMER, FORBIDDEN"
    })
    void showsPeopleToColleaguesOnly(String role, String refusal) {
        var owner = tenants.signUp("TRAVEL_SERVICES");
        var caller = role.equals("OWNER") ? owner : tenants.join(owner, role);

        var one = membership(caller, owner.membershipId());
        var all = people(caller, caller.tenantId(), Map.of());

        if (refusal.equals("none")) {
            assertThat(one.text("membership.role")).isEqualTo("OWNER");
            assertThat(all.text("tenant.memberships.nodes.0.id")).isEqualTo(owner.membershipId());
        } else {
            assertThat(one.errorCodes()).containsExactly(refusal);
            assertThat(all.errorCodes()).containsExactly(refusal);
            assertThat(all.partialData("tenant.memberships").isNull()).isTrue();
        }
    }

    @Test
    void pagesThroughPeopleInBothDirections() {
        var owner = tenants.signUp("LEAD_GENERATION");
        for (var i = 0; i < 4; i++) {
            tenants.join(owner, "MEMBER");
        }

        var first = statements
                .during(() -> people(owner, owner.tenantId(), Map.of("first", 2)))
                .times(3);
        assertThat(first.data("tenant.memberships.nodes").size()).isEqualTo(2);
        assertThat(first.data("tenant.memberships.totalCount").asInt()).isEqualTo(5);
        assertThat(first.data("tenant.memberships.totalCountIsExact").asBoolean())
                .isTrue();

        var seen = new HashSet<String>();
        Map<String, Object> page = Map.of("first", 2);
        for (var more = true; more; ) {
            var answer = people(owner, owner.tenantId(), page);
            answer.data("tenant.memberships.nodes")
                    .forEach(node ->
                            assertThat(seen.add(node.path("id").asString())).isTrue());
            more = answer.data("tenant.memberships.pageInfo.hasNextPage").asBoolean();
            page = Map.of("first", 2, "after", answer.text("tenant.memberships.pageInfo.endCursor"));
        }
        assertThat(seen).hasSize(5);

        var last = people(owner, owner.tenantId(), Map.of("last", 2));
        assertThat(last.data("tenant.memberships.pageInfo.hasPreviousPage").asBoolean())
                .isTrue();
        assertThat(last.data("tenant.memberships.pageInfo.hasNextPage").asBoolean())
                .isFalse();
    }

    @Test
    void makesAnotherCompanyAndStaysWhereItIs() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var input = Map.<String, Object>of(
                "name",
                "نخيل",
                "blueprint",
                "REAL_ESTATE",
                "timeZone",
                "Asia/Dubai",
                "currency",
                "AED",
                "locale",
                "ar");

        var answer = Person.createTenant(owner.client(), input).succeeded("tenantCreate");

        assertThat(answer.text("tenantCreate.tenant.slug")).startsWith("nkhyl");
        assertThat(answer.text("tenantCreate.tenant.currency")).isEqualTo("AED");
        assertThat(answer.text("tenantCreate.tenant.locale")).isEqualTo("ar");
        var viewer = owner.client().post("{ viewer { tenant { id } } }");
        assertThat(viewer.text("viewer.tenant.id")).isEqualTo(owner.tenantId());
        var there = tenants.signIn(owner.email(), answer.text("tenantCreate.tenant.id"));
        assertThat(there.client().post("{ viewer { membership { role } } }").text("viewer.membership.role"))
                .isEqualTo("OWNER");
    }

    @Test
    void makesOneCompanyForOneKey() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var input = new HashMap<String, Object>(
                Map.of("name", "Once", "blueprint", "REAL_ESTATE", "idempotencyKey", "k-" + UUID.randomUUID()));

        var first = Person.createTenant(owner.client(), input).succeeded("tenantCreate");
        var again = Person.createTenant(owner.client(), input).succeeded("tenantCreate");
        input.put("name", "Twice");
        var other = Person.createTenant(owner.client(), input);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.userErrorCodes("tenantCreate")).containsExactly("IDEMPOTENCY_KEY_REUSED");
    }

    @ParameterizedTest
    @CsvSource({
        "name, ' ',      NAME_INVALID",
        "slug, A,        SLUG_INVALID",
        "slug, www,      SLUG_TAKEN",
        "slug, tenant-test-taken, SLUG_TAKEN"
    })
    void tellsWhichFieldOfANewCompanyToMend(String field, String value, String code) {
        var owner = tenants.signUp("LEAD_GENERATION");
        Person.createTenant(
                owner.client(), Map.of("name", "Taken", "slug", "tenant-test-taken", "blueprint", "REAL_ESTATE"));
        var input = new HashMap<String, Object>(Map.of("name", "New", "blueprint", "REAL_ESTATE"));
        input.put(field, value);

        var answer = Person.createTenant(owner.client(), input);

        assertThat(answer.userErrorCodes("tenantCreate")).containsExactly(code);
        assertThat(answer.userErrors("tenantCreate").getFirst().path("path").toString())
                .isEqualTo("[\"input\",\"%s\"]".formatted(field));
        assertThat(answer.data("tenantCreate.tenant").isNull()).isTrue();
    }

    @Test
    void refusesToMakeACompanyForNobody() {
        assertThat(Person.createTenant(client, Map.of("name", "Nobody's", "blueprint", "REAL_ESTATE"))
                        .errorCodes())
                .containsExactly("UNAUTHENTICATED");
        assertThat(Person.switchTo(client, new TenantId(UUID.randomUUID()).toString())
                        .errorCodes())
                .containsExactly("UNAUTHENTICATED");
        assertThat(client.post("mutation { signOut { userErrors { code } } }").errorCodes())
                .containsExactly("UNAUTHENTICATED");
    }

    private static GraphQlAnswer tenant(TestMember caller, String id) {
        return caller.client().post("query($id: ID!) { tenant(id: $id) { id name blueprint } }", Map.of("id", id));
    }

    private static GraphQlAnswer membership(TestMember caller, String id) {
        return caller.client().post("query($id: ID!) { membership(id: $id) { id name role } }", Map.of("id", id));
    }

    private static GraphQlAnswer people(TestMember caller, String id, Map<String, ?> page) {
        var variables = new HashMap<String, Object>(page);
        variables.put("id", id);
        return caller.client().post(PEOPLE, variables);
    }
}
