package foyer.leads.files;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.jobs.RecurringTask;
import foyer.leads.LeadApi;
import foyer.leads.LeadWatches;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.Tasks;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Files that people put with leads, and the lines that tell of them (spec/leads.md, rules). */
@FoyerTest
@Tag("graphql")
class LeadFilesTest {

    private final TestTenants tenants;
    private final TestDatabase database;
    private final RecurringTask expiry;
    private TestMember owner;
    private LeadApi api;
    private LeadFileApi files;

    @Autowired
    LeadFilesTest(TestTenants tenants, TestDatabase database, List<RecurringTask> tasks) {
        this.tenants = tenants;
        this.database = database;
        this.expiry = Tasks.named("files.expire", tasks);
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        files = new LeadFileApi(owner);
    }

    private static String told(JsonNode line) {
        return line.path("kind").asString() + " " + line.path("before").asString("-") + " "
                + line.path("after").asString("-") + " "
                + line.path("file").path("id").asString("-");
    }

    @Test
    void standWithTheLeadAndOnItsTimelineUnderTheirNames() {
        var lead = api.create("With papers");
        var contract = files.document("contract.pdf");
        var photo = new FileApi(owner).picture();

        var changed = files.add(lead, contract, photo);
        files.remove(lead, photo);

        assertThat(changed.path("files").path("nodes").findValuesAsString("id"))
                .containsExactlyInAnyOrder(contract, photo);
        assertThat(changed.path("version").asInt()).isOne();
        assertThat(files.of(lead)).containsExactly(contract);
        assertThat(files.lines(lead).stream().map(LeadFilesTest::told))
                .containsExactlyInAnyOrder(
                        "FILE_REMOVED a.png - " + photo,
                        "FILE_ADDED - a.png " + photo,
                        "FILE_ADDED - contract.pdf " + contract,
                        "CREATED - - -")
                .startsWith("FILE_REMOVED a.png - " + photo)
                .endsWith("CREATED - - -");
        assertThat(files.isThere(photo)).isTrue();
        assertThat(api.lead(lead).path("updatedAt")).isEqualTo(api.lead(lead).path("createdAt"));
    }

    @Test
    void keepTheirNameOnTheTimelineWhenTheyAreRenamedOrDeleted() {
        var lead = api.create("Told");
        var file = files.document("offer.pdf");
        files.add(lead, file);
        owner.client()
                .post(
                        "mutation($input: FileUpdateInput!) { fileUpdate(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", file, "name", "answer.pdf")))
                .succeeded("fileUpdate");

        var renamed = files.lines(lead).getFirst();
        assertThat(renamed.path("after").asString()).isEqualTo("offer.pdf");
        assertThat(renamed.path("file").path("name").asString()).isEqualTo("answer.pdf");

        files.delete(file);
        assertThat(told(files.lines(lead).getFirst())).isEqualTo("FILE_ADDED - offer.pdf -");
    }

    @Test
    void areThereOnceHoweverOftenTheyAreAdded() throws Exception {
        var lead = api.create("Twice");
        var file = files.document("one.pdf");
        var other = files.document("two.pdf");

        var added = AtOnce.run(IntStream.range(0, 4)
                .<Callable<List<String>>>mapToObj(
                        _ -> () -> files.adding(lead, List.of(file, file)).userErrorCodes("leadFilesAdd"))
                .toList());

        assertThat(added).allMatch(List::isEmpty);
        assertThat(files.of(lead)).containsExactly(file);
        assertThat(api.timeline(lead)).containsExactly("FILE_ADDED", "CREATED");
        files.add(lead, file, other);
        assertThat(files.of(lead)).containsExactly(other, file);
        assertThat(api.timeline(lead)).containsExactly("FILE_ADDED", "FILE_ADDED", "CREATED");
        assertThat(database.number(
                        "select count(*) from audit.entry where tenant_id = ? and action = 'lead.files_add'",
                        owner.tenant()))
                .isEqualTo(2);
    }

    @Test
    void areAddedOnceForOneKey() {
        var lead = api.create("Keyed");
        var file = files.document("one.pdf");
        files.adding(lead, List.of(file), "idempotencyKey", "k").succeeded("leadFilesAdd");
        files.remove(lead, file);

        files.adding(lead, List.of(file), "idempotencyKey", "k").succeeded("leadFilesAdd");
        var other = files.adding(lead, List.of(file, files.document("two.pdf")), "idempotencyKey", "k");

        assertThat(files.of(lead)).isEmpty();
        assertThat(other.userErrorCodes("leadFilesAdd")).containsExactly("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void arePagedThroughBothWays() {
        var lead = api.create("Paged");
        var all = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            all.addFirst(files.document("paper " + i + ".pdf"));
            files.add(lead, all.getFirst());
        }

        var first = files.page(lead, "first", 2);
        assertThat(first.path("nodes").findValuesAsString("id")).isEqualTo(all.subList(0, 2));
        assertThat(first.path("totalCount").asInt()).isEqualTo(5);
        assertThat(first.path("edges").path(1).path("cursor"))
                .isEqualTo(first.path("pageInfo").path("endCursor"));
        var second = files.page(
                lead,
                "first",
                2,
                "after",
                first.path("pageInfo").path("endCursor").asString());
        assertThat(second.path("nodes").findValuesAsString("id")).isEqualTo(all.subList(2, 4));
        assertThat(second.path("pageInfo").path("hasNextPage").asBoolean()).isTrue();
        var back = files.page(
                lead,
                "last",
                2,
                "before",
                second.path("pageInfo").path("startCursor").asString());
        assertThat(back.path("nodes").findValuesAsString("id")).isEqualTo(all.subList(0, 2));
        files.delete(all.get(1));
        assertThat(files.page(lead, "first", 2).path("nodes").findValuesAsString("id"))
                .containsExactly(all.getFirst(), all.get(2));
        assertThat(owner.client()
                        .post("query($id: ID!) { lead(id: $id) { files { totalCount } } }", Map.of("id", lead))
                        .data("lead.files.totalCount")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void vanishWhenTheyAreDeletedAndComeBackUntilTheyGoForGood() throws Exception {
        var lead = api.create("Deleted");
        var file = files.document("one.pdf");
        files.add(lead, file);

        files.delete(file);
        assertThat(files.of(lead)).isEmpty();
        assertThat(LeadFileApi.refused(files.removing(lead, List.of(file)), "leadFilesRemove"))
                .containsExactly("FILE_NOT_ADDED[\"input\",\"fileIds\",\"0\"]");
        files.restore(file);
        assertThat(files.of(lead)).containsExactly(file);

        files.delete(file);
        database.execute(
                "update files.file set deleted_at = deleted_at - interval '31 days' where tenant_id = ?",
                owner.tenant());
        expiry.run();
        assertThat(database.number("select count(*) from leads.lead_file where tenant_id = ?", owner.tenant()))
                .isZero();
        assertThat(told(files.lines(lead).getFirst())).isEqualTo("FILE_ADDED - one.pdf -");
    }

    @Test
    void areAHundredAtMost() {
        var lead = api.create("Full");
        var file = files.document("one.pdf");
        files.add(lead, file);
        database.execute("""
                insert into files.file (tenant_id, name, content_type, size, purpose, status, blob_id, created_by_kind)
                select f.tenant_id, 'copy ' || n, f.content_type, f.size, f.purpose, f.status, f.blob_id, 'MEMBER'
                from files.file f, generate_series(1, 98) as n where f.tenant_id = ?""", owner.tenant());
        database.execute("""
                insert into leads.lead_file (tenant_id, lead_id, file_id, added_at)
                select f.tenant_id, l.id, f.id, now() from files.file f join leads.lead l on l.tenant_id = f.tenant_id
                where f.tenant_id = ? and f.name like 'copy%'""", owner.tenant());
        var last = files.document("last.pdf");
        var more = files.document("more.pdf");

        var refused = files.adding(lead, List.of(last, more));
        assertThat(LeadFileApi.refused(refused, "leadFilesAdd")).containsExactly("FILES_FULL[\"input\",\"fileIds\"]");
        assertThat(refused.userErrors("leadFilesAdd").getFirst().path("message").asString())
                .contains("at most 100 files", "has 99");
        files.add(lead, last, file);
        assertThat(files.adding(lead, List.of(more)).userErrorCodes("leadFilesAdd"))
                .containsExactly("FILES_FULL");
        assertThat(files.page(lead).path("totalCount").asInt()).isEqualTo(100);
    }

    @Test
    void areToldToWhoeverWatchesTheLead() {
        try (var watches = new LeadWatches()) {
            var watch = watches.ready(owner, "filter", Map.of("text", "watchful"));
            var lead = api.create("Watchful");
            assertThat(LeadWatches.kind(watch.next("leadChanged"))).isEqualTo("CREATED");
            var file = files.document("one.pdf");
            files.add(lead, file);
            files.add(lead, file);
            files.remove(lead, file);

            for (var i = 0; i < 2; i++) {
                var told = watch.next("leadChanged");
                assertThat(LeadWatches.kind(told)).isEqualTo("UPDATED");
                assertThat(told.path("changedFields").toString()).isEqualTo("[\"files\"]");
            }
            api.done("leadNoteAdd", "id", lead, "body", "Next.");
            assertThat(watch.next("leadChanged").path("changedFields").toString())
                    .isEqualTo("[\"notes\"]");
        }
    }
}
