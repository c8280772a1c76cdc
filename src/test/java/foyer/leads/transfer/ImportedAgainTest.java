package foyer.leads.transfer;

import static foyer.leads.LeadApi.input;
import static foyer.leads.transfer.Transfers.bytes;
import static foyer.leads.transfer.Transfers.leadImport;
import static foyer.leads.transfer.Transfers.output;
import static foyer.leads.transfer.Transfers.upload;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What only a new lead takes of a row, its stage and who looks after it, refuses no row of a lead that is there. */
@FoyerTest
@Tag("graphql")
class ImportedAgainTest {

    private static final String SECOND = """
            mutation { pipelineCreate(input: { name: "Renewals", stages: [{ name: "Asked again", kind: OPEN, probability: 20 }
                { name: "Renewed", kind: WON, probability: 100 } { name: "Ended", kind: LOST, probability: 0 }] }) {
                pipeline { stages { id } } userErrors { code message } } }""";

    private static final String AS_THEY_ARE = """
            select concat_ws('|', l.title, s.name, m.name, l.lost_reason, l.contact_phone)
            from leads.lead l join leads.stage s on s.id = l.stage_id
                left join tenancy.membership m on m.id = l.assignee_id
            where l.tenant_id = ? order by l.title""";

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

    private TestMember called(String name) {
        var member = tenants.join(owner, "MEMBER");
        database.execute("update tenancy.membership set name = ? where id = ?", name, member.membership());
        return member;
    }

    private String lead(String name, Object... pairs) {
        var all = new Object[pairs.length + 2];
        System.arraycopy(pairs, 0, all, 0, pairs.length);
        all[pairs.length] = "contact";
        all[pairs.length + 1] = input("name", name, "email", name.toLowerCase(Locale.ROOT) + "@x.example");
        return leads.create(name, all);
    }

    /** Lost, of a second pipeline, of somebody who has left, and of one of two with a name. */
    private void leadsOfEveryKind() {
        leads.create("Amina", "contact", input("email", "amina@x.example", "phone", "+971501234567"));
        leads.done(
                "leadMoveStage", "id", lead("Berta"), "stage", leads.stage("lost"), "lostReason", "Bought elsewhere");
        var second = owner.client().post(SECOND).succeeded("pipelineCreate").data("pipelineCreate.pipeline.stages");
        lead("Carim", "stage", second.path(0).path("id").asString());
        var gone = called("Gone");
        lead("Dunya", "assignee", gone.membershipId());
        called("Sami");
        lead("Emil", "assignee", called("Sami").membershipId());
        database.execute("update tenancy.membership set status = 'REMOVED' where id = ?", gone.membership());
    }

    private String exported() throws IOException, InterruptedException {
        var export = owner.client().run("leads/leadExport", Map.of("input", Map.of()));
        return bytes(owner, output(owner, export, "leadExport").path("file").asString());
    }

    private JsonNode imported(String rows, String rule) {
        return output(owner, leadImport(owner, upload(owner, rows), Map.of("duplicates", rule)), "leadImport");
    }

    /** The codes of each row, as a preview tells them. */
    private List<String> foreseen(String rows, String rule) {
        return leadImport(owner, upload(owner, rows), Map.of("duplicates", rule, "dryRun", true))
                .succeeded("leadImport")
                .data("leadImport.preview.rows")
                .valueStream()
                .map(row -> String.join(" ", row.path("problems").findValuesAsString("code")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"UPDATE, 1, 4", "SKIP, 0, 5"})
    void leadsOfEveryKindThatWereExportedAreImportedAgain(String rule, int updated, int duplicates)
            throws IOException, InterruptedException {
        leadsOfEveryKind();
        var before = database.texts(AS_THEY_ARE, owner.tenant());
        var file = exported().replace("+971501234567", "+971507654321");

        assertThat(file).contains("Lost", "Asked again", "Gone", "Sami", "+971507654321");
        assertThat(foreseen(file, rule)).hasSize(5).containsOnly("");
        var done = imported(file, rule);

        assertThat(done.path("failed").asInt()).isZero();
        assertThat(done.path("updated").asInt()).isEqualTo(updated);
        assertThat(done.path("duplicates").asInt()).isEqualTo(duplicates);
        var after = database.texts(AS_THEY_ARE, owner.tenant());
        assertThat(after.subList(1, 5)).isEqualTo(before.subList(1, 5));
        assertThat(after.getFirst()).endsWith(rule.equals("UPDATE") ? "+971507654321" : "+971501234567");
    }

    /** A row of somebody whom an earlier row makes is of a lead that is there. */
    @ParameterizedTest
    @ValueSource(strings = {"UPDATE", "SKIP"})
    void newLeadsAreRefusedForWhatTheyCannotStartWith(String rule) throws IOException, InterruptedException {
        leadsOfEveryKind();
        var rows = """
                Name,Email,Stage,Assigned to
                Berta,berta@x.example,Lost,Nobody known
                Faris,faris@x.example,Lost,
                Ghada,ghada@x.example,Asked again,Gone
                Hadi,hadi@x.example,New,Sami
                Ines,ines@x.example,contacted,
                Ines,ines@x.example,Nowhere,Nobody known
                Faris,faris@x.example,,
                """;

        assertThat(foreseen(rows, rule))
                .containsExactly(
                        "", "LOST_REASON_INVALID", "ASSIGNEE_UNKNOWN STAGE_NOT_FOUND", "ASSIGNEE_UNKNOWN", "", "", "");
        var done = imported(rows, rule);

        assertThat(done.path("created").asInt()).isEqualTo(2);
        assertThat(done.path("duplicates").asInt()).isEqualTo(2);
        assertThat(done.path("failed").asInt()).isEqualTo(3);
        assertThat(bytes(owner, done.path("errorFile").asString()).lines().skip(1))
                .satisfiesExactly(
                        row -> assertThat(row).contains("Faris", ",3,", "STAGE: "),
                        row -> assertThat(row).contains("Ghada", ",4,", "ASSIGNEE: ", " | STAGE: "),
                        row -> assertThat(row).contains("Hadi", ",5,", "ASSIGNEE: "));
        assertThat(leads.titles()).contains("Faris", "Ines").doesNotContain("Ghada", "Hadi");
    }

    @Test
    void whereEachRowMakesALeadAllOfThemAreRefused() throws IOException, InterruptedException {
        leadsOfEveryKind();
        var file = exported();

        assertThat(foreseen(file, "CREATE"))
                .containsExactlyInAnyOrder(
                        "", "LOST_REASON_INVALID", "STAGE_NOT_FOUND", "ASSIGNEE_UNKNOWN", "ASSIGNEE_UNKNOWN");
        var done = imported(file, "CREATE");

        assertThat(done.path("created").asInt()).isEqualTo(1);
        assertThat(done.path("failed").asInt()).isEqualTo(4);
    }
}
