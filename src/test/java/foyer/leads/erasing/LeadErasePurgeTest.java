package foyer.leads.erasing;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.jobs.RecurringTask;
import foyer.leads.LeadApi;
import foyer.leads.forms.LeadFormApi;
import foyer.leads.merging.MergeApi;
import foyer.leads.reverting.Imported;
import foyer.records.fields.CustomFieldApi;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.Tasks;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** That after seven days nothing is left of the people behind erased leads, anywhere in the database. */
@FoyerTest
@Tag("graphql")
class LeadErasePurgeTest {

    /** Is in all that is told of the people here, and in nothing else: as text, or in bytes. */
    private static final String CANARY = "zqxjvwkb";

    private static final String PHONE = "509177344";

    private final TestTenants tenants;
    private final TestDatabase database;
    private final ErasurePurge purge;
    private final RecurringTask purgeOfMerges;
    private TestMember owner;
    private LeadApi api;
    private EraseApi erasing;

    @Autowired
    LeadErasePurgeTest(TestTenants tenants, TestDatabase database, ErasurePurge purge, List<RecurringTask> tasks) {
        this.tenants = tenants;
        this.database = database;
        this.purge = purge;
        this.purgeOfMerges = Tasks.named("leads.purge_merges", tasks);
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        erasing = new EraseApi(owner);
    }

    private static Map<String, Object> contact(String name) {
        return Map.of(
                "name",
                CANARY + " " + name,
                "email",
                CANARY + "." + name + "@" + CANARY + ".example",
                "company",
                CANARY + " and sons");
    }

    private String person() {
        new CustomFieldApi(owner).create("size", "TEXT");
        var lead = api.create(
                CANARY + " title",
                "tags",
                List.of(CANARY + "tag"),
                "sourceDetail",
                CANARY + " detail",
                "contact",
                input("name", "Zqxjvwkb Person", "phone", "+971" + PHONE, "website", "https://" + CANARY + ".example"),
                "address",
                input("line1", CANARY + " street", "city", CANARY + " town"),
                "customFields",
                List.of(input("field", "size", "text", CANARY + " large")));
        api.done("leadUpdate", "id", lead, "contact", contact("main"), "tags", List.of(CANARY + "other"));
        api.done("leadUpdate", "id", lead, "address", input("region", CANARY + " land", "postalCode", CANARY));
        api.done("leadMoveStage", "id", lead, "stage", api.stage("lost"), "lostReason", CANARY + " too dear");
        api.done("leadNoteAdd", "id", lead, "body", "Of " + CANARY);
        new Imported(owner).run("Name,Email\nZqxjvwkb New,%1$s.main@%1$s.example\n".formatted(CANARY));
        new MergeApi(owner).merged(lead, api.create(CANARY + " twin", "contact", contact("twin")));
        return lead;
    }

    /** Whose data was another's for a while. */
    private String unmerged(String other) {
        var lead = api.create(CANARY + " back", "contact", contact("back"));
        var merges = new MergeApi(owner);
        merges.undo(merges.merged(other, lead));
        return lead;
    }

    private String captured() {
        var forms = new LeadFormApi(owner);
        forms.send(
                        forms.make("Form").token(),
                        "contact",
                        contact("sent"),
                        "message",
                        CANARY + " message",
                        "origin",
                        Map.of("page", "https://" + CANARY + ".example/", "utm", Map.of("term", CANARY)))
                .succeeded("leadCapture");
        return owner.client().post("{ leads(first: 1) { nodes { id } } }").text("leads.nodes.0.id");
    }

    private void age(String by) {
        database.execute(
                "update leads.erasure set undo_until = now() + interval '7 days' - ?::interval where tenant_id = ?",
                by,
                owner.tenant());
    }

    /** The tables in which something of the people is, of whatever tenant or none. */
    private List<String> tables() {
        return database.texts("""
                        select n.nspname || '.' || c.relname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname !~ '^pg_|^information_schema$'
                        order by 1""").stream()
                .filter(table -> database.number(
                                "select count(*) from " + table + " r where r::text ~* ?",
                                CANARY + "|" + PHONE + "|" + hex(CANARY) + "|" + hex(PHONE))
                        > 0)
                .toList();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void leavesNothingOfThePeopleAfterSevenDays() throws Exception {
        var other = api.create("Other");
        var person = person();
        var unmerged = unmerged(other);
        var captured = captured();
        var seen = erasing.erase(List.of(person, unmerged, captured), "dryRun", true);
        assertThat(seen.path("preview").path("merged").asInt()).isOne();
        assertThat(seen.path("preview").path("imports").asInt()).isOne();
        assertThat(seen.path("preview").path("captures").asInt()).isOne();

        var erasure = erasing.erased(person, unmerged, captured);
        age("6 days 23 hours");
        purge.run();
        assertThat(tables())
                .contains(
                        "audit.entry",
                        "leads.erased_lead",
                        "leads.import_change",
                        "leads.merged_lead",
                        "records.activity",
                        "records.custom_value",
                        "records.note",
                        "records.tagging");
        age("7 days");
        assertThat(erasing.notUndone(erasure)).containsExactly("NOT_UNDOABLE");
        Callable<Boolean> node = () -> {
            purge.run();
            return true;
        };
        AtOnce.run(List.of(node, node));

        assertThat(tables()).isEmpty();
        assertThat(erasing.notUndone(erasure)).containsExactly("NOT_UNDOABLE");
        assertThat(api.titles()).containsExactly("Other");
        assertThat(api.timeline(other)).containsExactly("MERGE_UNDONE", "MERGED", "CREATED");
        assertThat(database.texts(
                        "select personal::text from audit.entry where tenant_id = ? and actor_kind = 'PUBLIC_LINK'",
                        owner.tenant()))
                .containsOnlyNulls();
        var told = erasing.erasures();
        assertThat(told.path("totalCount").asInt()).isOne();
        assertThat(told.path("nodes").path(0).path("leads").asInt()).isEqualTo(3);
        assertThat(told.path("nodes").path(0).path("reason").asString()).isEqualTo("They asked for it");
        assertThat(told.path("nodes").path(0).path("purgedAt").isNull()).isFalse();
        assertThat(database.number(
                        "select count(*) from audit.entry where tenant_id = ? and action = 'lead.erase_purge'",
                        owner.tenant()))
                .isOne();
        assertThat(owner.client()
                        .post("{ auditVerify { ok } }")
                        .data("auditVerify.ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void leavesNothingOfWhoWasMergedTooLongAgoToBeUndone() throws Exception {
        var keep = api.create("Keep");
        var merged = api.create("Merged", "contact", contact("merged"));
        var before = api.create("Before", "contact", contact("before"));
        var back = api.create("Back", "contact", Map.of("email", "back@palm.example"));
        var merges = new MergeApi(owner);
        merges.merged(merged, before);
        merges.undo(merges.merged(keep, back));
        merges.merged(keep, merged);
        database.execute(
                "update leads.lead_merge set merged_at = merged_at - interval '31 days' where tenant_id = ?",
                owner.tenant());
        purgeOfMerges.run();
        assertThat(tables()).contains("audit.entry");

        erasing.erased(keep);
        age("7 days");
        purge.run();

        assertThat(tables()).isEmpty();
        assertThat(database.number(
                        "select count(*) from audit.entry where tenant_id = ? and personal::text like '%back@palm%'",
                        owner.tenant()))
                .isEqualTo(1);
    }

    @Test
    void whatIsBackStays() throws Exception {
        var lead = api.create("Back");
        erasing.undo(erasing.erased(lead));
        age("7 days");

        purge.run();

        assertThat(api.titles()).containsExactly("Back");
        assertThat(erasing.erasures().path("nodes").path(0).path("purgedAt").isNull())
                .isTrue();
    }
}
