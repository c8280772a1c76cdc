package foyer.leads.files;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.jobs.RecurringTask;
import foyer.leads.LeadApi;
import foyer.leads.merging.MergeApi;
import foyer.testing.FoyerTest;
import foyer.testing.Tasks;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of files when leads are made one, and when that is undone. */
@FoyerTest
@Tag("graphql")
class MergedLeadFilesTest {

    private final TestTenants tenants;
    private final TestDatabase database;
    private final RecurringTask purge;
    private TestMember owner;
    private LeadApi api;
    private LeadFileApi files;
    private MergeApi merges;

    @Autowired
    MergedLeadFilesTest(TestTenants tenants, TestDatabase database, List<RecurringTask> tasks) {
        this.tenants = tenants;
        this.database = database;
        this.purge = Tasks.named("leads.purge_merges", tasks);
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        files = new LeadFileApi(owner);
        merges = new MergeApi(owner);
    }

    @Test
    void areTheKeptLeadsOnceAndGoBackWithTheOthers() {
        var keep = api.create("Keep");
        var other = api.create("Other");
        var both = files.document("both.pdf");
        var its = files.document("its.pdf");
        files.add(other, both, its);
        files.add(keep, both);

        var merge = merges.merged(keep, other);
        assertThat(files.of(keep)).containsExactlyInAnyOrder(both, its);
        assertThat(api.timeline(keep)).filteredOn("FILE_ADDED"::equals).hasSize(3);

        merges.undo(merge);
        assertThat(files.of(keep)).containsExactly(both);
        assertThat(files.of(other)).containsExactlyInAnyOrder(both, its);
        assertThat(api.timeline(other)).filteredOn("FILE_ADDED"::equals).hasSize(2);
    }

    @Test
    void stayWithTheKeptLeadWhileAnotherThatHasThemIsPartOfIt() {
        var keep = api.create("Keep");
        var one = api.create("One");
        var two = api.create("Two");
        var file = files.document("shared.pdf");
        files.add(one, file);
        files.add(two, file);
        var first = merges.merged(keep, one);
        var second = merges.merged(keep, two);

        merges.undo(first);
        assertThat(files.of(keep)).containsExactly(file);
        assertThat(files.of(one)).containsExactly(file);
        merges.undo(second);
        assertThat(files.of(keep)).isEmpty();
        assertThat(files.of(two)).containsExactly(file);
    }

    @Test
    void areNotGivenAgainToTheKeptLeadThatLostOneMeanwhile() {
        var keep = api.create("Keep");
        var other = api.create("Other");
        var file = files.document("one.pdf");
        var added = files.document("added.pdf");
        files.add(other, file);
        var merge = merges.merged(keep, other);
        files.remove(keep, file);
        files.add(keep, added);

        merges.undo(merge);

        assertThat(files.of(keep)).containsExactly(added);
        assertThat(files.of(other)).containsExactly(file);
    }

    @Test
    void areTheKeptLeadsForGoodOnceNobodyCanUndoIt() throws Exception {
        var keep = api.create("Keep");
        var other = api.create("Other");
        var file = files.document("one.pdf");
        files.add(other, file);
        merges.merged(keep, other);
        database.execute(
                "update leads.lead_merge set merged_at = merged_at - interval '31 days' where tenant_id = ?",
                owner.tenant());

        purge.run();

        assertThat(files.of(keep)).containsExactly(file);
        assertThat(database.number("select count(*) from leads.lead_file where tenant_id = ?", owner.tenant()))
                .isOne();
    }
}
