package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import foyer.testing.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What {@code leadChanged} tells, over a real socket (spec/platform.md, events and subscriptions). */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadChangedTest {

    /** Long enough for an event that would come; those that come take some milliseconds. */
    private static final Duration QUIET = Duration.ofMillis(400);

    private final TestTenants tenants;
    private final TestMember owner;
    private final LeadApi api;
    private final List<SocketClient> sockets = new ArrayList<>();

    @Autowired
    LeadChangedTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
    }

    @BeforeEach
    void noSockets() {
        sockets.clear();
    }

    @AfterEach
    void close() {
        sockets.forEach(SocketClient::close);
    }

    private Watch watch(TestMember member, @Nullable Object... variables) {
        var socket = SocketClient.as(member.client().server(), member.accessToken());
        sockets.add(socket);
        return socket.run(GraphQlClient.document("leads/leadChanged"), input(variables));
    }

    /** A subscription that stands. */
    private Watch ready(@Nullable Object... variables) {
        var watch = watch(owner, variables);
        assertThat(kind(watch.next("leadChanged"))).isEqualTo("READY");
        return watch;
    }

    private static String kind(JsonNode event) {
        return event.path("kind").asString();
    }

    private static List<String> changed(JsonNode event) {
        return event.path("changedFields").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void beginsWithACursorAndNoLead() {
        var first = watch(owner).next("leadChanged");

        assertThat(kind(first)).isEqualTo("READY");
        assertThat(first.path("cursor").asString()).isNotBlank();
        assertThat(first.path("id").isNull()).isTrue();
        assertThat(first.path("lead").isNull()).isTrue();
        assertThat(first.path("changedFields")).isEmpty();
    }

    @Test
    void tellsEachKindOfChangeOnceInOrder() {
        var watch = ready();

        var id = api.create("Roof");
        api.done("leadUpdate", "id", id, "title", "New roof", "score", 5);
        api.done("leadAssign", "ids", List.of(id), "to", owner.membershipId());
        api.done("leadMoveStage", "id", id, "stage", api.stage("contacted"));
        api.done("leadNoteAdd", "id", id, "body", "Called.");
        api.done("leadArchive", "ids", List.of(id));
        api.done("leadRestore", "ids", List.of(id));

        var kinds = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            var event = watch.next("leadChanged");
            kinds.add(kind(event) + changed(event));
            assertThat(event.path("id").asString()).isEqualTo(id);
            assertThat(event.path("lead").path("id").asString()).isEqualTo(id);
            assertThat(event.path("actor").path("id").asString()).isEqualTo(owner.membershipId());
        }
        assertThat(kinds)
                .containsExactly(
                        "CREATED[]",
                        "UPDATED[title, score]",
                        "ASSIGNED[assignee]",
                        "STAGE_MOVED[stage]",
                        "UPDATED[notes]",
                        "ARCHIVED[archivedAt]",
                        "RESTORED[archivedAt]");
        watch.nothingFor(QUIET);
    }

    @Test
    void showsAnEdgeAsItIsNowAndNotAsItWasForTheMessageBefore() {
        var colleague = tenants.join(owner, "MEMBER");
        var id = api.create("Edge", "assignee", owner.membershipId());
        var watch = ready();

        api.done("leadAssign", "ids", List.of(id), "to", colleague.membershipId());
        var first = watch.next("leadChanged").path("lead").path("assignee").path("id");
        api.done("leadAssign", "ids", List.of(id), "to", owner.membershipId());
        var second = watch.next("leadChanged").path("lead").path("assignee").path("id");

        assertThat(first.asString()).isEqualTo(colleague.membershipId());
        assertThat(second.asString()).isEqualTo(owner.membershipId());
    }

    @Test
    void goesOnAfterACursorWithoutGapOrRepetition() {
        var watch = ready();
        var ids = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            ids.add(api.create("Replayed " + i));
        }
        watch.next("leadChanged");
        var second = watch.next("leadChanged");

        var again = watch(owner, "after", second.path("cursor").asString());
        var ready = again.next("leadChanged");
        var replayed = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            replayed.add(again.next("leadChanged").path("id").asString());
        }
        var live = api.create("Live");

        assertThat(kind(ready)).isEqualTo("READY");
        assertThat(ready.path("cursor").asString())
                .isEqualTo(second.path("cursor").asString());
        assertThat(replayed).isEqualTo(ids.subList(2, 5));
        assertThat(again.next("leadChanged").path("id").asString()).isEqualTo(live);
        again.nothingFor(QUIET);
    }

    @Test
    void goesOnAfterTheCursorOfAQuery() {
        var before = api.create("Before the query");
        var query = owner.client().post("{ leads(first: 1) { nodes { id } } eventCursor }");
        var after = api.create("After the query");

        var watch = ready("after", query.text("eventCursor"));

        assertThat(query.text("leads.nodes.0.id")).isEqualTo(before);
        assertThat(watch.next("leadChanged").path("id").asString()).isIn(before, after);
        var ids = new ArrayList<String>();
        for (JsonNode event = message(watch); event != null; event = message(watch)) {
            ids.add(event.path("id").asString());
        }
        assertThat(ids.isEmpty() ? List.of(after) : ids).containsExactly(after);
    }

    private static @Nullable JsonNode message(Watch watch) {
        var message = watch.message(QUIET);
        return message == null ? null : message.path("payload").path("data").path("leadChanged");
    }

    @Test
    void tellsOfLeadsThatMeetTheFilterAndOfThoseThatLeaveIt() {
        var contacted = api.stage("contacted");
        var first = api.stage("new");
        var id = api.create("Filtered");
        var watch = ready("filter", Map.of("stages", List.of(contacted)));

        api.done("leadUpdate", "id", id, "title", "Not of interest");
        api.done("leadMoveStage", "id", id, "stage", contacted);
        var entered = watch.next("leadChanged");
        api.done("leadUpdate", "id", id, "title", "Of interest");
        var edited = watch.next("leadChanged");
        api.done("leadMoveStage", "id", id, "stage", first);
        var left = watch.next("leadChanged");
        api.done("leadUpdate", "id", id, "title", "No longer of interest");

        assertThat(List.of(kind(entered), kind(edited), kind(left))).containsExactly("STAGE_MOVED", "UPDATED", "LEFT");
        assertThat(left.path("id").asString()).isEqualTo(id);
        assertThat(left.path("lead").isNull()).isTrue();
        watch.nothingFor(QUIET);
    }

    @Test
    void findsWordsOfATextAsTheListDoes() {
        var watch = ready("filter", Map.of("text", "cafe harb"));

        api.create("Terrace of the CAFÉ", "contact", input("company", "Harbour House"));
        api.create("Terrace of the cafe");
        var id = api.create("Café at the harbour");

        assertThat(watch.next("leadChanged").path("lead").path("title").asString())
                .isEqualTo("Terrace of the CAFÉ");
        assertThat(watch.next("leadChanged").path("id").asString()).isEqualTo(id);
        api.done("leadUpdate", "id", id, "title", "Somewhere else");
        assertThat(kind(watch.next("leadChanged"))).isEqualTo("LEFT");
        watch.nothingFor(QUIET);
    }

    @Test
    void takesAnArchivedLeadOffAFilteredList() {
        var id = api.create("Archived");
        var watch = ready("filter", new HashMap<>());

        api.done("leadArchive", "ids", List.of(id));

        assertThat(kind(watch.next("leadChanged"))).isEqualTo("LEFT");
    }

    @Test
    void tellsNothingOfAnotherTenant() {
        var other = tenants.signUp("REAL_ESTATE");
        var watch = ready();

        new LeadApi(other).create("Theirs");

        watch.nothingFor(QUIET);
    }

    @Test
    void refusesTheCursorOfAnotherTenant() {
        var other = tenants.signUp("REAL_ESTATE");
        var theirs = other.client().post("{ eventCursor }").text("eventCursor");

        assertThat(watch(owner, "after", theirs).errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "-1", "AAAAAAAAAAAAAAAAAAAAAAAA", "  ", "🙂"})
    void refusesWhatIsNoCursor(String cursor) {
        assertThat(watch(owner, "after", cursor).errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    @Test
    void refusesWhoMayNotReadLeads() {
        assertThat(watch(tenants.join(owner, "DEVELOPER")).errorCodes()).containsExactly("FORBIDDEN");
    }

    @Test
    void refusesAFilterThatIsTooLarge() {
        assertThat(watch(owner, "filter", Map.of("text", "x".repeat(201))).errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }

    @Test
    void isNotToBeHadInASingleAnswer() {
        var answer = owner.client().post("subscription { leadChanged { kind } }");

        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
    }
}
