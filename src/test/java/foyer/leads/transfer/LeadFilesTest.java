package foyer.leads.transfer;

import static foyer.leads.transfer.Transfers.bytes;
import static foyer.leads.transfer.Transfers.leadImport;
import static foyer.leads.transfer.Transfers.output;
import static foyer.leads.transfer.Transfers.upload;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileApi;
import foyer.files.FileId;
import foyer.files.Samples;
import foyer.leads.LeadApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import foyer.transfer.table.TestWorkbook;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that are none of leads, cells that are no words, and columns by their names. */
@FoyerTest
@Tag("graphql")
class LeadFilesTest {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private LeadApi leads;

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        leads = new LeadApi(owner);
    }

    /** As one that was uploaded when others could be. */
    @Test
    void importsNoFileOfAnotherType() {
        var file = upload(owner, "Name\nAmina\n");
        database.execute(
                "update files.file set content_type = 'application/pdf' where id = ?",
                FileId.of(file).value());

        for (var dryRun : List.of(true, false)) {
            var refused = leadImport(owner, file, Map.of("dryRun", dryRun));
            assertThat(refused.userErrorCodes("leadImport")).containsExactly("FILE_TYPE_UNSUPPORTED");
            assertThat(refused.data("leadImport.userErrors.0.path").path(1).asString())
                    .isEqualTo("fileId");
        }
        assertThat(leads.titles()).isEmpty();
    }

    /** One in a column that fills nothing is nobody's business. */
    @Test
    void refusesRowsWithCellsThatTheSpreadsheetCouldNotReckon() throws IOException, InterruptedException {
        var sheet = new TestWorkbook()
                .part("[Content_Types].xml", Samples.contentTypes("spreadsheetml.sheet.main+xml"))
                .rows("<row>" + text("Name") + text("Company") + text("Colour") + "</row>" + "<row>" + text("Amina")
                        + error("#N/A") + text("red") + "</row>" + "<row>" + text("Sami") + text("#N/A")
                        + error("#REF!") + "</row>")
                .bytes();
        var file = new FileApi(owner).upload("leads.xlsx", WORKBOOK, "IMPORT", sheet);

        var preview = leadImport(owner, file, Map.of("dryRun", true)).data("leadImport.preview.rows");
        var done = output(owner, leadImport(owner, file, Map.of()), "leadImport");

        var problem = preview.path(0).path("problems").path(0);
        assertThat(problem.path("field").asString()).isEqualTo("COMPANY");
        assertThat(problem.path("code").asString()).isEqualTo("CELL_IN_ERROR");
        assertThat(preview.path(1).path("problems")).isEmpty();
        assertThat(leads.titles()).containsExactly("Sami");
        assertThat(bytes(owner, done.path("errorFile").asString()))
                .contains("Amina,#N/A,red,2,\"COMPANY: The spreadsheet shows an error");
    }

    private static String text(String text) {
        return "<c t=\"str\"><v>" + text + "</v></c>";
    }

    private static String error(String name) {
        return "<c t=\"e\"><v>" + name + "</v></c>";
    }

    @ParameterizedTest
    @CsvSource({
        "SOURCE_DETAIL, Source detail, A fair",
        "LOST_REASON, Lost because, No budget",
        "UPDATED_AT, Changed, 2026-01-02 07:04:05",
        "FIRST_RESPONSE_DUE_AT, Response due, 2026-01-03 08:05:06",
        "FIRST_RESPONDED_AT, First response, 2026-01-04 09:06:07"
    })
    void exportsAColumnByItsName(String column, String title, String expected)
            throws IOException, InterruptedException {
        var lost = leads.create("Gone", "sourceDetail", "A fair");
        leads.done("leadMoveStage", "id", lost, "stage", leads.stage("lost"), "lostReason", "No budget");
        database.execute("update tenancy.tenant set time_zone = 'Asia/Dubai' where id = ?", owner.tenant());
        database.execute("""
                update leads.lead set updated_at = '2026-01-02T03:04:05.6Z', first_response_due_at = '2026-01-03T04:05:06Z',
                    first_responded_at = '2026-01-04T05:06:07Z' where tenant_id = ?""", owner.tenant());

        var export =
                owner.client().run("leads/leadExport", Map.of("input", Map.of("columns", List.of("TITLE", column))));
        var csv = bytes(owner, output(owner, export, "leadExport").path("file").asString());

        assertThat(csv).isEqualToNormalizingNewlines("\uFEFFTitle,%s\nGone,%s\n".formatted(title, expected));
    }

    @Test
    void importsADetailOfTheSourceByItsName() {
        var file = upload(owner, "One,Two\nAmina,A fair\n");
        var mapping =
                List.of(Map.of("column", 0, "field", "CONTACT_NAME"), Map.of("column", 1, "field", "SOURCE_DETAIL"));

        output(owner, leadImport(owner, file, Map.of("mapping", mapping)), "leadImport");

        assertThat(database.texts(
                        "select source || '|' || source_detail from leads.lead where tenant_id = ?", owner.tenant()))
                .containsExactly("IMPORT|A fair");
    }
}
