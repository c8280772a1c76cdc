package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each field of the filter by itself and ten of them together, in lists and in subscriptions. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadFilterTest {

    private static final String PAST = "2020-01-01T00:00:00Z";
    private static final String FUTURE = "2100-01-01T00:00:00Z";

    private final LeadWatches watches = new LeadWatches();
    private final TestMember owner;
    private final TestMember agent;
    private final LeadApi api;

    @Autowired
    LeadFilterTest(TestTenants tenants) {
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.agent = tenants.join(owner, "MEMBER");
        this.api = new LeadApi(owner);
    }

    /** Found newest first: Lost, Won, Rich, Plain. */
    @BeforeAll
    void arrange() {
        api.create("Plain");
        api.create(
                "Rich",
                "assignee",
                agent.membershipId(),
                "stage",
                api.stage("qualified"),
                "source",
                "REFERRAL",
                "score",
                70,
                "value",
                input("amountMinor", 5_000, "currency", "AED"),
                "tags",
                List.of("vip"),
                "contact",
                input("company", "Weinberg Ärzte", "email", "anja@weinberg.example", "phone", "+498912345604"),
                "address",
                input("city", "München", "country", "DE"));
        api.create(
                "Won", "stage", api.stage("won"), "score", 20, "value", input("amountMinor", 9_000, "currency", "EUR"));
        var lost = api.create("Lost", "score", 0);
        api.done("leadMoveStage", "id", lost, "stage", api.stage("lost"), "lostReason", "Too dear");
        api.done("leadUpdate", "id", lost, "doNotContact", true);
    }

    @AfterAll
    void close() {
        watches.close();
    }

    private String pipeline() {
        return owner.client().post("{ pipelines { id } }").text("pipelines.0.id");
    }

    private String team() {
        var client = owner.client();
        var id = client.post(
                        "mutation($input: TeamCreateInput!) { teamCreate(input: $input) { team { id } userErrors { code } } }",
                        Map.of("input", Map.of("name", "Team " + UUID.randomUUID())))
                .succeeded("teamCreate")
                .text("teamCreate.team.id");
        client.post(
                        "mutation($input: TeamMembersSetInput!) { teamMembersSet(input: $input) { userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of("id", id, "members", List.of(Map.of("membership", agent.membershipId())))))
                .succeeded("teamMembersSet");
        return id;
    }

    List<Arguments> filters() {
        var nothing = List.<String>of();
        var all = List.of("Lost", "Won", "Rich", "Plain");
        return List.of(
                Arguments.of(input("pipelines", List.of(pipeline())), all),
                Arguments.of(input("pipelines", List.of("pipe_01h455vb4pex5vsknk084sn02q")), nothing),
                Arguments.of(input("kinds", List.of("OPEN")), List.of("Rich", "Plain")),
                Arguments.of(input("kinds", List.of("WON", "LOST")), List.of("Lost", "Won")),
                Arguments.of(input("teams", List.of(team())), List.of("Rich")),
                Arguments.of(input("teams", List.of("team_01h455vb4pex5vsknk084sn02q")), nothing),
                Arguments.of(input("sources", List.of("REFERRAL", "FORM")), List.of("Rich")),
                Arguments.of(input("sources", List.of()), nothing),
                Arguments.of(input("tags", input("any", List.of("VIP"))), List.of("Rich")),
                Arguments.of(input("score", input()), List.of("Lost", "Won", "Rich")),
                Arguments.of(input("score", input("min", 20)), List.of("Won", "Rich")),
                Arguments.of(input("score", input("min", 0, "max", 20)), List.of("Lost", "Won")),
                Arguments.of(input("value", input("currency", "AED")), List.of("Rich")),
                Arguments.of(input("value", input("currency", "EUR", "minMinor", 9_000)), List.of("Won")),
                Arguments.of(input("value", input("currency", "EUR", "maxMinor", 8_999)), nothing),
                Arguments.of(input("createdAt", input("from", PAST, "before", FUTURE)), all),
                Arguments.of(input("createdAt", input("from", FUTURE)), nothing),
                Arguments.of(input("updatedAt", input("before", PAST)), nothing),
                Arguments.of(input("wonAt", input()), List.of("Won")),
                Arguments.of(input("wonAt", input("before", PAST)), nothing),
                Arguments.of(input("lostAt", input("from", PAST)), List.of("Lost")),
                Arguments.of(input("email", "Anja@Weinberg.example"), List.of("Rich")),
                Arguments.of(input("phone", "+49 89 12345604"), List.of("Rich")),
                Arguments.of(input("company", " weinberg ÄRZTE "), List.of("Rich")),
                Arguments.of(input("company", "weinberg"), nothing),
                Arguments.of(input("countries", List.of("AE", "DE")), List.of("Rich")),
                Arguments.of(input("countries", List.of("AE")), nothing),
                Arguments.of(input("countries", List.of()), nothing),
                Arguments.of(input("city", " mÜNCHEN "), List.of("Rich")),
                Arguments.of(input("city", "Münch"), nothing),
                Arguments.of(input("doNotContact", true), List.of("Lost")),
                Arguments.of(input("doNotContact", false), List.of("Won", "Rich", "Plain")),
                Arguments.of(ten(), List.of("Rich")));
    }

    private Map<String, @Nullable Object> ten() {
        return input(
                "stages",
                List.of(api.stage("qualified")),
                "kinds",
                List.of("OPEN"),
                "assignees",
                List.of(agent.membershipId()),
                "unassigned",
                false,
                "sources",
                List.of("REFERRAL"),
                "tags",
                input("all", List.of("vip"), "none", List.of("cold")),
                "score",
                input("min", 50),
                "value",
                input("currency", "AED", "minMinor", 1),
                "createdAt",
                input("from", PAST),
                "doNotContact",
                false,
                "text",
                "weinberg");
    }

    @ParameterizedTest
    @MethodSource("filters")
    void answersThoseThatMeetEachField(Map<String, @Nullable Object> filter, List<String> expected) {
        var answer = api.leads("filter", filter);

        assertThat(api.titlesOf(filter)).containsExactlyElementsOf(expected);
        assertThat(answer.data("leads.totalCount").asInt()).isEqualTo(expected.size());
    }

    static List<Arguments> orders() {
        return List.of(
                Arguments.of("SCORE_DESC", List.of("Rich", "Won", "Lost", "Plain")),
                Arguments.of("VALUE_DESC", List.of("Won", "Rich", "Lost", "Plain")));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void pagesByScoreAndValueBothWaysWithThoseWithoutAnyLast(String order, List<String> expected) {
        var forward = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = api.leads("orderBy", order, "first", 1, "after", cursor);
            forward.add(page.text("leads.edges.0.node.title"));
            cursor = page.data("leads.pageInfo.hasNextPage").asBoolean() ? page.text("leads.pageInfo.endCursor") : null;
        } while (cursor != null);
        assertThat(forward).containsExactlyElementsOf(expected);

        var last = api.leads("orderBy", order, "last", 2);
        var before = api.titles("orderBy", order, "last", 2, "before", last.text("leads.pageInfo.startCursor"));
        assertThat(before).containsExactlyElementsOf(expected.subList(0, 2));
    }

    static List<Map<String, @Nullable Object>> bad() {
        return List.of(
                input("pipelines", Collections.nCopies(101, "pipe_01h455vb4pex5vsknk084sn02q")),
                input("teams", Collections.nCopies(101, "team_01h455vb4pex5vsknk084sn02q")),
                input("sources", Collections.nCopies(101, "FORM")),
                input("kinds", Collections.nCopies(101, "OPEN")),
                input("company", "x".repeat(201)),
                input("city", "x".repeat(201)),
                input("countries", Collections.nCopies(101, "DE")),
                input("email", "nobody"),
                input("value", input("currency", "GOLD")),
                input("createdAt", input("from", "yesterday")));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatIsNoFilter(Map<String, @Nullable Object> filter) {
        assertThat(owner.client().run("leads/leads", input("filter", filter)).errorCodes())
                .containsOnly("BAD_USER_INPUT");
    }

    @Test
    void tellsASubscriberWhatEntersAndLeavesAFilterOfTenFields() {
        var id = api.create("Weinberg again");
        var watch = watches.ready(owner, "filter", ten());

        api.done("leadAssign", "ids", List.of(id), "to", agent.membershipId());
        api.done(
                "leadUpdate",
                "id",
                id,
                "source",
                "REFERRAL",
                "score",
                60,
                "value",
                input("amountMinor", 7, "currency", "AED"),
                "tags",
                List.of("vip"));
        api.done("leadMoveStage", "id", id, "stage", api.stage("qualified"));
        Awaited.until(() -> LeadWatches.kind(watch.next("leadChanged")).equals("STAGE_MOVED"));
        api.done("leadUpdate", "id", id, "score", 10);
        assertThat(LeadWatches.kind(watch.next("leadChanged"))).isEqualTo("LEFT");
        api.done("leadArchive", "ids", List.of(id));
        assertThat(LeadWatches.kind(watch.next("leadChanged"))).isEqualTo("LEFT");
    }
}
