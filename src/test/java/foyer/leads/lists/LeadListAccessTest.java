package foyer.leads.lists;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.LeadWatches;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose lists of leads are, who fills them, and what is refused. */
@FoyerTest
@Tag("graphql")
class LeadListAccessTest {

    private static final String NOWHERE = LeadListApi.NOWHERE;

    private final TestTenants tenants;
    private final TestMember owner;
    private final TestMember colleague;
    private final LeadApi api;
    private final LeadListApi lists;

    @Autowired
    LeadListAccessTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.colleague = tenants.join(owner, "MEMBER");
        this.api = new LeadApi(owner);
        this.lists = new LeadListApi(owner);
    }

    @Test
    void isItsOwnersAloneUntilItIsShared() {
        var lead = api.create("One");
        var list = lists.create("name", "Owner's");
        lists.add(list, lead);
        var alien = new LeadListApi(tenants.signUp("LEAD_GENERATION"));
        var other = new LeadListApi(colleague);

        for (var one : List.of(other, alien)) {
            assertThat(one.names()).isEmpty();
            assertThat(one.titles(list)).isEmpty();
            assertThat(one.refused("leadListUpdate", "id", list, "name", "Mine"))
                    .containsExactly("NOT_FOUND");
            assertThat(one.refused("leadListAddLeads", "id", list, "leads", List.of(lead)))
                    .containsExactly("NOT_FOUND");
        }

        lists.done("leadListUpdate", "id", list, "shared", true);
        assertThat(alien.names()).isEmpty();
        assertThat(other.names()).containsExactly("Owner's");
        assertThat(other.titles(list)).containsExactly("One");
        assertThat(other.refused("leadListDelete", "id", list)).containsExactly("NOT_YOURS");
        assertThat(other.remove(list, lead)).isOne();
        lists.done("leadListDelete", "id", list);
        assertThat(lists.names()).isEmpty();
    }

    @Test
    void whoeverHasItAndWatchesByItIsToldOfLeadsThatComeAndGoAndNobodyElse() {
        var lead = api.create("One");
        var own = lists.create("name", "Own");
        var shared = lists.create("name", "Ours", "shared", true);
        try (var watches = new LeadWatches()) {
            var mine = watches.ready(owner, "filter", Map.of("list", own));
            var ours = watches.ready(colleague, "filter", Map.of("list", shared));
            var guessing = watches.ready(colleague, "filter", Map.of("list", own));
            var all = watches.ready(colleague);

            lists.add(own, lead);
            lists.add(shared, lead);
            api.create("Two");

            assertThat(LeadWatches.kind(mine.next("leadChanged"))).isEqualTo("BULK");
            assertThat(LeadWatches.kind(ours.next("leadChanged"))).isEqualTo("BULK");
            assertThat(LeadWatches.kind(all.next("leadChanged"))).isEqualTo("CREATED");
            guessing.nothingFor(Duration.ofMillis(100));
        }
    }

    @Test
    void isMadeOnceHoweverOftenItIsSent() {
        var once = lists.create("name", "Once", "idempotencyKey", "k1", "filter", Map.of("score", Map.of("min", 5)));

        assertThat(lists.create("name", "Once", "idempotencyKey", "k1", "filter", Map.of("score", Map.of("min", 5))))
                .isEqualTo(once);
        assertThat(lists.refused("leadListCreate", "name", "Once", "idempotencyKey", "k1"))
                .containsExactly("IDEMPOTENCY_KEY_REUSED");
        lists.done("leadListDelete", "id", once);
        assertThat(lists.refused(
                        "leadListCreate",
                        "name",
                        "Once",
                        "idempotencyKey",
                        "k1",
                        "filter",
                        Map.of("score", Map.of("min", 5))))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void isFilledByWhomeverItIsOfAndSharedOnesByWhoeverMayWrite() {
        var lead = api.create("One");
        var viewer = new LeadListApi(tenants.join(owner, "VIEWER"));
        var own = viewer.create("name", "Mine");
        var shared = lists.create("name", "Ours", "shared", true);

        assertThat(viewer.add(own, lead)).isOne();
        assertThat(viewer.refused("leadListAddLeads", "id", shared, "leads", List.of(lead)))
                .containsExactly("NOT_YOURS");
    }

    @Test
    void showsNobodyLeadsThatTheyMayNotSee() {
        var lead = api.create("One");
        var list = lists.create("name", "Ours", "shared", true);
        lists.add(list, lead);
        var roles = new RoleApi(owner);
        var role = roles.create("Agent " + UUID.randomUUID(), "MEMBER", "LEADS_READ:OWN");
        var agent = new LeadListApi(roles.join(tenants, role));

        assertThat(agent.titles(list)).isEmpty();
        assertThat(agent.leadCount(list)).isZero();
        var own = agent.create("name", "Mine");
        for (var mutation : List.of("leadListAddLeads", "leadListRemoveLeads")) {
            assertThat(agent.refused(mutation, "id", own, "leads", List.of(lead)))
                    .containsExactly("LEAD_NOT_FOUND");
        }
    }

    @Test
    void isWhoeversTakesItOnceItsOwnerHasLeft() {
        var theirs = new LeadListApi(colleague);
        var shared = theirs.create("name", "Left", "shared", true);
        theirs.add(theirs.create("name", "Their own"), api.create("One"));
        owner.client()
                .post(
                        "mutation($input: MembershipRemoveInput!) { membershipRemove(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", colleague.membershipId())))
                .succeeded("membershipRemove");

        assertThat(lists.names()).containsExactly("Left");
        var taken = lists.done("leadListUpdate", "id", shared, "name", "Taken").path("leadList");
        assertThat(taken.path("owner").path("id").asString()).isEqualTo(owner.membershipId());
    }

    static List<Arguments> bad() {
        var lead = LeadApi.NOWHERE;
        return List.of(
                Arguments.of("leadListCreate", input("name", " "), "NAME_INVALID"),
                Arguments.of("leadListCreate", input("name", "x".repeat(101)), "NAME_INVALID"),
                Arguments.of("leadListCreate", input("name", "Taken"), "NAME_TAKEN"),
                Arguments.of("leadListCreate", input("name", "A", "filter", Map.of("list", NOWHERE)), "FILTER_INVALID"),
                Arguments.of(
                        "leadListCreate", input("name", "A", "filter", Map.of("archived", true)), "FILTER_INVALID"),
                Arguments.of("leadListUpdate", input("id", "TAKEN", "filter", Map.of()), "FILTER_INVALID"),
                Arguments.of("leadListUpdate", input("id", NOWHERE), "NOT_FOUND"),
                Arguments.of("leadListDelete", input("id", NOWHERE), "NOT_FOUND"),
                Arguments.of("leadListAddLeads", input("id", NOWHERE, "leads", List.of(lead)), "NOT_FOUND"),
                Arguments.of("leadListAddLeads", input("id", "TAKEN", "leads", List.of()), "IDS_INVALID"),
                Arguments.of("leadListAddLeads", input("id", "TAKEN", "leads", List.of(lead)), "LEAD_NOT_FOUND"),
                Arguments.of("leadListAddLeads", input("id", "FILTERED", "leads", List.of(lead)), "HAS_FILTER"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatIsNoList(String mutation, Map<String, @Nullable Object> given, String code) {
        var taken = lists.create("name", "Taken");
        var filtered = lists.create("name", "Filtered", "filter", Map.of());
        if ("TAKEN".equals(given.get("id"))) {
            given.put("id", taken);
        } else if ("FILTERED".equals(given.get("id"))) {
            given.put("id", filtered);
        }
        var pairs = given.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray();

        assertThat(lists.refused(mutation, pairs)).containsExactly(code);
        assertThat(lists.names()).containsExactly("Filtered", "Taken");
    }
}
