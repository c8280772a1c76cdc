package foyer.leads.erasing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.jobs.RecurringTask;
import foyer.leads.LeadApi;
import foyer.leads.files.LeadFileApi;
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

/** Papers about people who are erased: gone with them, back with them, and forgotten with them. */
@FoyerTest
@Tag("graphql")
class ErasedPapersTest {

    /** Is in the names of files here, and in nothing else. */
    private static final String CANARY = "qvxjkzwp";

    private final TestTenants tenants;
    private final TestDatabase database;
    private final ErasurePurge purge;
    private final RecurringTask expiry;
    private TestMember owner;
    private LeadApi api;
    private LeadFileApi files;
    private EraseApi erasing;

    @Autowired
    ErasedPapersTest(TestTenants tenants, TestDatabase database, ErasurePurge purge, List<RecurringTask> tasks) {
        this.tenants = tenants;
        this.database = database;
        this.purge = purge;
        this.expiry = Tasks.named("files.expire", tasks);
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        files = new LeadFileApi(owner);
        erasing = new EraseApi(owner);
    }

    private void endTheirTime() throws Exception {
        database.execute(
                "update leads.erasure set undo_until = now() where undone_at is null and tenant_id = ?",
                owner.tenant());
        purge.run();
        expiry.run();
    }

    private long count(String table) {
        return database.number("select count(*) from " + table + " where tenant_id = ?", owner.tenant());
    }

    @Test
    void goWithTheLeadUnlessAnotherHasThemOrTheyAreNoPapers() throws Exception {
        var lead = api.create("Erased");
        var other = api.create("Other");
        var own = files.document("own.pdf");
        var shared = files.document("shared.pdf");
        var photo = new FileApi(owner).picture();
        files.add(lead, own, shared, photo);
        files.add(other, shared);

        var preview = erasing.erase(List.of(lead), "dryRun", true).path("preview");
        assertThat(preview.path("documents").asInt()).isOne();
        assertThat(files.isThere(own)).isTrue();

        var erasure = erasing.erased(lead);
        assertThat(files.isThere(own)).isFalse();
        assertThat(files.isThere(shared) && files.isThere(photo)).isTrue();

        erasing.undo(erasure);
        assertThat(files.isThere(own)).isTrue();
        assertThat(files.of(lead)).containsExactlyInAnyOrder(own, shared, photo);

        erasing.erased(lead);
        endTheirTime();
        assertThat(count("leads.lead_file")).isOne();
        assertThat(count("files.file")).isEqualTo(2);
        assertThat(files.of(other)).containsExactly(shared);
    }

    @Test
    void goWithTheLastOfTheLeadsThatHaveThemAndComeBackWithAny() throws Exception {
        var one = api.create("One");
        var two = api.create("Two");
        var file = files.document("shared.pdf");
        files.add(one, file);
        files.add(two, file);
        var first = erasing.erased(one);
        assertThat(files.isThere(file)).isTrue();
        erasing.erased(two);
        assertThat(files.isThere(file)).isFalse();

        erasing.undo(first);
        assertThat(files.of(one)).containsExactly(file);
        endTheirTime();
        assertThat(files.of(one)).containsExactly(file);

        erasing.erased(one);
        endTheirTime();
        assertThat(count("files.file")).isZero();
        assertThat(count("files.blob")).isZero();
    }

    @Test
    void goWithTheLeadsThatWereMergedIntoIt() throws Exception {
        var keep = api.create("Keep");
        var merged = api.create("Merged");
        var file = files.document("its.pdf");
        files.add(merged, file);
        new MergeApi(owner).merged(keep, merged);

        var erasure = erasing.erased(keep);
        assertThat(files.isThere(file)).isFalse();
        erasing.undo(erasure);
        assertThat(files.of(keep)).containsExactly(file);

        erasing.erased(keep);
        endTheirTime();
        assertThat(count("leads.lead_file")).isZero();
        assertThat(count("files.file")).isZero();
    }

    @Test
    void thatPeopleDeletedStayDeletedWhenTheLeadIsBackAndGoWithItEarlier() throws Exception {
        var lead = api.create("Lead");
        var file = files.document("deleted.pdf");
        files.add(lead, file);
        files.delete(file);

        erasing.undo(erasing.erased(lead));
        assertThat(files.isThere(file)).isFalse();

        erasing.erased(lead);
        endTheirTime();
        assertThat(count("files.file")).isZero();
    }

    @Test
    void areNamedNowhereAfterwards() throws Exception {
        var lead = api.create("Named");
        var file = files.document(CANARY + ".pdf");
        files.add(lead, file);
        files.remove(lead, file);
        files.add(lead, file);
        assertThat(tables()).contains("files.file", "records.activity", "audit.entry");

        erasing.erased(lead);
        endTheirTime();

        assertThat(tables()).isEmpty();
        assertThat(owner.client()
                        .post("{ auditVerify { ok } }")
                        .data("auditVerify.ok")
                        .asBoolean())
                .isTrue();
    }

    private List<String> tables() {
        return database.texts("""
                        select n.nspname || '.' || c.relname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind = 'r' and n.nspname !~ '^pg_|^information_schema$'
                        order by 1""").stream()
                .filter(table -> database.number("select count(*) from " + table + " r where r::text ~* ?", CANARY) > 0)
                .toList();
    }
}
