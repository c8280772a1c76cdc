package foyer.leads.files;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.FrozenMarks;
import foyer.entitlements.Limit;
import foyer.files.FileApi;
import foyer.leads.LeadApi;
import foyer.leads.LeadId;
import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may put which files with which leads, and see them there; what is refused has changed nothing. */
@FoyerTest
@Tag("graphql")
class LeadFilesAccessTest {

    private static final String FILE_AT_0 = "[\"input\",\"fileIds\",\"0\"]";
    private static final String LEAD = "[\"input\",\"id\"]";

    private final TestTenants tenants;
    private final TestDatabase database;
    private final FrozenMarks frozen;
    private final Transactions transactions;
    private TestMember owner;
    private LeadApi api;
    private LeadFileApi files;
    private String lead;

    @Autowired
    LeadFilesAccessTest(TestTenants tenants, TestDatabase database, FrozenMarks frozen, Transactions transactions) {
        this.tenants = tenants;
        this.database = database;
        this.frozen = frozen;
        this.transactions = transactions;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        files = new LeadFileApi(owner);
        lead = api.create("Guarded", "assignee", owner.membershipId());
    }

    private static List<String> refusedAdding(LeadFileApi files, String lead, String... ids) {
        return LeadFileApi.refused(files.adding(lead, List.of(ids)), "leadFilesAdd");
    }

    private static List<String> refusedRemoving(LeadFileApi files, String lead, String... ids) {
        return LeadFileApi.refused(files.removing(lead, List.of(ids)), "leadFilesRemove");
    }

    @Test
    void takesFilesOfTheTenantThatAreThereAndFit() {
        var fine = files.document("fine.pdf");
        var stranger = tenants.signUp("LEAD_GENERATION");
        var foreign = new LeadFileApi(stranger).document("foreign.pdf");
        var deleted = files.document("deleted.pdf");
        files.delete(deleted);
        var table = new FileApi(owner)
                .upload("a.csv", "text/csv", "IMPORT", "Name\nAmina\n".getBytes(StandardCharsets.UTF_8));
        var announced = new FileApi(owner)
                .announce("later.pdf", "application/pdf", "DOCUMENT", 500)
                .id();
        var lost = files.document("lost.pdf");
        database.execute(
                "update files.file set status = 'LOST' where tenant_id = ? and name = 'lost.pdf'", owner.tenant());

        for (var id : List.of(foreign, deleted, announced, lost, LeadApi.NOWHERE.replace("lead_", "file_"))) {
            assertThat(refusedAdding(files, lead, id)).as(id).containsExactly("FILE_NOT_FOUND" + FILE_AT_0);
        }
        assertThat(refusedAdding(files, lead, table)).containsExactly("FILE_UNUSABLE" + FILE_AT_0);
        assertThat(refusedAdding(files, lead, fine, table, foreign))
                .containsExactly(
                        "FILE_UNUSABLE[\"input\",\"fileIds\",\"1\"]", "FILE_NOT_FOUND[\"input\",\"fileIds\",\"2\"]");
        assertThat(refusedAdding(files, lead)).containsExactly("FILES_INVALID[\"input\",\"fileIds\"]");
        assertThat(LeadFileApi.refused(files.adding(lead, Collections.nCopies(21, fine)), "leadFilesAdd"))
                .containsExactly("FILES_INVALID[\"input\",\"fileIds\"]");
        assertThat(refusedRemoving(files, lead)).containsExactly("FILES_INVALID[\"input\",\"fileIds\"]");
        assertThat(refusedRemoving(files, lead, fine)).containsExactly("FILE_NOT_ADDED" + FILE_AT_0);
        assertThat(files.of(lead)).isEmpty();
        assertThat(api.timeline(lead)).containsExactly("ASSIGNED", "CREATED");
    }

    @Test
    void leavesArchivedAndFrozenLeadsAsTheyAre() {
        var file = files.document("one.pdf");
        var archived = api.create("Archived");
        var cold = api.create("Frozen");
        files.add(archived, file);
        files.add(cold, file);
        api.done("leadArchive", "ids", List.of(archived));
        CurrentCaller.call(
                Caller.system(owner.tenant(), "test"),
                () -> transactions.write(() -> {
                    frozen.freeze("Lead", Set.of(LeadId.of(cold).value()), Limit.LEADS);
                    return true;
                }));

        assertThat(refusedAdding(files, archived, file)).containsExactly("ARCHIVED" + LEAD);
        assertThat(refusedRemoving(files, archived, file)).containsExactly("ARCHIVED" + LEAD);
        assertThat(refusedAdding(files, cold, file)).containsExactly("FROZEN" + LEAD);
        assertThat(refusedRemoving(files, cold, file)).containsExactly("FROZEN" + LEAD);
        assertThat(files.of(archived)).containsExactly(file);
        assertThat(files.of(cold)).containsExactly(file);
    }

    @Test
    void knowsNothingOfAnotherTenantsLeads() {
        var stranger = new LeadFileApi(tenants.signUp("LEAD_GENERATION"));
        var file = stranger.document("theirs.pdf");

        assertThat(refusedAdding(stranger, lead, file)).containsExactly("NOT_FOUND" + LEAD);
        assertThat(refusedRemoving(stranger, lead, file)).containsExactly("NOT_FOUND" + LEAD);
        assertThat(files.of(lead)).isEmpty();
    }

    @Test
    void letsWhoeverMaySeeTheirOwnLeadsOnlyReachNoOthers() {
        var roles = new RoleApi(owner);
        var limited = roles.join(
                tenants,
                roles.create("Own only", "MEMBER", "LEADS_READ:OWN", "LEADS_WRITE:OWN", "FILES_READ", "FILES_WRITE"));
        var their = new LeadFileApi(limited);
        var own = new LeadApi(limited).create("Own");
        var file = files.document("one.pdf");
        files.add(lead, file);

        assertThat(refusedAdding(their, lead, file)).containsExactly("NOT_FOUND" + LEAD);
        assertThat(refusedRemoving(their, lead, file)).containsExactly("NOT_FOUND" + LEAD);
        assertThat(limited.client()
                        .post("query($id: ID!) { lead(id: $id) { files { nodes { id } } } }", Map.of("id", lead))
                        .data("lead")
                        .isNull())
                .isTrue();
        their.add(own, file);
        assertThat(their.of(own)).containsExactly(file);
        assertThat(files.of(lead)).containsExactly(file);
    }

    @Test
    void letsWhoeverMayChangeTheirOwnLeadsOnlySeeFilesOfOthers() {
        var roles = new RoleApi(owner);
        var limited =
                roles.join(tenants, roles.create("Reader", "MEMBER", "LEADS_READ", "LEADS_WRITE:OWN", "FILES_READ"));
        var their = new LeadFileApi(limited);
        var file = files.document("one.pdf");
        files.add(lead, file);

        assertThat(refusedAdding(their, lead, file)).containsExactly("SCOPE_FORBIDDEN" + LEAD);
        assertThat(refusedRemoving(their, lead, file)).containsExactly("SCOPE_FORBIDDEN" + LEAD);
        assertThat(their.of(lead)).containsExactly(file);
    }

    @Test
    void showsNoFilesToWhoeverMayReadNone() {
        var roles = new RoleApi(owner);
        var blind = roles.join(tenants, roles.create("Blind", "MEMBER", "LEADS_READ", "LEADS_WRITE"));
        var their = new LeadFileApi(blind);
        var file = files.document("one.pdf");
        files.add(lead, file);

        assertThat(refusedAdding(their, lead, file)).containsExactly("FILE_NOT_FOUND" + FILE_AT_0);
        assertThat(refusedRemoving(their, lead, file)).containsExactly("FILE_NOT_ADDED" + FILE_AT_0);
        var seen = blind.client()
                .post("query($id: ID!) { lead(id: $id) { title files { nodes { id } } } }", Map.of("id", lead));
        assertThat(seen.errorCodes()).containsExactly("FORBIDDEN");
        var line = their.lines(lead).getFirst();
        assertThat(line.path("after").asString()).isEqualTo("one.pdf");
        assertThat(line.path("file").isNull()).isTrue();
    }

    @Test
    void showsAFileOfAPermissionToThoseWhoHaveIt() {
        var file = files.document("kept.pdf");
        files.add(lead, file);
        database.execute(
                "update files.file set permission = 'LEADS_EXPORT' where tenant_id = ? and name = 'kept.pdf'",
                owner.tenant());
        var member = new LeadFileApi(tenants.join(owner, "MEMBER"));

        assertThat(files.of(lead)).containsExactly(file);
        assertThat(member.of(lead)).isEmpty();
        assertThat(member.page(lead).path("totalCount").asInt()).isZero();
        assertThat(member.lines(lead).getFirst().path("file").isNull()).isTrue();
        assertThat(refusedAdding(member, api.create("Other"), file)).containsExactly("FILE_NOT_FOUND" + FILE_AT_0);
        assertThat(refusedRemoving(member, lead, file)).containsExactly("FILE_NOT_ADDED" + FILE_AT_0);
    }
}
