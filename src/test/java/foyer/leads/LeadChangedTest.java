package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.merging.MergeApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What {@code leadChanged} tells, over a real socket (spec/platform.md, events and subscriptions). */
@FoyerTest
@Tag("graphql")
class LeadChangedTest {

    /** Long enough for an event that would come; those that come take some milliseconds. */
    private static final Duration QUIET = Duration.ofMillis(400);

    private final TestTenants tenants;
    private final TestMember owner;
    private final LeadApi api;
    private final LeadWatches watches = new LeadWatches();

    @Autowired
    LeadChangedTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
    }

    @AfterEach
    void close() {
        watches.close();
    }

    private static List<String> changed(JsonNode event) {
        return event.path("changedFields").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void beginsWithACursorAndNoLead() {
        var first = watches.of(owner).next("leadChanged");

        assertThat(LeadWatches.kind(first)).isEqualTo("READY");
        assertThat(first.path("cursor").asString()).isNotBlank();
        assertThat(first.path("id").isNull()).isTrue();
        assertThat(first.path("lead").isNull()).isTrue();
        assertThat(first.path("changedFields")).isEmpty();
    }

    @Test
    void tellsEachKindOfChangeOnceInOrder() {
        var watch = watches.ready(owner);

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
            kinds.add(LeadWatches.kind(event) + changed(event));
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
        var watch = watches.ready(owner);
        var id = api.create("Edge", "assignee", owner.membershipId());
        watch.next();

        api.done("leadAssign", "ids", List.of(id), "to", colleague.membershipId());
        var first = watch.next("leadChanged").path("lead").path("assignee").path("id");
        api.done("leadAssign", "ids", List.of(id), "to", owner.membershipId());
        var second = watch.next("leadChanged").path("lead").path("assignee").path("id");

        assertThat(first.asString()).isEqualTo(colleague.membershipId());
        assertThat(second.asString()).isEqualTo(owner.membershipId());
    }

    @Test
    void tellsOfLeadsThatMeetTheFilterAndOfThoseThatLeaveIt() {
        var contacted = api.stage("contacted");
        var first = api.stage("new");
        var id = api.create("Filtered");
        var watch = watches.ready(owner, "filter", Map.of("stages", List.of(contacted)));

        api.done("leadUpdate", "id", id, "title", "Not of interest");
        watch.nothingFor(QUIET);
        api.done("leadMoveStage", "id", id, "stage", contacted);
        var entered = watch.next("leadChanged");
        api.done("leadUpdate", "id", id, "title", "Of interest");
        var edited = watch.next("leadChanged");
        api.done("leadMoveStage", "id", id, "stage", first);
        var left = watch.next("leadChanged");
        api.done("leadUpdate", "id", id, "title", "No longer of interest");

        assertThat(List.of(LeadWatches.kind(entered), LeadWatches.kind(edited), LeadWatches.kind(left)))
                .containsExactly("STAGE_MOVED", "UPDATED", "LEFT");
        assertThat(left.path("id").asString()).isEqualTo(id);
        assertThat(left.path("lead").isNull()).isTrue();
        watch.nothingFor(QUIET);
    }

    @Test
    void findsWordsOfATextAsTheListDoes() {
        var watch = watches.ready(owner, "filter", Map.of("text", "cafe harb"));

        api.create("Terrace of the CAFÉ", "contact", input("company", "Harbour House"));
        api.create("Terrace of the cafe");
        var id = api.create("Café at the harbour");

        assertThat(watch.next("leadChanged").path("lead").path("title").asString())
                .isEqualTo("Terrace of the CAFÉ");
        assertThat(watch.next("leadChanged").path("id").asString()).isEqualTo(id);
        api.done("leadUpdate", "id", id, "title", "Somewhere else");
        assertThat(LeadWatches.kind(watch.next("leadChanged"))).isEqualTo("LEFT");
        watch.nothingFor(QUIET);
    }

    @Test
    void saysThatALeadLeftByWhatWasWrittenOfItOrCameWithAnother() {
        var noted = api.create("Noted");
        var called = api.create("Called");
        var kept = api.create("Kept");
        var other = api.create("Other");
        api.done("leadNoteAdd", "id", other, "body", "At the harbour.");
        var watch = watches.ready(owner, "filter", Map.of("not", Map.of("text", "harbour")));

        api.done("leadNoteAdd", "id", noted, "body", "Wants the harbour.");
        api.done("leadActivityLog", "id", called, "kind", "CALL", "body", "Of the harbour.");
        var merges = new MergeApi(owner);
        var merge = merges.merged(kept, other);

        for (var id : List.of(noted, called, kept, other)) {
            var left = watch.next("leadChanged");
            assertThat(LeadWatches.kind(left)).isEqualTo("LEFT");
            assertThat(left.path("id").asString()).isEqualTo(id);
        }
        var noLonger = watches.ready(owner, "filter", Map.of("text", "harbour"));
        merges.undo(merge);
        var back = List.of(noLonger.next("leadChanged"), noLonger.next("leadChanged"));
        assertThat(back.stream().map(LeadWatches::kind)).containsExactlyInAnyOrder("LEFT", "RESTORED");
        assertThat(back.stream()
                        .filter(event -> LeadWatches.kind(event).equals("LEFT"))
                        .map(event -> event.path("id").asString()))
                .containsExactly(kept);
    }

    @Test
    void takesAnArchivedLeadOffAFilteredList() {
        var watch = watches.ready(owner, "filter", new HashMap<>());
        var id = api.create("Archived");
        watch.next();

        api.done("leadArchive", "ids", List.of(id));

        assertThat(LeadWatches.kind(watch.next("leadChanged"))).isEqualTo("LEFT");
    }

    @Test
    void tellsNothingOfAnotherTenant() {
        var other = tenants.signUp("REAL_ESTATE");
        var watch = watches.ready(owner);

        new LeadApi(other).create("Theirs");

        watch.nothingFor(QUIET);
    }

    @Test
    void refusesWhoMayNotReadLeads() {
        assertThat(watches.of(tenants.join(owner, "DEVELOPER")).errorCodes()).containsExactly("FORBIDDEN");
    }

    @Test
    void refusesAFilterThatIsTooLarge() {
        assertThat(watches.of(owner, "filter", Map.of("text", "x".repeat(201))).errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }

    @Test
    void isNotToBeHadInASingleAnswer() {
        var answer = owner.client().post("subscription { leadChanged { kind } }");

        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
    }
}
