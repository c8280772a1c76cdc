package foyer.leads.reverting;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.assignment.RuleApi;
import foyer.platform.graphql.TypeIds;
import foyer.records.fields.CustomFieldApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an import did beside a lead's own columns, when it is taken back. */
@FoyerTest
@Tag("graphql")
class RevertedValuesTest {

    private static final String VALUES = """
            select f.key || '=' || concat_ws(' ', v.text_value, v.number_value, v.money_value, v.currency)
            from records.custom_value v join records.custom_field f on f.id = v.field_id
            where v.tenant_id = ? order by 1""";

    private final TestTenants tenants;
    private final TestDatabase database;
    private TestMember owner;
    private Imported imports;
    private TenantRows rows;

    @Autowired
    RevertedValuesTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        imports = new Imported(owner);
        rows = new TenantRows(database, owner.tenant());
    }

    @Test
    void customFieldsAreAsTheyWere() throws SQLException {
        var fields = new CustomFieldApi(owner);
        var size = fields.create("size", "NUMBER");
        fields.create("budget", "MONEY");
        fields.create("note", "TEXT");
        var option = fields.create("state", "OPTION", "options", List.of("New", "Used"));
        imports.run("Name,Email,size,budget,state\nAmina,a@x.example,1.5,5 EUR,Used\n");
        var before = rows.texts(VALUES);

        var job = imports.run("""
                Name,Email,size,budget,note,state
                Amina,a@x.example,2,,A,New
                Sami,s@x.example,7,7 EUR,,New
                ,a@x.example,3,,B,
                """);
        assertThat(rows.texts(VALUES))
                .containsExactly(
                        "budget=500 EUR",
                        "budget=700 EUR",
                        "note=B",
                        "size=3000000",
                        "size=7000000",
                        "state=New",
                        "state=New");
        assertThat(rows.texts("select array_to_string(fields, ' ') from leads.import_change where tenant_id = ?"
                        + " and kind = 'CHANGED'"))
                .singleElement()
                .asString()
                .contains("customFields.size", "customFields.note", "customFields.state")
                .doesNotContain("budget");
        fields.run("customFieldUpdate", "id", option, "options", List.of("New"));
        fields.run("customFieldArchive", "id", size);

        var report = imports.revert(job);

        assertThat(report.path("removed").asInt() + report.path("restored").asInt())
                .isEqualTo(2);
        assertThat(rows.texts(VALUES)).isEqualTo(before);
    }

    @Test
    void addressesAreAsTheyWere() throws SQLException {
        var addresses = "select concat_ws('|', title, address_line1, address_city, address_country) from leads.lead"
                + " where tenant_id = ? order by 1";
        imports.run("Name,Email,Street,Country\nAmina,a@x.example,1 Quay,AE\nSami,s@x.example,,\n");
        var before = rows.texts(addresses);
        var job = imports.run("Email,Street,City\na@x.example,2 Quay,Dubai\ns@x.example,,Amman\n");
        assertThat(rows.texts(addresses)).containsExactly("Amina|2 Quay|Dubai|AE", "Sami|Amman");

        assertThat(imports.revert(job).path("restored").asInt()).isEqualTo(2);

        assertThat(rows.texts(addresses)).isEqualTo(before);
    }

    @Test
    void placesAndTeamsAreAsTheyWereButForTeamsThatAreNoMore() throws SQLException {
        var places =
                "select concat_ws('|', title, lat_e6, lng_e6, (select name from tenancy.team t where t.id = team_id))"
                        + " from leads.lead where tenant_id = ? order by 1";
        var first = new RuleApi(owner).team();
        database.execute("update tenancy.team set name = 'First' where id = ?", TypeIds.decode("team", first));
        new RuleApi(owner).team();
        imports.run("Name,Email,Lat,Lng,Team\nAmina,a@x.example,1,2,First\nSami,s@x.example,3,4,Sales\n");
        var job = imports.run("Email,Lat,Lng,Team\na@x.example,5,6,Sales\ns@x.example,7,8,First\n");
        assertThat(rows.texts(places)).containsExactly("Amina|5000000|6000000|Sales", "Sami|7000000|8000000|First");
        database.execute("delete from tenancy.team where id = ?", TypeIds.decode("team", first));

        assertThat(imports.revert(job).path("restored").asInt()).isEqualTo(2);

        assertThat(rows.texts(places)).containsExactly("Amina|1000000|2000000", "Sami|3000000|4000000|Sales");
    }

    /** As far as whoever takes it back could give leads themselves: from one of their teams to another. */
    @Test
    void teamsAreGivenBackWithinTheTeamsOfTheCaller() throws SQLException {
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
        var first = new RuleApi(owner).team(agent);
        database.execute("update tenancy.team set name = 'First' where id = ?", TypeIds.decode("team", first));
        new RuleApi(owner).team(agent);
        imports.run("Name,Email,Team\nAmina,a@x.example,First\nSami,s@x.example,\n");
        var theirs = new Imported(agent);
        var job = theirs.run("Email,Team\na@x.example,Sales\n");

        assertThat(theirs.revert(job).path("restored").asInt()).isOne();
        assertThat(rows.texts(
                        "select l.title || ' ' || t.name from leads.lead l join tenancy.team t on t.id = l.team_id"
                                + " where l.tenant_id = ?"))
                .containsExactly("Amina First");

        var again = imports.run("Email,Team\ns@x.example,First\n");
        assertThat(theirs.revert(again).path("restored").asInt()).isZero();
    }

    @Test
    void tagsThatAllRowsGotAreTakenFromLeadsThatWereThere() throws SQLException {
        var tags = "select l.title || '=' || t.tag from records.tagging t join leads.lead l on l.id = t.subject_id"
                + " where t.tenant_id = ? order by 1";
        var full = IntStream.range(0, 20).mapToObj(i -> "t" + i).collect(Collectors.joining(";"));
        imports.run(
                "Name,Email,Tags\nAmina,a@x.example,fair;own\nSami,s@x.example,\nFull,f@x.example,%s\nNoor,n@x.example,\n"
                        .formatted(full));
        var before = rows.texts(tags);

        var job = imports.run(
                "Name,Email,Tags\n,a@x.example,row\n,s@x.example,\n,f@x.example,\n,n@x.example,\nNew,e@x.example,row\n",
                Map.of("duplicates", "UPDATE", "tags", List.of(" Fair ", "spring")));

        assertThat(rows.texts(tags))
                .contains("Amina=fair", "Amina=own", "Amina=spring", "Sami=fair", "Sami=spring")
                .contains("New=fair", "New=row", "New=spring", "Noor=spring")
                .doesNotContain("Amina=row", "Full=fair");
        var output = imports.job(job).path("output");
        assertThat(output.path("updated").asInt()).isEqualTo(3);
        assertThat(output.path("failed").asInt()).isOne();
        var noor = owner.client()
                .post("{ leads(filter: { text: \"Noor\" }) { nodes { id } } }")
                .text("leads.nodes.0.id");
        new LeadApi(owner).done("leadUpdate", "id", noor, "tags", List.of("kept"));

        var report = imports.revert(job);

        assertThat(report.path("kept").asInt()).isOne();
        assertThat(rows.texts(tags))
                .containsAll(before)
                .hasSize(before.size() + 1)
                .contains("Noor=kept");
    }

    @Test
    void aValueThatSomebodyHasChangedSinceKeepsTheLead() throws SQLException {
        new CustomFieldApi(owner).create("note", "TEXT");
        imports.run("Name,Email,note\nAmina,a@x.example,A\n");
        var job = imports.run("Email,note\na@x.example,B\n");
        var lead = owner.client().post("{ leads { nodes { id } } }").text("leads.nodes.0.id");
        new LeadApi(owner).done("leadUpdate", "id", lead, "customFields", List.of(input("field", "note", "text", "C")));

        assertThat(imports.revert(job).path("kept").asInt()).isOne();

        assertThat(rows.texts(VALUES)).containsExactly("note=C");
    }
}
