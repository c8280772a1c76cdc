package foyer.leads.sla;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.LeadId;
import foyer.leads.LeadWatches;
import foyer.tenancy.keys.ApiKeyApi;
import foyer.testing.AtOnce;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who answers leads, what becomes of those that nobody answers, and how they are found. */
@FoyerTest
@Tag("graphql")
class FirstResponsesTest {

    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private final TestTenants tenants;
    private final LateLeads late;
    private final TestDatabase database;
    private TestMember owner;
    private LeadApi api;
    private SlaApi sla;

    @Autowired
    FirstResponsesTest(TestTenants tenants, LateLeads late, TestDatabase database) {
        this.tenants = tenants;
        this.late = late;
        this.database = database;
    }

    @BeforeEach
    void withTwoHours() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        sla = new SlaApi(owner, database).always().within(2, "new").within(null, "contacted");
    }

    @Test
    void areGivenByAMembersNoteOrMove() {
        var noted = api.create("Noted");
        var moved = api.create("Moved");
        var archived = api.create("Archived");
        var open = api.create("Open");
        var nowhere = api.create("Asked for nothing", "stage", api.stage("contacted"));
        api.done("leadNoteAdd", "id", noted, "body", "Called.");
        api.done("leadMoveStage", "id", moved, "stage", api.stage("contacted"));
        api.done("leadMoveStage", "id", moved, "stage", api.stage("new"));
        api.done("leadArchive", "ids", List.of(archived));
        api.done("leadUpdate", "id", open, "score", 5);

        assertThat(List.of(sla.of(noted), sla.of(moved))).allSatisfy(told -> {
            assertThat(told.responded()).isNotNull();
            assertThat(told.allowed()).isEqualTo(TWO_HOURS);
        });
        assertThat(List.of(sla.of(archived), sla.of(open), sla.of(nowhere)))
                .allSatisfy(told -> assertThat(told.responded()).isNull());
        assertThat(sla.of(nowhere).due()).isNull();
        var first = sla.of(noted).responded();
        api.done("leadNoteAdd", "id", noted, "body", "Called again.");
        assertThat(sla.of(noted).responded()).isEqualTo(first);
    }

    @Test
    void areNotGivenByWhatWasBeforeTheLead() {
        var lead = api.create("Called before");
        var created = sla.of(lead).createdAt();
        api.done(
                "leadActivityLog",
                "id",
                lead,
                "kind",
                "CALL",
                "occurredAt",
                created.minusSeconds(60).toString());
        assertThat(sla.of(lead).responded()).isNull();

        sla.set(lead, "response_owed_from = now() - interval '1 hour'");
        var call = created.minusSeconds(30);
        api.done("leadActivityLog", "id", lead, "kind", "CALL", "occurredAt", call.toString());

        assertThat(sla.of(lead).responded()).isEqualTo(call);
    }

    @Test
    void areNotGivenByAnApiKeyWhichOnlyMovesOn() {
        sla.within(5, "qualified");
        var lead = api.create("Moved by a program");
        var key = new ApiKeyApi(owner).makeStrongest("Program").client();
        SlaApi.run(key, "leadNoteAdd", Map.of("id", lead, "body", "Scored.")).succeeded("leadNoteAdd");
        SlaApi.run(key, "leadMoveStage", Map.of("id", lead, "stage", api.stage("qualified")))
                .succeeded("leadMoveStage");

        assertThat(sla.of(lead).responded()).isNull();
        assertThat(sla.of(lead).allowed()).isBetween(Duration.ofHours(5), Duration.ofHours(6));
        SlaApi.run(key, "leadMoveStage", Map.of("id", lead, "stage", api.stage("contacted")))
                .succeeded("leadMoveStage");
        assertThat(sla.of(lead).due()).isNull();
    }

    @Test
    void areToldOfOnceWhenNobodyHasGivenThem() throws Exception {
        var missed = api.create("Missed");
        var answered = api.create("Answered");
        var archived = api.create("Archived");
        api.done("leadNoteAdd", "id", answered, "body", "Called.");
        api.done("leadArchive", "ids", List.of(archived));
        var later = api.create("Later");
        var version = api.lead(missed).path("version").asInt();
        try (var watches = new LeadWatches()) {
            var watch = watches.ready(owner, "filter", Map.of("slaBreached", true));
            List.of(missed, answered, archived).forEach(sla::overdue);

            AtOnce.run(List.<Callable<Boolean>>of(this::look, this::look, this::look));

            var event = watch.next("leadChanged");
            assertThat(LeadWatches.kind(event)).isEqualTo("UPDATED");
            assertThat(event.path("id").asString()).isEqualTo(missed);
            assertThat(event.path("changedFields").valueStream().map(JsonNode::asString))
                    .containsExactly("slaBreached");
        }
        Awaited.until(() -> sla.of(missed).breached());
        look();

        assertThat(api.titlesOf(Map.of("slaBreached", true))).containsExactly("Missed");
        assertThat(api.titlesOf(Map.of("slaBreached", false))).containsExactly("Later", "Answered");
        assertThat(api.timeline(missed)).containsExactly("SLA_BREACHED", "CREATED");
        assertThat(api.lead(missed).path("version").asInt()).isEqualTo(version);
        assertThat(sla.of(later).breached()).isFalse();
        assertThat(events(missed)).isOne();
        api.done("leadNoteAdd", "id", missed, "body", "Too late.");
        assertThat(sla.of(missed).breached()).isTrue();
        assertThat(sla.of(missed).responded()).isNotNull();
    }

    @Test
    void areMissedWhenTheyComeBeforeAnybodyHasLooked() {
        var lead = api.create("Answered late");
        sla.due(lead, "now() - interval '1 second'");

        api.done("leadNoteAdd", "id", lead, "body", "Sorry.");

        assertThat(sla.of(lead).breached()).isTrue();
        assertThat(events(lead)).isOne();
        assertThat(api.timeline(lead)).containsExactlyInAnyOrder("NOTE_ADDED", "SLA_BREACHED", "CREATED");
    }

    private boolean look() throws Exception {
        late.run();
        return true;
    }

    private long events(String lead) {
        return database.number(
                "select count(*) from platform.event where tenant_id = ? and entity_id = ? and type = 'lead.sla_breached'",
                owner.tenant(),
                LeadId.of(lead).value());
    }

    /** Three that are waited for, behind them those that are not, newest last; each page goes on where one ended. */
    @Test
    void areFoundByWhenTheyAreDue() {
        var third = api.create("Third");
        var first = api.create("First");
        var second = api.create("Second");
        var answered = api.create("Answered");
        api.create("Asked for nothing", "stage", api.stage("contacted"));
        api.done("leadNoteAdd", "id", answered, "body", "Called.");
        sla.due(first, "timestamptz '2031-01-01T10:00:00Z'");
        sla.due(second, "timestamptz '2031-01-02T10:00:00Z'");
        sla.due(third, "timestamptz '2031-01-03T10:00:00Z'");
        sla.due(answered, "timestamptz '2031-01-02T11:00:00Z'");
        var order = "FIRST_RESPONSE_DUE_ASC";

        assertThat(api.titles("orderBy", order))
                .containsExactly("First", "Second", "Third", "Answered", "Asked for nothing");
        var page = api.leads("orderBy", order, "first", 2);
        var after = page.text("leads.pageInfo.endCursor");
        assertThat(api.titles("orderBy", order, "first", 2, "after", after)).containsExactly("Third", "Answered");
        var next = api.leads("orderBy", order, "first", 2, "after", after).text("leads.pageInfo.endCursor");
        assertThat(api.titles("orderBy", order, "first", 2, "after", next)).containsExactly("Asked for nothing");
        assertThat(api.titles("orderBy", order, "last", 2, "before", next)).containsExactly("Second", "Third");
        assertThat(api.titlesOf(Map.of("firstResponseDue", Map.of("from", "2031-01-02T10:00:00Z"))))
                .containsExactly("Second", "Third");
        assertThat(api.titlesOf(Map.of("firstResponseDue", Map.of("before", "2031-01-03T10:00:00Z"))))
                .containsExactly("Second", "First");
        assertThat(api.titlesOf(Map.of("not", Map.of("firstResponseDue", Map.of()))))
                .containsExactly("Asked for nothing", "Answered");
    }

    @Test
    void leaveAWatchOfWhatIsDue() {
        try (var watches = new LeadWatches()) {
            var before = Instant.now().plus(TWO_HOURS).plus(TWO_HOURS).toString();
            var watch = watches.ready(owner, "filter", Map.of("firstResponseDue", Map.of("before", before)));

            var lead = api.create("Due");
            assertThat(LeadWatches.kind(watch.next("leadChanged"))).isEqualTo("CREATED");
            api.done("leadNoteAdd", "id", lead, "body", "Called.");
            assertThat(LeadWatches.kind(watch.next("leadChanged"))).isEqualTo("LEFT");
        }
    }
}
