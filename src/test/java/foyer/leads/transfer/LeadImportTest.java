package foyer.leads.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.FileId;
import foyer.files.Files;
import foyer.jobs.JobStatus;
import foyer.jobs.Jobs;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.transfer.table.Cell;
import foyer.transfer.table.TableWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of the rows of a file. Its size is {@code -Dimport.rows}, what is in it {@code -Dimport.seed}. */
@FoyerTest
@Tag("module")
class LeadImportTest {

    private static final int ROWS = Integer.getInteger("import.rows", 5_000);
    private static final long SEED = Long.getLong("import.seed", System.nanoTime());

    private final TestTenants tenants;
    private final TestDatabase database;
    private final LeadTransferService service;
    private final Files files;
    private final Jobs jobs;
    private ImportRuns imports;
    private UUID tenant;

    @Autowired
    LeadImportTest(TestTenants tenants, TestDatabase database, LeadTransferService service, Files files, Jobs jobs) {
        this.tenants = tenants;
        this.database = database;
        this.service = service;
        this.files = files;
        this.jobs = jobs;
    }

    @BeforeEach
    void company() {
        var owner = tenants.signUp("LEAD_GENERATION");
        tenant = owner.tenant();
        imports = new ImportRuns(service, files, jobs, owner);
        allow(null);
    }

    @Test
    void makesALeadOfEachRowWithItsTimelineAndOneEventForAll() {
        var job = imports.run("""
                Name,Email,Phone,Company,Website,Deal value,Stage,Source
                Amina Haddad,AMINA@harbour.example,+971 50 123 4567,Harbour,harbour.example,"12,500.50",contacted,Referral
                Sami,sami@palm.example,,,,,,Trade fair
                """);

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(ImportRuns.output(job)).containsEntry("created", 2).containsEntry("failed", 0);
        assertThat(database.texts("""
                select concat_ws('|', title, contact_name, contact_email, contact_phone, contact_company,
                    contact_website, contact_domain, value_minor, value_currency, s.key, source, source_detail,
                    created_by_kind)
                from leads.lead l join leads.stage s on s.id = l.stage_id where l.tenant_id = ? order by l.id""", tenant))
                .containsExactly(
                        "Amina Haddad|Amina Haddad|amina@harbour.example|+971501234567|Harbour|https://harbour.example"
                                + "|harbour.example|1250050|USD|contacted|REFERRAL|MEMBER",
                        "Sami|Sami|sami@palm.example|new|IMPORT|Trade fair|MEMBER");
        assertThat(database.texts("select kind from records.activity where tenant_id = ?", tenant))
                .containsExactly("IMPORTED", "IMPORTED");
        assertThat(database.texts("select count(*)::text from leads.stage_change where tenant_id = ?", tenant))
                .containsExactly("2");
        assertThat(database.texts(
                        "select payload ->> 'count' from platform.event where tenant_id = ? and type = 'lead.bulk'",
                        tenant))
                .containsExactly("2");
        assertThat(database.texts(
                        "select action from audit.entry where tenant_id = ? and action like 'lead.%'", tenant))
                .containsExactly("lead.import");
    }

    @Test
    void leavesNoWordsWaitingForTheirIndex() {
        var job = imports.run("Name\nAmina Haddad\n");

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(database.texts("select gin_clean_pending_list('leads.lead_words_idx')::text"))
                .containsExactly("0");
    }

    @Test
    void everyUglyRowBecomesWhatItHasTo() {
        var csv = UglyCsv.of(ROWS, SEED);
        var start = System.nanoTime();

        var job = imports.ended(imports.begin(imports.file(csv.bytes())));

        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%d rows in %.1f s, %.0f rows/s, seed %d%n", ROWS, seconds, ROWS / seconds, SEED);
        assertThat(job.error()).isNull();
        assertThat(ImportRuns.output(job))
                .as("seed %d", SEED)
                .containsEntry("total", csv.rows())
                .containsEntry("created", csv.created())
                .containsEntry("duplicates", csv.duplicates())
                .containsEntry("failed", csv.failed());
        assertThat(database.texts("select count(*)::text from leads.lead where tenant_id = ?", tenant))
                .containsExactly(String.valueOf(csv.created()));
        assertThat(database.texts("select count(*)::text from transfer.import_error where tenant_id = ?", tenant))
                .containsExactly("0");
    }

    @Test
    void importsAgainWhatWasMendedInTheFileOfErrors() {
        var job = imports.run("Name,Email\nAmina,amina@harbour.example\n=Sami,nobody\n");

        var errors = imports.text(String.valueOf(ImportRuns.output(job).get("errorFile")));
        assertThat(errors).isEqualToNormalizingNewlines("""
                        \uFEFFName,Email,Row,What to mend
                        '=Sami,nobody,3,EMAIL: This is no e-mail address.
                        """);

        var mended = imports.run(errors.replace("nobody", "sami@palm.example"));
        assertThat(ImportRuns.output(mended)).containsEntry("created", 1).containsEntry("errorFile", null);
        assertThat(database.texts("select contact_name from leads.lead where tenant_id = ? order by id", tenant))
                .containsExactly("Amina", "=Sami");
    }

    @Test
    void knowsArchivedLeadsAndThoseOfOtherTenantsNot() {
        imports.run("Email\namina@harbour.example\n");
        database.execute("update leads.lead set archived_at = now() where tenant_id = ?", tenant);

        assertThat(ImportRuns.output(imports.run("Email\nAmina@Harbour.example\n")))
                .containsEntry("created", 0)
                .containsEntry("duplicates", 1);

        company();
        assertThat(ImportRuns.output(imports.run("Email\namina@harbour.example\n")))
                .containsEntry("created", 1);
    }

    @Test
    void storesNothingOfAFileThatIsBrokenAtItsEnd() {
        var job = imports.run("Name\n" + "Amina\n".repeat(3_000) + "\"never closed\n");

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.attempts()).isEqualTo(1);
        assertThat(database.texts("select count(*)::text from leads.lead where tenant_id = ?", tenant))
                .containsExactly("0");
    }

    @Test
    void stopsWhereTheTenantMayHaveNoMoreLeads() {
        allow(2_500L);

        var job = imports.run("Name\n" + "Amina\n".repeat(4_000));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(database.texts("select count(*)::text from leads.lead where tenant_id = ?", tenant))
                .containsExactly("2000");
    }

    @Test
    void readsUtf16AsExcelSavesIt() {
        var text = "\uFEFFالاسم\tالبريد الإلكتروني\r\nأمينة\tamina@harbour.example\r\n";

        var job = imports.ended(imports.begin(imports.file(text.getBytes(StandardCharsets.UTF_16LE))));

        assertThat(ImportRuns.output(job)).containsEntry("created", 1);
    }

    @Test
    void readsAWorkbookAsItDoesATextAndWritesOneThatItCanRead() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = TableWriter.xlsx(bytes, false);
        writer.row(
                Stream.of("Name", "Phone", "Deal value", "Email").map(Cell::of).toList());
        for (var i = 0; i < 1_500; i++) {
            writer.row(Arrays.asList(
                    Cell.of("=أمينة " + i),
                    Cell.of("+" + (971_500_000_000L + i)),
                    new Cell.Number(new BigDecimal("875.125")),
                    Cell.of(i % 500 == 7 ? "nobody" : "p" + i + "@x.example")));
        }
        writer.finish();

        var job = imports.ended(imports.begin(imports.file(bytes.toByteArray(), LeadTransferInputs.WORKBOOK)));

        assertThat(ImportRuns.output(job)).containsEntry("created", 1_497).containsEntry("failed", 3);
        assertThat(database.texts("""
                select concat_ws('|', contact_name, contact_phone, value_minor) from leads.lead
                where tenant_id = ? and contact_email = 'p1499@x.example'""", tenant)).containsExactly("=أمينة 1499|+971500001499|87513");

        var export = imports.ended(imports.as(() -> service.begin(
                        new LeadTransferInputs.Export(null, null, null, null, LeadTransferInputs.Format.XLSX, null)))
                .id());
        var file = FileId.of(String.valueOf(ImportRuns.output(export).get("file")));
        var workbook = imports.as(() -> bytes(file));
        company();
        var again = imports.ended(imports.begin(imports.file(workbook, LeadTransferInputs.WORKBOOK)));
        assertThat(ImportRuns.output(again)).containsEntry("created", 1_497).containsEntry("failed", 0);
        assertThat(database.texts("""
                select concat_ws('|', contact_name, contact_phone, value_minor, value_currency) from leads.lead
                where tenant_id = ? and contact_email = 'p1499@x.example'""", tenant)).containsExactly("=أمينة 1499|+971500001499|87513|USD");
    }

    private byte[] bytes(FileId file) {
        try (var bytes = files.read(file, 0)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many leads the tenant may have; null for any number. */
    private void allow(@Nullable Long leads) {
        database.execute(
                "update entitlements.claim_limit set allowed = " + leads
                        + " where limit_key = 'LEADS' and tenant_id = ?",
                tenant);
    }
}
