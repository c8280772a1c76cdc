package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.lists.LeadListApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Filters within a filter, wherever one is: any of them, and none. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadFilterPartsTest {

    private final TestTenants tenants;
    private final TestMember owner;
    private final LeadApi api;
    private final LeadListApi lists;
    private String manual = "";
    private String filtered = "";

    @Autowired
    LeadFilterPartsTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
        this.lists = new LeadListApi(owner);
    }

    /** Found newest first: Gone (archived), Both, Scored, Tagged, Plain. */
    @BeforeAll
    void arrange() {
        api.create("Plain", "assignee", owner.membershipId());
        var tagged = api.create("Tagged", "tags", List.of("vip"));
        api.create("Scored", "score", 70, "contact", input("company", "Harbour"));
        api.create("Both", "score", 80, "tags", List.of("vip"));
        api.done("leadArchive", "ids", List.of(api.create("Gone", "score", 90)));
        manual = lists.create("name", "Manual");
        lists.add(manual, tagged);
        filtered =
                lists.create("name", "Filtered", "filter", any(score(75), input("company", "harbour")), "shared", true);
    }

    private static Map<String, @Nullable Object> any(Object... filters) {
        return input("any", List.of(filters));
    }

    private static Map<String, @Nullable Object> not(Object filter) {
        return input("not", filter);
    }

    private static Map<String, @Nullable Object> score(int min) {
        return input("score", input("min", min));
    }

    private static Map<String, @Nullable Object> vip() {
        return input("tags", input("all", List.of("vip")));
    }

    private static Map<String, @Nullable Object> both(
            Map<String, @Nullable Object> one, Map<String, @Nullable Object> other) {
        one.putAll(other);
        return one;
    }

    List<Arguments> filters() {
        return List.of(
                Arguments.of(any(vip(), score(50)), List.of("Both", "Scored", "Tagged")),
                Arguments.of(any(vip()), List.of("Both", "Tagged")),
                Arguments.of(any(), List.of()),
                Arguments.of(any(input()), List.of("Both", "Scored", "Tagged", "Plain")),
                Arguments.of(both(any(vip(), score(50)), input("text", "scored")), List.of("Scored")),
                Arguments.of(any(input("text", "plain"), input("text", "tagged")), List.of("Tagged", "Plain")),
                Arguments.of(
                        any(any(vip(), score(75)), input("company", "harbour")), List.of("Both", "Scored", "Tagged")),
                Arguments.of(any(both(vip(), not(score(50))), input("text", "plain")), List.of("Tagged", "Plain")),
                Arguments.of(any(input("list", manual), input("list", filtered)), List.of("Both", "Scored", "Tagged")),
                Arguments.of(input("list", filtered), List.of("Both", "Scored")),
                Arguments.of(both(any(vip()), input("list", filtered)), List.of("Both")),
                Arguments.of(not(vip()), List.of("Scored", "Plain")),
                Arguments.of(not(input()), List.of()),
                Arguments.of(
                        not(input("assignees", List.of(owner.membershipId()))), List.of("Both", "Scored", "Tagged")),
                Arguments.of(not(any(vip(), input("company", "harbour"))), List.of("Plain")),
                Arguments.of(not(input("text", "plain")), List.of("Both", "Scored", "Tagged")),
                Arguments.of(not(input("list", manual)), List.of("Both", "Scored", "Plain")),
                Arguments.of(any(both(input("archived", true), score(50)), vip()), List.of("Both", "Scored", "Tagged")),
                Arguments.of(both(any(score(85), vip()), input("archived", true)), List.of("Gone")));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void areMetInListsBoardsAndCounts(Map<String, @Nullable Object> filter, List<String> expected) {
        assertThat(api.titlesOf(filter)).containsExactlyElementsOf(expected);
        assertThat(api.leads("filter", filter).data("leads.totalCount").asInt()).isEqualTo(expected.size());
        for (var order : List.of(LeadOrder.TITLE_ASC, LeadOrder.SCORE_DESC)) {
            assertThat(page(filter, order)).containsExactlyInAnyOrderElementsOf(expected);
        }
        var stages = owner.client()
                .post(
                        "query($f: LeadFilter) { leadBoard(filter: $f) { stages { count leads { nodes { title } } } } }",
                        Map.of("f", filter))
                .data("leadBoard.stages");
        assertThat(stages.findValuesAsString("title")).containsExactlyElementsOf(expected);
        assertThat(stages.valueStream()
                        .mapToInt(stage -> stage.path("count").asInt())
                        .sum())
                .isEqualTo(expected.size());
    }

    /** One by one to the end, and back. */
    private List<String> page(Map<String, @Nullable Object> filter, LeadOrder order) {
        var titles = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = api.leads("filter", filter, "orderBy", order.name(), "first", 1, "after", cursor);
            titles.addAll(page.data("leads.edges").findValuesAsString("title"));
            cursor = page.data("leads.pageInfo.hasNextPage").asBoolean() ? page.text("leads.pageInfo.endCursor") : null;
        } while (cursor != null);
        var back = api.titles("filter", filter, "orderBy", order.name(), "last", 20);
        assertThat(back).isEqualTo(titles);
        return titles;
    }

    @Test
    void areMetByWhatASubscriberIsToldOf() {
        try (var watches = new LeadWatches()) {
            var watch = watches.ready(owner, "filter", both(any(vip(), score(50)), not(input("doNotContact", true))));
            var id = api.create("Watched");
            api.done("leadUpdate", "id", id, "score", 60);
            Awaited.until(() -> LeadWatches.kind(watch.next("leadChanged")).equals("UPDATED"));
            api.done("leadUpdate", "id", id, "doNotContact", true);
            assertThat(LeadWatches.kind(watch.next("leadChanged"))).isEqualTo("LEFT");
            api.done("leadUpdate", "id", id, "title", "Nothing of interest");
            watch.nothingFor(Duration.ofMillis(100));
            api.done("leadArchive", "ids", List.of(id));
        }
    }

    @Test
    void showNobodyLeadsThatTheyMayNotSeeNorListsThatTheyDoNotHave() {
        var roles = new RoleApi(owner);
        var agent = new LeadApi(
                roles.join(tenants, roles.create("Agent " + UUID.randomUUID(), "MEMBER", "LEADS_READ:OWN")));
        var colleague = new LeadApi(tenants.join(owner, "MEMBER"));
        var alien = new LeadApi(tenants.signUp("LEAD_GENERATION"));

        for (var filter :
                List.of(any(vip(), score(0)), not(vip()), any(input("list", filtered), input("text", "both")))) {
            assertThat(agent.titlesOf(filter)).isEmpty();
            assertThat(alien.titlesOf(filter)).isEmpty();
        }
        assertThat(colleague.titlesOf(any(input("list", manual), input("text", "plain"))))
                .containsExactly("Plain");
        assertThat(lists.leadCount(filtered)).isEqualTo(2);
    }

    static List<Map<String, @Nullable Object>> bad() {
        return List.of(
                not(not(not(score(1)))),
                input("any", Collections.nCopies(20, score(1))),
                input("any", Collections.nCopies(4, input("text", "both"))),
                any(input("text", "x".repeat(201))),
                not(input("sources", Collections.nCopies(101, "FORM"))));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void areRefusedWhenThereAreTooManyOrTooDeep(Map<String, @Nullable Object> filter) {
        assertThat(owner.client().run("leads/leads", input("filter", filter)).errorCodes())
                .containsOnly("BAD_USER_INPUT");
    }

    @Test
    void areRefusedWhenTheyAreTooManyWithThoseOfTheirLists() {
        var texts = lists.create(
                "name", "Texts", "filter", any(input("text", "a"), input("text", "b"), input("text", "c")));
        var parts = lists.create("name", "Parts", "filter", input("any", Collections.nCopies(19, score(1))));

        for (var filter : List.of(both(input("list", texts), input("text", "plain")), input("list", parts))) {
            assertThat(api.leads("filter", filter).errorCodes()).isEmpty();
        }
        for (var filter : List.of(
                input("any", Collections.nCopies(3, input("list", texts))),
                not(any(input("list", parts), input("list", parts))))) {
            assertThat(api.leads("filter", filter).errorCodes()).containsOnly("BAD_USER_INPUT");
        }
    }

    @Test
    void keepAListFromGoingByAList() {
        assertThat(lists.refused("leadListCreate", "name", "Round", "filter", any(input("list", manual))))
                .containsExactly("FILTER_INVALID");
    }
}
