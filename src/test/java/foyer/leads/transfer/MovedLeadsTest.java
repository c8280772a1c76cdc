package foyer.leads.transfer;

import static foyer.leads.LeadApi.input;
import static foyer.leads.transfer.Transfers.bytes;
import static foyer.leads.transfer.Transfers.leadImport;
import static foyer.leads.transfer.Transfers.output;
import static foyer.leads.transfer.Transfers.upload;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.assignment.RuleApi;
import foyer.leads.reverting.Imported;
import foyer.platform.graphql.TypeIds;
import foyer.records.fields.CustomFieldApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A company that moves takes over who looks after whom, and who asked not to be contacted. */
@FoyerTest
@Tag("graphql")
class MovedLeadsTest {

    private final TestTenants tenants;
    private final TestDatabase database;
    private final TestMember owner;

    @Autowired
    MovedLeadsTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
        this.owner = company();
    }

    private TestMember company() {
        var member = tenants.signUp("LEAD_GENERATION");
        new CustomFieldApi(member).create("size", "NUMBER");
        new RuleApi(member).team();
        called("Layla Haddad", member);
        return member;
    }

    private void called(String name, TestMember member) {
        database.execute("update tenancy.membership set name = ? where id = ?", name, member.membership());
    }

    /** Each lead of the company, field by field. */
    private List<String> leads(TestMember member) {
        return database.texts("""
                select concat_ws('|', l.title, s.key, m.name, t.name, source, source_detail, value_minor, value_currency, score,
                    contact_name, contact_company, contact_email, contact_phone, contact_website, do_not_contact,
                    address_line1, address_line2, address_city, address_region, address_postal_code, address_country,
                    lat_e6, lng_e6, v.number_value,
                    (select string_agg(tag, ',' order by tag) from records.tagging g where g.subject_id = l.id))
                from leads.lead l join leads.stage s on s.id = l.stage_id
                    left join tenancy.membership m on m.id = l.assignee_id left join tenancy.team t on t.id = l.team_id
                    left join records.custom_value v on v.subject_id = l.id
                where l.tenant_id = ? and s.kind <> 'LOST' order by l.title""", member.tenant());
    }

    @Test
    void allThatAFileHasOfALeadComesOver() throws IOException, InterruptedException {
        var api = new LeadApi(owner);
        var team = TypeIds.encode(
                "team",
                UUID.fromString(
                        database.text("select id::text from tenancy.team where tenant_id = ?", owner.tenant())));
        api.create(
                "Quay",
                "stage",
                api.stage("qualified"),
                "assignee",
                owner.membershipId(),
                "team",
                team,
                "source",
                "REFERRAL",
                "sourceDetail",
                "An old client",
                "value",
                input("amountMinor", 125_050, "currency", "AED"),
                "score",
                70,
                "tags",
                List.of("harbour", "vip"),
                "doNotContact",
                true,
                "customFields",
                List.of(Map.of("field", "size", "number", "12.5")),
                "address",
                input("line1", "1 Quay", "city", "Dubai", "postalCode", "12", "country", "AE"),
                "location",
                input("lat", 25.5, "lng", 55.25),
                "contact",
                input(
                        "name",
                        "Amina",
                        "company",
                        "Harbour",
                        "email",
                        "a@harbour.example",
                        "phone",
                        "+971501234567",
                        "website",
                        "https://harbour.example"));
        var lost = api.create("Gone", "sourceDetail", "A fair");
        api.done("leadMoveStage", "id", lost, "stage", api.stage("lost"), "lostReason", "No budget");
        var changed = database.text(
                "select to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') from leads.lead where title = 'Gone'"
                        + " and tenant_id = ?",
                owner.tenant());

        var export = owner.client().run("leads/leadExport", Map.of("input", Map.of()));
        var file = bytes(owner, output(owner, export, "leadExport").path("file").asString());
        var newcomer = company();
        var outcome = output(newcomer, leadImport(newcomer, upload(newcomer, file), Map.of()), "leadImport");

        assertThat(file.lines().findFirst().orElseThrow())
                .contains(",Assignee,", ",Do not contact,", ",Lost because,", ",Changed,")
                .endsWith(",The size");
        assertThat(file.lines().filter(line -> line.contains(",Gone,")))
                .singleElement()
                .asString()
                .contains(",A fair,", ",No budget,", "," + changed + ",", ",false,");
        assertThat(leads(newcomer))
                .isEqualTo(leads(owner))
                .singleElement()
                .asString()
                .contains("|Layla Haddad|Sales|REFERRAL|", "|t|1 Quay|", "|12500000|harbour,vip");
        assertThat(outcome.path("failed").asInt()).as("lost leads").isOne();
    }

    @Test
    void rowsNameWhoLooksAfterThemAndTheRestGoesByTheRules() throws IOException, InterruptedException {
        var agent = tenants.join(owner, "MEMBER");
        var twins = List.of(tenants.join(owner, "MEMBER"), tenants.join(owner, "MEMBER"));
        twins.forEach(twin -> called("Sami", twin));
        database.execute(
                "update tenancy.membership set status = 'REMOVED' where id = ?",
                tenants.join(owner, "MEMBER").membership());
        var gone = database.text(
                "select email from tenancy.membership where tenant_id = ? and status = 'REMOVED'", owner.tenant());
        new RuleApi(owner).saved("In turn", "ROUND_ROBIN", "members", RuleApi.pool(owner), "sources", List.of());
        var imports = new Imported(owner);

        var job = imports.run("""
                Name,Email,Assigned to,Do not contact
                Amina,a@x.example,%s,yes
                Berta,b@x.example,layla haddad,no
                Carim,c@x.example,,
                Dunya,d@x.example,Sami,
                Emil,e@x.example,%s,
                Faris,f@x.example,,perhaps
                Amina,a@x.example,layla haddad,no
                """.formatted(agent.email().toUpperCase(Locale.ROOT), gone));

        var done =
                owner.client().post("{ job(id: \"" + job + "\") { output } }").data("job.output");
        assertThat(bytes(owner, done.path("errorFile").asString()).lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).contains("ASSIGNEE: No active member"),
                        line -> assertThat(line).contains("ASSIGNEE: No active member"),
                        line -> assertThat(line).contains("DO_NOT_CONTACT: This is neither"));
        assertThat(database.texts("""
                select concat_ws('|', title, m.id, do_not_contact, (select string_agg(concat_ws(':', a.kind, a.detail ->> 'rule'), ','
                    order by a.id) from records.activity a where a.subject_id = l.id))
                from leads.lead l left join tenancy.membership m on m.id = assignee_id where l.tenant_id = ? order by title""", owner.tenant()))
                .containsExactly(
                        "Amina|" + agent.membership() + "|t|IMPORTED,ASSIGNED",
                        "Berta|" + owner.membership() + "|f|IMPORTED,ASSIGNED",
                        "Carim|" + owner.membership() + "|f|IMPORTED,ASSIGNED:In turn");

        var marked = imports.run("Email,Do not contact\nb@x.example,x\na@x.example,false\n");
        var isMarked = "select do_not_contact::text from leads.lead where tenant_id = ? order by title";
        assertThat(database.texts(isMarked, owner.tenant())).containsExactly("true", "true", "false");
        imports.revert(marked);
        assertThat(database.texts(isMarked, owner.tenant())).containsExactly("true", "false", "false");
        assertThat(imports.revert(job).path("removed").asInt()).isEqualTo(2);
    }

    @Test
    void nobodyGivesToWhomTheyMayNotGive() {
        var roles = new RoleApi(owner);
        var agent = roles.join(
                tenants,
                roles.create("Agent", "MANAGER", "LEADS_READ", "LEADS_ASSIGN:OWN", "LEADS_IMPORT", "FILES_WRITE"));

        var rows = "Email,Assignee\nx@x.example,layla haddad\ny@x.example," + agent.email() + "\n";
        var preview =
                leadImport(agent, upload(agent, rows), Map.of("dryRun", true)).data("leadImport.preview.rows");

        assertThat(preview.path(0).path("problems").findValuesAsString("code")).containsExactly("ASSIGNEE_FORBIDDEN");
        assertThat(preview.path(1).path("problems")).isEmpty();
    }
}
