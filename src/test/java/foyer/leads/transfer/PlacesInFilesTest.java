package foyer.leads.transfer;

import static foyer.leads.transfer.Transfers.bytes;
import static foyer.leads.transfer.Transfers.leadImport;
import static foyer.leads.transfer.Transfers.output;
import static foyer.leads.transfer.Transfers.upload;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.assignment.RuleApi;
import foyer.leads.reverting.Imported;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where leads are and whose team has them, in files that go out and come in. */
@FoyerTest
@Tag("graphql")
class PlacesInFilesTest {

    private final TestTenants tenants;
    private final TestDatabase database;
    private final TestMember owner;
    private final Imported imports;

    @Autowired
    PlacesInFilesTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.imports = new Imported(owner);
    }

    @Test
    void whatWentOutComesInAsItWas() throws IOException, InterruptedException {
        var address = Map.of(
                "line1",
                "1 Quay",
                "line2",
                "Flat 2",
                "city",
                "Dubai",
                "region",
                "Deira",
                "postalCode",
                "12",
                "country",
                "AE");
        new LeadApi(owner)
                .create(
                        "Quay",
                        "team",
                        new RuleApi(owner).team(),
                        "address",
                        address,
                        "location",
                        Map.of("lat", -25.5, "lng", 55.25),
                        "contact",
                        Map.of("email", "quay@harbour.example"));
        var columns = List.of(
                "EMAIL",
                "TEAM",
                "ADDRESS_LINE1",
                "ADDRESS_LINE2",
                "CITY",
                "REGION",
                "POSTAL_CODE",
                "COUNTRY",
                "LATITUDE",
                "LONGITUDE");

        var export = owner.client().run("leads/leadExport", Map.of("input", Map.of("columns", columns)));
        var csv = bytes(owner, output(owner, export, "leadExport").path("file").asString());

        assertThat(csv).isEqualToNormalizingNewlines("""
                        \uFEFFEmail,Team,Address line 1,Address line 2,City,Region,Postal code,Country,Latitude,Longitude
                        quay@harbour.example,Sales,1 Quay,Flat 2,Dubai,Deira,12,AE,-25.500000,55.250000
                        """);
        var again = imports.outcome(csv);
        assertThat(again.path("duplicates").asInt()).isOne();
        assertThat(again.path("updated").asInt() + again.path("failed").asInt()).isZero();
    }

    @Test
    void takesPlacesAndTeamsAndSaysWhatIsNoneOfThem() throws IOException, InterruptedException {
        new RuleApi(owner).team();

        var done = imports.outcome("""
                Name,Email,Lat,Longitude,Team
                Amina,amina@harbour.example,25.2048491,"55,2708",SALES
                Sami,sami@palm.example,"-33.8688°",151.2093,
                Noor,noor@dune.example,25,,
                Huda,huda@dune.example,far,1,
                Omar,omar@dune.example,91,1,
                Rami,rami@dune.example,,,Support
                Amina,amina@harbour.example,,,sales
                """);

        assertThat(done.path("created").asInt()).isEqualTo(2);
        assertThat(done.path("duplicates").asInt()).isEqualTo(1);
        assertThat(done.path("failed").asInt()).isEqualTo(4);
        assertThat(database.texts("""
                select concat_ws('|', title, lat_e6, lng_e6, t.name) from leads.lead l left join tenancy.team t on t.id = team_id
                where l.tenant_id = ? order by title""", owner.tenant()))
                .containsExactly("Amina|25204849|55270800|Sales", "Sami|-33868800|151209300");
        assertThat(bytes(owner, done.path("errorFile").asString()))
                .contains("LONGITUDE: A place has", "LATITUDE: This is no latitude", "LATITUDE: There is no such place")
                .contains("TEAM: There is no team");
    }

    @Test
    void namesWhatIsWrongWithACellByItsCode() {
        var file = upload(owner, """
                First name,Surname,Value,Currency,Lat,Longitude,Team
                Amina,Haddad,5,AED,25.2,55.2,
                Sami,,5,money,25,,Support
                ,Saleh,,,far,1,
                """);

        var preview = leadImport(owner, file, Map.of("dryRun", true)).data("leadImport.preview");

        assertThat(preview.path("columns").findValuesAsString("field"))
                .containsExactly("FIRST_NAME", "LAST_NAME", "VALUE", "CURRENCY", "LATITUDE", "LONGITUDE", "TEAM");
        assertThat(preview.path("rows")
                        .valueStream()
                        .map(row -> row.path("problems").findValuesAsString("code")))
                .satisfiesExactly(
                        none -> assertThat(none).isEmpty(),
                        second -> assertThat(second)
                                .containsExactlyInAnyOrder("CURRENCY_INVALID", "PLACE_INCOMPLETE", "TEAM_UNKNOWN"),
                        third -> assertThat(third).containsExactly("DEGREES_INVALID"));
        var done = output(owner, leadImport(owner, file, Map.of()), "leadImport");
        assertThat(done.path("created").asInt()).isOne();
        assertThat(new LeadApi(owner).titles()).containsExactly("Amina Haddad");
    }

    @Test
    void givesToNoTeamThatTheCallerMayNotGiveTheLeadTo() {
        var roles = new RoleApi(owner);
        var agent = roles.join(
                tenants,
                roles.create(
                        "Agent",
                        "MANAGER",
                        "LEADS_READ",
                        "LEADS_WRITE",
                        "LEADS_ASSIGN:TEAM",
                        "LEADS_IMPORT",
                        "FILES_WRITE",
                        "JOBS_READ"));
        new RuleApi(owner).team(agent);
        database.execute(
                "insert into tenancy.team (tenant_id, name) values (?, 'Others'), (?, 'Third')",
                owner.tenant(),
                owner.tenant());
        imports.run("Name,Email,Team\nAmina,a@x.example,Others\nSami,s@x.example,\nNoor,n@x.example,Sales\n");

        var job = new Imported(agent).outcome("""
                        Email,Team,Score
                        a@x.example,others,1
                        s@x.example,sales,2
                        n@x.example,Others,3
                        n@x.example,Third,4
                        new@x.example,Others,5
                        own@x.example,Sales,6
                        own@x.example,Third,7
                        """);

        assertThat(job.path("created").asInt()).isEqualTo(1);
        assertThat(job.path("updated").asInt()).isEqualTo(1);
        assertThat(job.path("failed").asInt()).isEqualTo(5);
        assertThat(database.texts("""
                select concat_ws('|', title, score, t.name) from leads.lead l left join tenancy.team t on t.id = team_id
                where l.tenant_id = ? order by title""", owner.tenant()))
                .containsExactlyInAnyOrder("Amina|1|Others", "Noor|Sales", "Sami", "own@x.example|6|Sales");
        var preview = leadImport(
                        agent,
                        upload(agent, "Email,Team\nx@x.example,Third\ny@x.example,Sales\n"),
                        Map.of("dryRun", true))
                .data("leadImport.preview.rows");
        assertThat(preview.path(0).path("problems").path(0).path("field").asString())
                .isEqualTo("TEAM");
        assertThat(preview.path(1).path("problems")).isEmpty();
    }
}
