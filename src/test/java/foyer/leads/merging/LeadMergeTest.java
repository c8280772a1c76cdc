package foyer.leads.merging;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.LeadId;
import foyer.leads.forms.LeadFormApi;
import foyer.leads.lists.LeadListApi;
import foyer.records.fields.CustomFieldApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What becomes of leads that are made one, and that undoing it leaves nothing of it (spec/leads.md, rules). */
@FoyerTest
@Tag("graphql")
class LeadMergeTest {

    /** Everything of leads but what always grows: versions, times of changes, what the log and timelines tell of the merge. */
    private static final List<String> ROWS = List.of(
            "select (to_jsonb(x) - 'version' - 'updated_at' - 'field_versions')::text from leads.lead x",
            "select to_jsonb(x)::text from leads.stage_change x",
            "select (to_jsonb(x) - 'id' - 'added_at')::text from leads.lead_list_member x",
            "select to_jsonb(x)::text from leads.capture x",
            "select to_jsonb(x)::text from records.note x",
            "select (to_jsonb(x) - 'id')::text from records.tagging x",
            "select (to_jsonb(x) - 'id')::text from records.custom_value x",
            "select to_jsonb(x)::text from records.activity x where kind not in ('MERGED', 'MERGE_UNDONE') and true",
            "select x.used::text from entitlements.counter x where x.limit_key = 'LEADS' and true");

    private final TestTenants tenants;
    private final TestDatabase database;
    private TestMember owner;
    private LeadApi api;
    private MergeApi merges;

    @Autowired
    LeadMergeTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        merges = new MergeApi(owner);
    }

    private List<String> rows() {
        return ROWS.stream()
                .flatMap(sql -> database
                        .texts(
                                sql + (sql.contains(" where ") ? " and" : " where") + " x.tenant_id = ? order by 1",
                                owner.tenant())
                        .stream())
                .toList();
    }

    private String board() {
        return owner.client()
                .post(
                        "{ leadBoard { stages { count value { amountMinor } leads { totalCount } } } leads { totalCount } }")
                .data("leadBoard")
                .toString();
    }

    private String captured() {
        var forms = new LeadFormApi(owner);
        forms.send(
                        forms.make("Form").token(),
                        "contact",
                        Map.of("name", "Huda", "email", "huda@form.example"),
                        "message",
                        "Hello")
                .succeeded("leadCapture");
        return owner.client().post("{ leads(first: 1) { nodes { id } } }").text("leads.nodes.0.id");
    }

    @Test
    void keepsWhatAllOfThemHaveAndUndoingPutsEveryRowBack() {
        new CustomFieldApi(owner).create("size", "TEXT");
        new CustomFieldApi(owner).create("plot", "TEXT");
        var lists = new LeadListApi(owner);
        var keep = api.create(
                "Kept",
                "tags",
                List.of("a"),
                "score",
                5,
                "contact",
                Map.of("name", "Amina", "email", "amina@harbour.example"),
                "customFields",
                List.of(input("field", "size", "text", "Large")));
        var second = captured();
        var third = api.create(
                "Third",
                "tags",
                List.of("a", "c"),
                "value",
                Map.of("amountMinor", 700),
                "contact",
                Map.of("name", "Sami", "phone", "+971501234567"),
                "customFields",
                List.of(input("field", "size", "text", "Small"), input("field", "plot", "text", "12")));
        api.done("leadMoveStage", "id", third, "stage", api.stage("contacted"));
        api.done("leadUpdate", "id", third, "doNotContact", true);
        api.done("leadNoteAdd", "id", third, "body", "Of the third");
        api.done("leadNoteAdd", "id", keep, "body", "Of the kept");
        api.done("leadArchive", "ids", List.of(second));
        lists.add(lists.create("name", "Both"), keep, third);
        lists.add(lists.create("name", "Theirs"), second, third);
        var before = rows();
        var boardBefore = board();

        var done = merges.merge(keep, List.of(second, third));

        assertThat(done.path("changedFields").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("value", "contact.phone", "doNotContact", "tags", "customFields.plot");
        var lead = done.path("lead");
        assertThat(lead.path("contact").toString())
                .isEqualTo("{\"name\":\"Amina\",\"company\":null,\"email\":\"amina@harbour.example\","
                        + "\"phone\":\"+971501234567\",\"website\":null}");
        assertThat(lead.path("tags").toString()).isEqualTo("[\"a\",\"c\"]");
        assertThat(lead.path("score").asInt()).isEqualTo(5);
        assertThat(lead.path("value").path("amountMinor").asInt()).isEqualTo(700);
        assertThat(lead.path("doNotContact").asBoolean()).isTrue();
        assertThat(lead.path("customFields").findValuesAsString("text")).containsExactly("Large", "12");
        var kept = merges.of(
                keep, "lists { name } captures { message } capture { message } form { name } notes { nodes { body } }");
        assertThat(kept.path("lists").findValuesAsString("name")).containsExactly("Both", "Theirs");
        assertThat(kept.path("captures").findValuesAsString("message")).containsExactly("Hello");
        assertThat(kept.path("form").path("name").asString()).isEqualTo("Form");
        assertThat(kept.path("notes").findValuesAsString("body")).containsExactly("Of the kept", "Of the third");
        assertThat(api.timeline(keep))
                .contains("MERGED", "STAGE_MOVED", "ARCHIVED")
                .hasSize(10);
        assertThat(board()).isNotEqualTo(boardBefore).contains("\"count\":1").contains("\"amountMinor\":700");

        var undone = merges.undo(done.path("merge").path("id").asString());

        assertThat(undone.path("restored").findValuesAsString("id")).containsExactly(second, third);
        assertThat(undone.path("editedFields")).isEmpty();
        assertThat(rows()).containsExactlyElementsOf(before);
        assertThat(board()).isEqualTo(boardBefore);
        assertThat(database.number("select count(*) from leads.merged_lead where tenant_id = ?", owner.tenant())
                        + database.number("select count(*) from leads.merged_row where tenant_id = ?", owner.tenant()))
                .isZero();
        api.done("leadUpdate", "id", third, "score", 9);
        assertThat(api.timeline(third)).startsWith("UPDATED", "MERGE_UNDONE", "NOTE_ADDED");
    }

    @Test
    void takesTheValuesThatAreChosenAndTellsThemWithoutMerging() {
        new CustomFieldApi(owner).create("size", "TEXT");
        var keep = api.create(
                "Kept",
                "score",
                5,
                "customFields",
                List.of(input("field", "size", "text", "Large")),
                "source",
                "CAMPAIGN");
        var other = api.create(
                "Other",
                "score",
                7,
                "contact",
                Map.of("name", "Sami", "company", "Palm"),
                "customFields",
                List.of(input("field", "size", "text", "Small")),
                "source",
                "REFERRAL",
                "sourceDetail",
                "A friend");
        var fields = List.of(
                Map.of("field", "TITLE", "from", other),
                Map.of("field", "SOURCE", "from", other),
                Map.of("field", "SCORE", "from", keep),
                Map.of("field", "CONTACT_NAME", "from", keep));
        var custom = List.of(Map.of("field", "size", "from", other));
        var before = rows();

        var tried = merges.run(keep, List.of(other), "fields", fields, "customFields", custom, "dryRun", true);
        assertThat(rows()).containsExactlyElementsOf(before);
        var done = merges.merge(keep, List.of(other), "fields", fields, "customFields", custom);

        assertThat(tried.data("leadMerge.merge").isNull()).isTrue();
        assertThat(tried.data("leadMerge.changedFields")).isEqualTo(done.path("changedFields"));
        assertThat(tried.text("leadMerge.lead.title")).isEqualTo("Other");
        var lead = done.path("lead");
        assertThat(List.of(
                        lead.path("title").asString(),
                        lead.path("source").asString(),
                        lead.path("sourceDetail").asString(),
                        lead.path("score").asString(),
                        lead.path("contact").path("name").isNull() + "",
                        lead.path("contact").path("company").asString(),
                        lead.path("customFields").path(0).path("text").asString()))
                .containsExactly("Other", "REFERRAL", "A friend", "5", "true", "Palm", "Small");
        var gave = List.of("title", "source", "sourceDetail", "contact.company", "customFields.size");
        assertThat(done.path("merge")
                        .path("merged")
                        .path(0)
                        .path("gave")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(gave);
        assertThat(database.texts(
                        "select e.diff -> 'sources' ->> 'after' from audit.entry e where tenant_id = ? and action = 'lead.merge'",
                        owner.tenant()))
                .singleElement()
                .asString()
                .contains("\"contact.company\":\"" + other + "\"", "\"customFields.size\":\"" + other + "\"")
                .doesNotContain(keep);
        merges.undo(done.path("merge").path("id").asString());
        assertThat(rows()).containsExactlyElementsOf(before);
    }

    @Test
    void isBackWithWhatHasBecomeOfItsTableSince() {
        var keep = api.create("Kept");
        var other = api.create("Other", "score", 4);
        var merge = merges.merged(keep, other);
        database.execute(
                "update leads.merged_lead set image = (image - 'do_not_contact') || '{\"no_column\": 1}' where lead_id = ?",
                LeadId.of(other).value());

        merges.undo(merge);

        assertThat(api.lead(other).path("doNotContact").asBoolean()).isFalse();
        assertThat(api.lead(other).path("score").asInt()).isEqualTo(4);
    }
}
