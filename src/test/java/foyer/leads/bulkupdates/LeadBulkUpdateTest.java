package foyer.leads.bulkupdates;

import static foyer.leads.LeadApi.input;
import static foyer.leads.bulkupdates.BulkApi.filter;
import static foyer.leads.bulkupdates.BulkApi.ids;
import static foyer.leads.bulkupdates.BulkApi.told;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.assignment.RuleApi;
import foyer.records.fields.CustomFieldApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of leads that are changed many at once. */
@FoyerTest
@Tag("graphql")
class LeadBulkUpdateTest {

    private final TestTenants tenants;
    private final TestDatabase database;
    private TestMember owner;
    private LeadApi api;
    private BulkApi bulk;
    private String team;

    @Autowired
    LeadBulkUpdateTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        bulk = new BulkApi(owner);
        team = new RuleApi(owner).team();
    }

    private @Nullable Object[] everything() {
        return new @Nullable Object[] {
            "stage",
            api.stage("lost"),
            "lostReason",
            " Too dear ",
            "assignee",
            owner.membershipId(),
            "team",
            team,
            "source",
            "REFERRAL",
            "sourceDetail",
            null,
            "score",
            7,
            "doNotContact",
            true,
            "addTags",
            List.of("Hot", "new"),
            "removeTags",
            List.of("old"),
            "customFields",
            List.of(input("field", "rooms", "number", "3"))
        };
    }

    @Test
    void changesWhatIsNamedAndTellsOfItInEachPlace() {
        new CustomFieldApi(owner).create("rooms", "NUMBER");
        var changed = api.create("Villa", "tags", List.of("old", "new"), "sourceDetail", "Fair", "score", 3);
        var other = api.create("Office", "tags", List.of("old"));

        var preview = bulk.preview(ids(changed), everything());
        var output = bulk.change(ids(changed, changed), everything());

        assertThat(told(output)).isEqualTo("1 leads: 1 changed, 0 unchanged").isEqualTo(told(preview));
        var fields =
                "[\"stage\",\"lostReason\",\"assignee\",\"team\",\"source\",\"sourceDetail\",\"score\",\"doNotContact\",\"tags\","
                        + "\"customFields.rooms\"]";
        assertThat(preview.path("leads").path(0).path("changedFields").toString())
                .isEqualTo(fields);
        var lead = api.lead(changed);
        assertThat(lead.path("stage").path("key").asString()).isEqualTo("lost");
        assertThat(lead.path("lostReason").asString()).isEqualTo("Too dear");
        assertThat(lead.path("lostAt").isNull()).isFalse();
        assertThat(lead.path("assignee").path("id").asString()).isEqualTo(owner.membershipId());
        assertThat(api.titlesOf(Map.of("teams", List.of(team)))).containsExactly("Villa");
        assertThat(lead.path("source").asString()).isEqualTo("REFERRAL");
        assertThat(lead.path("sourceDetail").isNull()).isTrue();
        assertThat(lead.path("score").asInt()).isEqualTo(7);
        assertThat(lead.path("doNotContact").asBoolean()).isTrue();
        assertThat(lead.path("tags").toString()).isEqualTo("[\"hot\",\"new\"]");
        assertThat(lead.path("version").asInt()).isEqualTo(2);
        assertThat(api.timeline(changed)).containsExactlyInAnyOrder("UPDATED", "ASSIGNED", "STAGE_MOVED", "CREATED");
        assertThat(database.texts("""
                select key || '=' || value from leads.lead, jsonb_each_text(field_versions)
                where tenant_id = ? order by key""", owner.tenant()))
                .containsExactly(
                        "customFields.rooms=2",
                        "doNotContact=2",
                        "score=2",
                        "source=2",
                        "sourceDetail=2",
                        "tags=2",
                        "team=2");
        assertThat(database.texts("""
                select concat_ws('|', lost_reason, seconds_in_from is not null) from leads.stage_change
                where tenant_id = ? and lead_id = (select id from leads.lead where title = 'Villa' and tenant_id = ?)
                order by changed_at, id""", owner.tenant(), owner.tenant())).containsExactly("f", "Too dear|t");
        assertThat(database.number(
                        "select count(*) from audit.entry where tenant_id = ? and action = 'lead.bulk_update'",
                        owner.tenant()))
                .isEqualTo(1);
        assertThat(database.number(
                        "select count(*) from platform.event where tenant_id = ? and type = 'lead.bulk'",
                        owner.tenant()))
                .isEqualTo(1);
        assertThat(api.lead(other).path("version").asInt()).isEqualTo(1);
        assertThat(bulk.counted("new", "lost")).containsExactly(1, 1);

        assertThat(told(bulk.change(ids(changed), everything()))).isEqualTo("1 leads: 0 changed, 1 unchanged");
        assertThat(api.lead(changed).path("version").asInt()).isEqualTo(2);
        assertThat(database.number(
                        "select count(*) from audit.entry where tenant_id = ? and action = 'lead.bulk_update'",
                        owner.tenant()))
                .isEqualTo(1);

        assertThat(told(bulk.change(ids(changed, other), "team", null))).isEqualTo("2 leads: 1 changed, 1 unchanged");
        assertThat(api.titlesOf(Map.of("teams", List.of(team)))).isEmpty();
        assertThat(api.lead(changed).path("version").asInt()).isEqualTo(3);
    }

    @Test
    void goesByAFilterAndLeavesWhatIsAsWantedOrMayNotChange() {
        var full = IntStream.range(0, 20).mapToObj(i -> "t" + i).toList();
        api.create("Archived");
        api.done("leadArchive", "ids", List.of(id("Archived")));
        api.create("Full", "tags", full);
        api.create("Free", "score", 4);
        api.create("Right", "score", 9, "tags", List.of("a"));
        var frozen = api.create("Frozen");
        database.execute("""
                insert into entitlements.frozen_mark (tenant_id, kind, entity_id, limit_key, frozen_at)
                select tenant_id, 'Lead', id, 'LEADS', now() from leads.lead where tenant_id = ? and title = 'Frozen'""", owner.tenant());
        Object[] changes = {"score", 9, "addTags", List.of("a")};

        var preview = bulk.preview(filter(), changes);
        var output = bulk.change(filter(), changes);

        assertThat(told(output))
                .isEqualTo("4 leads: 1 changed, 1 unchanged, FROZEN 1, TAGS_INVALID 1")
                .isEqualTo(told(preview));
        assertThat(preview.path("leads")
                        .valueStream()
                        .map(row -> row.path("lead").path("title").asString()))
                .containsExactly("Frozen", "Right", "Free", "Full");
        assertThat(output.path("leads").toString()).contains(frozen);
        var archived = id("Archived");
        assertThat(told(bulk.change(ids(archived, LeadApi.NOWHERE), changes)))
                .isEqualTo("2 leads: 0 changed, 0 unchanged, ARCHIVED 1, NOT_FOUND 1");
        assertThat(told(bulk.change(ids(archived), "archived", true))).isEqualTo("1 leads: 0 changed, 1 unchanged");
        assertThat(told(bulk.change(filter("archived", true), "archived", false, "score", 1)))
                .isEqualTo("1 leads: 1 changed, 0 unchanged");
        assertThat(api.timeline(archived)).containsExactlyInAnyOrder("UPDATED", "RESTORED", "ARCHIVED", "CREATED");
        assertThat(told(bulk.change(filter(), "archived", true)))
                .isEqualTo("5 leads: 4 changed, 0 unchanged, FROZEN 1");
        assertThat(api.titles()).containsExactly("Frozen");
        assertThat(bulk.counted("new")).containsExactly(1);
    }

    @Test
    void seesALeadAsWhoeverWasFasterHasLeftIt() throws Exception {
        api.create("Scored", "score", 1);
        api.create("Gone", "score", 1);
        String job;
        try (var connection = database.asSuperuser();
                var faster = connection.createStatement()) {
            connection.setAutoCommit(false);
            faster.execute("update leads.lead set source = 'FORM', version = 2 where title = 'Scored' and tenant_id = '"
                    + owner.tenant() + "'");
            faster.execute("update leads.lead set score = 50, version = 2 where title = 'Gone' and tenant_id = '"
                    + owner.tenant() + "'");
            job = bulk.begin(filter("score", Map.of("max", 10)), "score", 8);
            Awaited.until(() -> database.waiting() > 0);
            connection.commit();
        }

        assertThat(told(bulk.ended(job).path("output"))).isEqualTo("2 leads: 1 changed, 1 unchanged");
        assertThat(database.texts(
                        "select concat_ws('|', title, score, source, version) from leads.lead where tenant_id = ? order by title",
                        owner.tenant()))
                .containsExactly("Gone|50|MANUAL|2", "Scored|8|FORM|3");
    }

    private String id(String title) {
        return Objects.requireNonNull(owner.client()
                .post(
                        "query($archived: Boolean) { leads(filter: { text: \"" + title
                                + "\", archived: $archived }) { nodes { id } } }",
                        Map.of(
                                "archived",
                                title.equals("Archived") && !api.titles().contains(title)))
                .text("leads.nodes.0.id"));
    }
}
