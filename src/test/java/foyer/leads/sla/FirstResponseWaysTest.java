package foyer.leads.sla;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.forms.LeadFormApi;
import foyer.leads.merging.MergeApi;
import foyer.leads.reverting.Imported;
import foyer.tenancy.keys.ApiKeyApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** By whatever way a lead is made, comes into a stage or comes back, it is due as its stage says. All hours count here. */
@FoyerTest
@Tag("graphql")
class FirstResponseWaysTest {

    private final TestTenants tenants;
    private final TestDatabase database;
    private final LateLeads late;
    private TestMember owner;
    private LeadApi api;
    private SlaApi sla;

    @Autowired
    FirstResponseWaysTest(TestTenants tenants, TestDatabase database, LateLeads late) {
        this.tenants = tenants;
        this.database = database;
        this.late = late;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        sla = new SlaApi(owner, database).always().within(2, "new").within(7, "contacted");
    }

    @AfterEach
    void isEachAsItsStageSays() {
        assertThat(sla.wrong()).isEmpty();
    }

    private Duration allowed(String lead) {
        return Objects.requireNonNull(sla.of(lead).allowed());
    }

    private String titled(String title) {
        return api.leads()
                .data("leads.edges")
                .valueStream()
                .map(edge -> edge.path("node"))
                .filter(lead -> lead.path("title").asString().equals(title))
                .map(lead -> lead.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isMadeByHandByAFormAndByAFile() {
        assertThat(allowed(api.create("By hand"))).isEqualTo(Duration.ofHours(2));
        assertThat(allowed(api.create("Elsewhere", "stage", api.stage("contacted"))))
                .isEqualTo(Duration.ofHours(7));

        var forms = new LeadFormApi(owner);
        var form = forms.make("Contact");
        forms.send(form.token(), "contact", Map.of("name", "Sent", "email", "sent@example.com"))
                .succeeded("leadCapture");
        assertThat(api.leads().data("leads.edges").size()).isEqualTo(3);

        new Imported(owner).run("Title,Name,Stage\nFile one,One,\nFile two,Two,contacted\n");
        assertThat(allowed(titled("File one"))).isEqualTo(Duration.ofHours(2));
        assertThat(allowed(titled("File two"))).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void isMadeAsASample() {
        var sampled = owner.client()
                .post(
                        "mutation($input: OnboardingCompleteInput!) { onboardingComplete(input: $input) { tenant { id } userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "company",
                                        Map.of("name", "Sampled for answers"),
                                        "blueprint",
                                        "LEAD_GENERATION",
                                        "sampleData",
                                        true)))
                .succeeded("onboardingComplete");
        assertThat(sampled.text("onboardingComplete.tenant.id")).isNotBlank();

        assertThat(database.texts("""
                select l.title from leads.lead l join tenancy.tenant t on t.id = l.tenant_id
                where t.name = 'Sampled for answers' and l.response_owed_from is not null
                    and (l.first_response_due_at is not null or l.first_responded_at is not null)""")).isNotEmpty();
    }

    @Test
    void comesBackFromTheArchiveAloneAndWithMany() {
        var alone = api.create("Alone");
        var many = api.create("Many");
        api.done("leadArchive", "ids", List.of(alone, many));
        List.of(alone, many)
                .forEach(
                        lead -> sla.set(
                                lead,
                                "response_owed_from = now() - interval '1 day',"
                                        + " first_response_due_at = now() - interval '22 hours', created_at = now() - interval '1 day'"));

        api.done("leadRestore", "ids", List.of(alone));
        bulk(owner.client(), many, "archived", false);

        for (var lead : List.of(alone, many)) {
            assertThat(allowed(lead)).isBetween(Duration.ofHours(26), Duration.ofHours(27));
            assertThat(sla.of(lead).breached()).isFalse();
        }
    }

    @Test
    void isMovedWithManyByAMemberByAProgramAndAsItsStageIsDeleted() {
        var answered = api.create("Answered");
        var moved = api.create("Moved");
        var left = api.create("Left");
        bulk(owner.client(), answered, "stage", api.stage("contacted"));
        bulk(new ApiKeyApi(owner).makeStrongest("Program").client(), moved, "stage", api.stage("contacted"));
        sla.set(left, "created_at = now() - interval '1 day'");
        api.done("leadArchive", "ids", List.of(left));
        api.done("leadRestore", "ids", List.of(left));

        assertThat(sla.of(answered).responded()).isNotNull();
        assertThat(sla.of(answered).allowed()).isEqualTo(Duration.ofHours(2));
        assertThat(sla.of(moved).responded()).isNull();
        assertThat(allowed(moved)).isGreaterThanOrEqualTo(Duration.ofHours(7));

        sla.within(3, "qualified");
        SlaApi.run(
                        owner.client(),
                        "stageDelete",
                        Map.of("id", api.stage("contacted"), "moveLeadsTo", api.stage("qualified")))
                .succeeded("stageDelete");
        Awaited.until(() -> api.lead(moved).path("stage").path("key").asString().equals("qualified"));
        assertThat(sla.of(moved).responded()).isNull();
        assertThat(allowed(moved)).isBetween(Duration.ofHours(3), Duration.ofHours(4));
    }

    private void bulk(GraphQlClient client, String lead, String field, Object value) {
        var before = api.lead(lead).path("version").asInt();
        SlaApi.run(
                        client,
                        "leadBulkUpdate",
                        Map.of("target", Map.of("ids", List.of(lead)), "changes", Map.of(field, value)))
                .succeeded("leadBulkUpdate");
        Awaited.until(() -> api.lead(lead).path("version").asInt() > before);
    }

    @Test
    void isMergedAndComesBack() {
        var merges = new MergeApi(owner);
        var kept = api.create("Kept");
        var answered = api.create("Answered");
        var waiting = api.create("Waiting");
        api.done("leadNoteAdd", "id", answered, "body", "Called.");
        sla.set(
                waiting,
                "created_at = now() - interval '1 hour', response_owed_from = now() - interval '1 hour',"
                        + " first_response_due_at = now() + interval '1 hour'");
        var before = sla.of(waiting);
        var merge = merges.merged(kept, answered, waiting);
        // What was before the lead is no answer to it.
        var earlier = Instant.now().minus(Duration.ofHours(3)).toString();
        api.done("leadActivityLog", "id", kept, "kind", "CALL", "occurredAt", earlier);

        assertThat(sla.of(kept).responded()).isNotNull();

        merges.undo(merge);

        assertThat(sla.of(kept).responded()).isNull();
        assertThat(sla.of(answered).responded()).isNotNull();
        assertThat(sla.of(waiting)).isEqualTo(before);

        var again = merges.merged(kept, answered, waiting);
        sla.within(4, "new");
        api.done("leadNoteAdd", "id", kept, "body", "Called this one too.");
        merges.undo(again);
        assertThat(sla.of(kept).responded())
                .isNotNull()
                .isNotEqualTo(sla.of(answered).responded());
        assertThat(allowed(waiting)).isBetween(Duration.ofHours(4), Duration.ofHours(5));
    }

    /** Nobody has worked on what was only missed: it goes with the import that made it. */
    @Test
    void isTakenForUntouchedWhenItWasMissed() {
        var imported = new Imported(owner);
        var job = imported.run("Title,Name\nMissed,One\n");
        sla.overdue(titled("Missed"));
        Awaited.until(() -> {
            look();
            return sla.of(titled("Missed")).breached();
        });

        SlaApi.run(owner.client(), "leadImportRevert", Map.of("job", job)).succeeded("leadImportRevert");

        Awaited.until(() -> api.titles().isEmpty());
    }

    private void look() {
        try {
            late.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
