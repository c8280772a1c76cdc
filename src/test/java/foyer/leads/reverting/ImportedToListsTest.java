package foyer.leads.reverting;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.lists.LeadListApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The leads of an import on a list, and off it again. */
@FoyerTest
@Tag("graphql")
class ImportedToListsTest {

    private static final String ROWS = "Name,Email\nOld,old@x.example\nNew,new@x.example\n,wrong\n";

    private final TestTenants tenants;
    private final TestDatabase database;
    private TestMember owner;
    private Imported imports;
    private LeadListApi lists;

    @Autowired
    ImportedToListsTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        imports = new Imported(owner);
        lists = new LeadListApi(owner);
        new LeadApi(owner).create("Old", "contact", Map.of("email", "old@x.example"));
    }

    private String onlyList() {
        return owner.client().post("{ leadLists { nodes { id } } }").text("leadLists.nodes.0.id");
    }

    @ParameterizedTest
    @CsvSource({"SKIP, New|Old, 2", "UPDATE, New|Old, 2", "CREATE, New|Old, 2"})
    void goOnANewListAndComeOffIt(String rule, String titles, int unlisted) throws SQLException {
        var job = imports.run(ROWS, Map.of("duplicates", rule, "newList", " Fair "));

        var list = onlyList();
        assertThat(lists.names()).containsExactly("Fair");
        assertThat(lists.titles(list)).containsExactlyInAnyOrder(titles.split("\\|"));
        assertThat(new TenantRows(database, owner.tenant())
                        .texts("select diff -> 'leads' ->> 'after' from audit.entry"
                                + " where tenant_id = ? and action = 'lead_list.add_leads'"))
                .containsExactly(String.valueOf(unlisted));

        assertThat(imports.output(imports.begin(job, true)).path("unlisted").asInt())
                .isEqualTo(unlisted);
        assertThat(imports.revert(job).path("unlisted").asInt()).isEqualTo(unlisted);
        assertThat(lists.titles(list)).isEmpty();
        assertThat(new LeadApi(owner).titles()).containsExactly("Old");
        assertThat(imports.begin(job, false).userErrorCodes("leadImportRevert")).containsExactly("NOTHING_TO_REVERT");
    }

    @Test
    void whatSomebodyElsePutOnItStays() {
        var list = lists.create("name", "Ours");
        lists.add(list, new LeadApi(owner).leads().text("leads.edges.0.node.id"));

        var job = imports.run(ROWS, Map.of("list", list));
        assertThat(lists.titles(list)).containsExactlyInAnyOrder("Old", "New");

        assertThat(imports.revert(job).path("unlisted").asInt()).isOne();
        assertThat(lists.titles(list)).containsExactly("Old");
    }

    @Test
    void thatAreFoundComeOffWhereNothingElseWasDone() {
        var list = lists.create("name", "Ours");
        var job = imports.run("Email\nold@x.example\n", Map.of("list", list));
        assertThat(lists.titles(list)).containsExactly("Old");

        assertThat(imports.revert(job).path("unlisted").asInt()).isOne();
        assertThat(lists.titles(list)).isEmpty();
    }

    @Test
    void areThoseThatWhoeverImportsMaySee() {
        var shared = lists.create("name", "Ours", "shared", true);
        var roles = new RoleApi(owner);
        var agent = new Imported(roles.join(
                tenants,
                roles.create(
                        "Agent",
                        "MANAGER",
                        "LEADS_READ:OWN",
                        "LEADS_WRITE:OWN",
                        "LEADS_IMPORT",
                        "JOBS_READ",
                        "FILES_WRITE")));

        var job = agent.run(ROWS, Map.of("list", shared));

        assertThat(lists.titles(shared)).containsExactly("New");
        assertThat(imports.revert(job).path("unlisted").asInt()).isOne();
        var reader = new Imported(roles.join(
                tenants,
                roles.create("Importer", "MANAGER", "LEADS_READ", "LEADS_IMPORT", "JOBS_READ", "FILES_WRITE")));
        assertThat(reader.asked(ROWS, Map.of("list", shared)).userErrorCodes("leadImport"))
                .containsExactly("LIST_NOT_YOURS");
        assertThat(reader.asked(ROWS, Map.of("list", lists.create("name", "Own")))
                        .userErrorCodes("leadImport"))
                .containsExactly("LIST_NOT_FOUND");
        var alien = new Imported(tenants.signUp("LEAD_GENERATION"));
        assertThat(alien.asked(ROWS, Map.of("list", shared)).userErrorCodes("leadImport"))
                .containsExactly("LIST_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "list, FILTERED, LIST_HAS_FILTER",
        "list, " + LeadListApi.NOWHERE + ", LIST_NOT_FOUND",
        "newList, Taken, LIST_NAME_TAKEN",
        "newList, ' ', LIST_NAME_INVALID",
        "tags, ' ', TAGS_INVALID"
    })
    void areRefusedWhereTheyCannotGo(String field, String value, String code) {
        lists.create("name", "Taken");
        var filtered = lists.create("name", "Filtered", "filter", Map.of());
        var how = new HashMap<String, Object>();
        how.put(field, value.equals("FILTERED") ? filtered : field.equals("tags") ? List.of(value) : value);

        for (var dryRun : List.of(true, false)) {
            how.put("dryRun", dryRun);
            assertThat(imports.asked(ROWS, how).userErrorCodes("leadImport")).containsExactly(code);
        }
        assertThat(imports.asked(ROWS, Map.of("list", filtered, "newList", "A")).errorCodes())
                .containsExactly("BAD_USER_INPUT");
        assertThat(lists.names()).containsExactly("Filtered", "Taken");
    }

    @Test
    void aNewListIsMadeOnceAndByNoPreview() {
        imports.asked(ROWS, Map.of("newList", "Fair", "dryRun", true)).succeeded("leadImport");
        assertThat(lists.names()).isEmpty();

        var file = Map.of("newList", "Fair", "idempotencyKey", "k1");
        imports.run(ROWS, file);
        assertThat(imports.asked(ROWS, Map.of("newList", "Fair")).userErrorCodes("leadImport"))
                .containsExactly("LIST_NAME_TAKEN");
        assertThat(lists.names()).containsExactly("Fair");
    }
}
