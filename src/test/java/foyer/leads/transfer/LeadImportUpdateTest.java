package foyer.leads.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.files.Files;
import foyer.jobs.Jobs;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an import changes of leads that are there. */
@FoyerTest
@Tag("module")
class LeadImportUpdateTest {

    private static final int CHUNKS_AND_A_BIT = 2_500;
    private static final int PEOPLE = 900;

    private final TestTenants tenants;
    private final TestDatabase database;
    private final LeadTransferService service;
    private final Files files;
    private final Jobs jobs;
    private ImportRuns imports;
    private UUID tenant;

    @Autowired
    LeadImportUpdateTest(
            TestTenants tenants, TestDatabase database, LeadTransferService service, Files files, Jobs jobs) {
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
    }

    @Test
    void changesWhatTheRowFillsAndNothingElse() {
        imports.run("Title,Name,Email,Company,Deal value,Score\nBig deal,Amina,amina@harbour.example,Harbour,100,10\n");

        var job = imports.update("""
                Name,Email,Company,Deal value,Mobile,Source,Stage
                Amina Haddad,AMINA@harbour.example,,250.50,+971 50 123 4567,Trade fair,contacted
                """);

        assertThat(ImportRuns.output(job))
                .containsEntry("created", 0)
                .containsEntry("updated", 1)
                .containsEntry("duplicates", 0)
                .containsEntry("failed", 0);
        assertThat(database.texts("""
                select concat_ws('|', title, contact_name, contact_company, contact_phone, value_minor, score, source,
                    source_detail, s.key, l.version)
                from leads.lead l join leads.stage s on s.id = l.stage_id where l.tenant_id = ?""", tenant))
                .containsExactly("Big deal|Amina Haddad|Harbour|+971501234567|25050|10|IMPORT|Trade fair|new|2");
        assertThat(database.texts("""
                select key || '=' || value from leads.lead, jsonb_each_text(field_versions)
                where tenant_id = ? order by key""", tenant))
                .containsExactly("contact.name=2", "contact.phone=2", "sourceDetail=2", "value=2");
        assertThat(database.texts("select kind from records.activity where tenant_id = ? order by id", tenant))
                .containsExactly("IMPORTED", "IMPORTED");
        assertThat(database.texts(
                        "select action from audit.entry where tenant_id = ? and action like 'lead.%' order by id",
                        tenant))
                .containsExactly("lead.import", "lead.import_update");
        assertThat(database.texts(
                        "select payload ->> 'count' from platform.event where tenant_id = ? and type = 'lead.bulk'",
                        tenant))
                .containsExactly("1", "1");
    }

    @Test
    void fillsOfAnAddressWhatTheRowSaysAndKnowsCountriesByTheirNames() {
        imports.run("""
                Name,Email,Street,City,ZIP,Country
                Amina,amina@harbour.example,1 Quay,Dubai,,United Arab Emirates
                Sami,sami@palm.example,,,,الأردن
                Noor,noor@dune.example,,,,Atlantis
                """);

        var job = imports.update("Email,City,State,Postal code\namina@harbour.example,Sharjah,North,123\n");

        assertThat(ImportRuns.output(job)).containsEntry("updated", 1);
        assertThat(database.texts("""
                select concat_ws('|', title, address_line1, address_city, address_region, address_postal_code, address_country,
                    field_versions)
                from leads.lead where tenant_id = ? order by title""", tenant))
                .containsExactly("Amina|1 Quay|Sharjah|North|123|AE|{\"address\": 2}", "Sami|JO|{}");
    }

    @ParameterizedTest
    @CsvSource({"Email, amina@harbour.example", "Mobile, +971 50 123 4567", "Website, https://www.harbour.example/about"
    })
    void knowsALeadByAnyOfItsKeys(String column, String key) {
        imports.run("Name,Email,Mobile,Website\nAmina,amina@harbour.example,+971501234567,harbour.example\n");

        var job = imports.update(column + ",Name\n" + key + ",Amina Haddad\n");

        assertThat(ImportRuns.output(job)).containsEntry("updated", 1);
        assertThat(database.texts("select contact_name from leads.lead where tenant_id = ?", tenant))
                .containsExactly("Amina Haddad");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sami,sami@acme.example,,acme.example | Huda,huda@acme.example,,acme.example | Amina Huda Sami",
                "Sami,,+971507654321,acme.example | Huda,,+971509999999,acme.example | Amina Huda Sami",
                "Sami,sami@acme.example,+971501234567,acme.example | Huda,,,acme.example | Huda",
                "Huda,,,acme.example | Sami,sami@acme.example,,acme.example | Huda Sami",
                "A,,,palm.example | B,b@palm.example,,palm.example | Amina B",
                "A,a@palm.example,,palm.example | B,b@palm.example,,palm.example | A Amina B"
            })
    void takesPeopleOfOneCompanyForOneOnlyWhereNothingTellsThemApart(String first, String second, String names) {
        imports.run("Name,Email,Mobile,Website\nAmina,amina@acme.example,+971501234567,acme.example\n");
        var file = "Name,Email,Mobile,Website\n" + first + "\n" + second + "\n";

        imports.update(file);

        assertThat(String.join(" ", names())).isEqualTo(names);
        imports.run(file);
        assertThat(names()).hasSameSizeAs(names.split(" "));
    }

    @Test
    void leadsThatGetAnEmailAreOneOfTheCompanyNoMore() {
        imports.run("Name,Website\nAcme,acme.example\n");

        var job = imports.update(
                "Name,Email,Website\nAmina,amina@acme.example,acme.example\nSami,sami@acme.example,acme.example\n");

        assertThat(ImportRuns.output(job)).containsEntry("updated", 1).containsEntry("created", 1);
        assertThat(names()).containsExactly("Amina", "Sami");
    }

    @Test
    void takesNobodyForAnotherByAPageWhereMillionsHaveOne() {
        imports.update("Name,Website\nA,https://facebook.com/a\nB,https://www.facebook.com/b\n");

        assertThat(names()).containsExactly("A", "B");
    }

    private List<String> names() {
        return database.texts("select contact_name from leads.lead where tenant_id = ? order by 1", tenant);
    }

    @Test
    void goesByTheEmailBeforeThePhoneAndByALeadInUseBeforeAnArchivedOne() {
        imports.run("Name,Email,Mobile\nAmina,amina@harbour.example,\nSami,,+971501234567\n");
        imports.run("Name,Company\nOld,One\nYoung,Two\n");
        database.execute(
                "update leads.lead set contact_email = 'old@palm.example' where tenant_id = ? and title <> 'Amina'",
                tenant);
        database.execute("update leads.lead set archived_at = now() where tenant_id = ? and title = 'Old'", tenant);
        database.execute("update leads.lead set contact_email = null where tenant_id = ? and title = 'Sami'", tenant);

        imports.update("Email,Mobile,Score\namina@harbour.example,+971501234567,7\nold@palm.example,,8\n");

        assertThat(database.texts(
                        "select title || score from leads.lead where tenant_id = ? and score > 0 order by 1", tenant))
                .containsExactly("Amina7", "Young8");
    }

    @Test
    void whatIsTheSameAlreadyIsADuplicate() {
        imports.run("Name,Email\nAmina,amina@harbour.example\n");

        var job = imports.update("Name,Email\nAmina,amina@harbour.example\n");

        assertThat(ImportRuns.output(job)).containsEntry("updated", 0).containsEntry("duplicates", 1);
        assertThat(database.texts("select version::text from leads.lead where tenant_id = ?", tenant))
                .containsExactly("1");
    }

    @Test
    void laterRowsOfAFileChangeWhatEarlierOnesMade() {
        var rows = new StringBuilder("Name,Email,Score\n");
        for (var i = 0; i < CHUNKS_AND_A_BIT; i++) {
            rows.append("Person,p%d@mail.example,%d%n".formatted(i % PEOPLE, i / PEOPLE));
        }

        var job = imports.update(rows.toString());

        assertThat(ImportRuns.output(job))
                .containsEntry("created", PEOPLE)
                .containsEntry("updated", CHUNKS_AND_A_BIT - PEOPLE)
                .containsEntry("failed", 0);
        assertThat(database.texts("""
                select score || ' ' || count(*) from leads.lead where tenant_id = ? group by score order by score""", tenant)).containsExactly("1 200", "2 700");
    }

    @Test
    void saysWhyALeadMustNotBeChanged() {
        imports.run("Name,Email\nAmina,amina@harbour.example\nSami,sami@palm.example\nNoor,noor@dune.example\n");
        database.execute("update leads.lead set archived_at = now() where tenant_id = ? and title = 'Amina'", tenant);
        database.execute("""
                insert into entitlements.frozen_mark (tenant_id, kind, entity_id, limit_key, frozen_at)
                select tenant_id, 'Lead', id, 'LEADS', now() from leads.lead where tenant_id = ? and title = 'Sami'""", tenant);

        var job = imports.update(
                "Email,Score\namina@harbour.example,1\nsami@palm.example,2\nnoor@dune.example,3\nnobody,4\n");

        assertThat(ImportRuns.output(job)).containsEntry("updated", 1).containsEntry("failed", 3);
        assertThat(imports.text(String.valueOf(ImportRuns.output(job).get("errorFile"))))
                .contains("amina@harbour.example,1,2,\"The lead that this row is of is archived: ")
                .contains("sami@palm.example,2,3,\"The lead that this row is of is read-only: ")
                .contains("nobody,4,5,EMAIL: This is no e-mail address.");
        assertThat(database.texts("select title from leads.lead where tenant_id = ? and score is not null", tenant))
                .containsExactly("Noor");
    }

    @Test
    void changesNothingBeyondTheCallersScopeNorOfAnotherTenant() {
        var owner = tenants.signUp("LEAD_GENERATION");
        new ImportRuns(service, files, jobs, owner).run("Name,Email\nAmina,amina@harbour.example\n");
        var roles = new RoleApi(owner);
        var agent = roles.join(
                tenants,
                roles.create("Agent", "MANAGER", "LEADS_READ", "LEADS_WRITE:OWN", "LEADS_IMPORT", "JOBS_READ"));

        var job = new ImportRuns(service, files, jobs, agent).update("Email,Score\namina@harbour.example,1\n");
        assertThat(ImportRuns.output(job)).containsEntry("updated", 0).containsEntry("failed", 1);
        assertThat(ImportRuns.output(imports.update("Email,Score\namina@harbour.example,1\n")))
                .containsEntry("created", 1);
        tenant = owner.tenant();
        assertThat(database.texts("select score::text from leads.lead where tenant_id = ?", tenant))
                .containsOnlyNulls();
    }
}
