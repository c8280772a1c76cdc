package foyer.leads.reverting;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
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
import tools.jackson.databind.JsonNode;

/** What becomes of leads when an import is taken back. */
@FoyerTest
@Tag("graphql")
class LeadImportRevertTest {

    private static final String COUNTER =
            "select used::text from entitlements.counter where limit_key = 'LEADS' and tenant_id = ?";

    private final TestTenants tenants;
    private final TestDatabase database;
    private final ImportLogPurge purge;
    private TestMember owner;
    private Imported imports;
    private TenantRows rows;

    @Autowired
    LeadImportRevertTest(TestTenants tenants, TestDatabase database, ImportLogPurge purge) {
        this.tenants = tenants;
        this.database = database;
        this.purge = purge;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        imports = new Imported(owner);
        rows = new TenantRows(database, owner.tenant());
    }

    @Test
    void removesWhatItMadeAndRestoresWhatItChanged() throws SQLException {
        imports.run("Name,Email,Company,Deal value\nAmina,amina@harbour.example,Harbour,\n");
        var job = imports.run("""
                Name,Email,Company,Deal value,Mobile
                Amina Haddad,amina@harbour.example,Dune,100,+971501234567
                Sami,sami@palm.example,Palm,5,
                Sami Saleh,sami@palm.example,Palm,6,
                """);
        var before = rows.texts("select id::text from leads.lead where tenant_id = ? and title = 'Amina'");

        var report = imports.revert(job);

        assertThat(numbers(report)).isEqualTo("total 2, removed 1, restored 1, kept 0");
        assertThat(rows.texts("""
                select concat_ws('|', id, title, contact_name, contact_company, value_minor, value_currency,
                    contact_phone, version) from leads.lead where tenant_id = ?""")).containsExactly(before.getFirst() + "|Amina|Amina|Harbour|3");
        assertThat(rows.texts("""
                select key || '=' || value from leads.lead, jsonb_each_text(field_versions)
                where tenant_id = ? order by key"""))
                .containsExactly("contact.company=3", "contact.name=3", "contact.phone=3", "value=3");
        assertThat(rows.texts("select kind from records.activity where tenant_id = ? order by occurred_at, id"))
                .containsExactly("IMPORTED", "IMPORTED", "IMPORT_REVERTED");
        assertThat(rows.texts("select count(*)::text from leads.stage_change where tenant_id = ?"))
                .containsExactly("1");
        assertThat(rows.texts(COUNTER)).containsExactly("1");
        assertThat(rows.texts("""
                select action || ' ' || count(*) from audit.entry
                where tenant_id = ? and action like 'lead.import_revert' group by action""")).containsExactly("lead.import_revert 1");
        assertThat(imports.begin(job, false).userErrorCodes("leadImportRevert")).containsExactly("NOTHING_TO_REVERT");
    }

    @Test
    void leavesWhatSomebodyHasWorkedOnSinceAndSaysSo() {
        imports.run("Name,Email\nChanged,a@x.example\nArchived,b@x.example\nOther,c@x.example\n");
        var job = imports.run("""
                Name,Email,Company
                ,a@x.example,New
                ,b@x.example,New
                ,c@x.example,New
                Noted,d@x.example,New
                Edited,e@x.example,New
                Untouched,f@x.example,New
                """);
        var api = new LeadApi(owner);
        update(id("Changed"), "contact", Map.of("company", "Newer"));
        update(id("Other"), "score", 7);
        update(id("Edited"), "score", 7);
        api.done("leadArchive", "ids", List.of(id("Archived")));
        owner.client()
                .run("leads/leadNoteAdd", Map.of("input", Map.of("id", id("Noted"), "body", "Call on Sunday.")))
                .succeeded("leadNoteAdd");

        var told = imports.output(imports.begin(job, true));
        var report = imports.revert(job);

        assertThat(numbers(report)).isEqualTo("total 6, removed 1, restored 1, kept 4");
        assertThat(numbers(told)).isEqualTo(numbers(report));
        assertThat(told.path("dryRun").asBoolean()).isTrue();
        assertThat(told.path("leads")).isEqualTo(report.path("leads"));
        assertThat(report.path("leads")
                        .valueStream()
                        .collect(Collectors.toMap(
                                lead -> lead.path("lead").asString(),
                                lead -> lead.path("reason").asString())))
                .isEqualTo(Map.of(
                        id("Changed"), "EDITED",
                        id("Noted"), "EDITED",
                        id("Edited"), "EDITED",
                        archived(), "ARCHIVED"));
        assertThat(owner.client()
                        .post("{ leads { nodes { title contact { company } score } } }")
                        .data("leads.nodes")
                        .toString())
                .contains("{\"title\":\"Other\",\"contact\":{\"company\":null},\"score\":7}", "Newer")
                .doesNotContain("Untouched");
    }

    @Test
    void whatStayedGoesLaterAndManyAreListedInAFile() throws SQLException {
        var people = IntStream.rangeClosed(0, Revert.MOST_NAMED)
                .mapToObj(i -> "Person " + i + ",p" + i + "@x.example\n")
                .collect(Collectors.joining("", "Name,Email\n", "=1+1,last@x.example\n"));
        var job = imports.run(people);
        freeze(true);

        var report = imports.revert(job);
        assertThat(numbers(report)).isEqualTo("total 102, removed 0, restored 0, kept 102");
        assertThat(report.path("leads")).hasSize(Revert.MOST_NAMED);
        var csv = bytes(report.path("file").asString());
        assertThat(csv.lines().toList())
                .hasSize(103)
                .anyMatch(line -> line.matches("lead_[0-9a-z]{26},Person 100,.*read-only.*"))
                .anyMatch(line -> line.contains(",'=1+1,"));

        freeze(false);
        assertThat(numbers(imports.revert(job))).isEqualTo("total 102, removed 102, restored 0, kept 0");
        assertThat(rows.texts("select count(*)::text from leads.lead where tenant_id = ?"))
                .containsExactly("0");
        assertThat(rows.texts(COUNTER)).containsExactly("0");
    }

    @Test
    void takesBackAtOnceWhatSeveralAskFor() throws SQLException {
        var people = IntStream.range(0, 1_200)
                .mapToObj(i -> "Person " + i + ",p" + i + "@x.example\n")
                .collect(Collectors.joining("", "Name,Email\nAmina,amina@x.example\n", ""));
        imports.run("Name,Email\nKept,kept@x.example\n");
        var job = imports.run(people);

        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> imports.begin(job, false))
                .toList();
        answers.stream()
                .filter(answer -> answer.userErrorCodes("leadImportRevert").isEmpty())
                .forEach(imports::output);

        assertThat(rows.texts("select title from leads.lead where tenant_id = ?"))
                .containsExactly("Kept");
        assertThat(rows.texts(COUNTER)).containsExactly("1");
        assertThat(rows.texts("""
                select sum((diff -> 'removed' ->> 'after')::int)::text from audit.entry
                where tenant_id = ? and action = 'lead.import_revert'""")).containsExactly("1201");
    }

    @Test
    void reachesNoFurtherThanTheCaller() {
        var job = imports.run("Name,Email\nAmina,amina@x.example\n");
        var roles = new RoleApi(owner);
        var agent = new Imported(roles.join(
                tenants,
                roles.create("Agent", "MANAGER", "LEADS_READ", "LEADS_WRITE:OWN", "LEADS_IMPORT", "JOBS_READ")));

        var report = agent.revert(job);

        assertThat(numbers(report)).isEqualTo("total 1, removed 0, restored 0, kept 1");
        assertThat(report.path("leads").path(0).path("reason").asString()).isEqualTo("FORBIDDEN");
        assertThat(new Imported(tenants.signUp("LEAD_GENERATION"))
                        .begin(job, false)
                        .userErrorCodes("leadImportRevert"))
                .containsExactly("JOB_NOT_FOUND");
        assertThat(new Imported(tenants.join(owner, "MEMBER")).begin(job, false).errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @Test
    void isForgottenAfterThirtyDays() throws SQLException {
        var job = imports.run("Name,Email\nAmina,amina@x.example\n");
        rows.change("update leads.import_change set created_at = now() - interval '29 days' where tenant_id = ?");
        purge.run();
        assertThat(rows.texts("select count(*)::text from leads.import_change where tenant_id = ?"))
                .containsExactly("1");

        rows.change("update leads.import_change set created_at = now() - interval '31 days' where tenant_id = ?");
        purge.run();

        assertThat(imports.begin(job, false).userErrorCodes("leadImportRevert")).containsExactly("NOTHING_TO_REVERT");
    }

    private void update(String id, String field, Object value) {
        owner.client()
                .post(
                        "mutation($input: LeadUpdateInput!) { leadUpdate(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("id", id, field, value)))
                .succeeded("leadUpdate");
    }

    private String id(String title) {
        return owner.client()
                .post(
                        "query($text: String!) { leads(filter: { text: $text }) { nodes { id } } }",
                        Map.of("text", title))
                .text("leads.nodes.0.id");
    }

    private String archived() {
        return owner.client()
                .post("{ leads(filter: { archived: true }) { nodes { id } } }")
                .text("leads.nodes.0.id");
    }

    private static String numbers(JsonNode report) {
        return "total %s, removed %s, restored %s, kept %s"
                .formatted(report.path("total"), report.path("removed"), report.path("restored"), report.path("kept"));
    }

    private void freeze(boolean frozen) throws SQLException {
        rows.change(frozen ? """
                        insert into entitlements.frozen_mark (tenant_id, kind, entity_id, limit_key, frozen_at)
                        select tenant_id, 'Lead', id, 'LEADS', now() from leads.lead where tenant_id = ?""" : "delete from entitlements.frozen_mark where tenant_id = ?");
    }

    private String bytes(String file) {
        var url = owner.client()
                .post("query($id: ID!) { file(id: $id) { url } }", Map.of("id", file))
                .text("file.url");
        return owner.client().send(url, request -> request.GET()).body();
    }
}
