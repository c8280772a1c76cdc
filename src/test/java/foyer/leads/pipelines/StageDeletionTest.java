package foyer.leads.pipelines;

import static foyer.leads.pipelines.PipelineApi.keys;
import static foyer.leads.pipelines.PipelineApi.stageOf;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.forms.LeadFormApi;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the leads of deleted stages and pipelines go: all of them, with their histories (spec/leads.md). */
@FoyerTest
@Tag("graphql")
class StageDeletionTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private TestMember owner;
    private PipelineApi api;
    private LeadApi leads;
    private String contacted;
    private String qualified;

    @BeforeEach
    void arrange() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new PipelineApi(owner);
        leads = new LeadApi(owner);
        contacted = stageOf(api.given(), "contacted");
        qualified = stageOf(api.given(), "qualified");
    }

    private String stage(String lead) {
        return leads.lead(lead).path("stage").path("key").asString();
    }

    @Test
    void tellsHowManyLeadsThereAreAndDeletesNothing() {
        leads.create("One", "stage", contacted);

        var told = api.done("stageDelete", "id", contacted, "dryRun", true);

        assertThat(told.path("leads").asInt()).isOne();
        assertThat(told.path("job").isNull()).isTrue();
        assertThat(keys(told.path("pipeline"))).contains("contacted");
        assertThat(keys(api.given())).contains("contacted");
    }

    @Test
    void movesLeadsInUseAndArchivedOnesToTheStageGiven() {
        var one = leads.create("One", "stage", contacted);
        var archived = leads.create("Old", "stage", contacted);
        leads.done("leadArchive", "ids", List.of(archived));
        assertThat(api.refused("stageDelete", "id", contacted)).containsExactly("TARGET_REQUIRED");

        var deleted = api.done("stageDelete", "id", contacted, "moveLeadsTo", qualified);
        api.awaitJob(deleted);

        assertThat(deleted.path("leads").asInt()).isEqualTo(2);
        assertThat(keys(deleted.path("pipeline"))).doesNotContain("contacted").startsWith("new", "qualified");
        assertThat(deleted.path("pipeline").path("stages").path(1).path("order").asInt())
                .isOne();
        assertThat(stage(one)).isEqualTo("qualified");
        assertThat(stage(archived)).isEqualTo("qualified");
        assertThat(leads.lead(one).path("version").asInt()).isEqualTo(2);
        var told = leads.lead(one).path("timeline").path("nodes").path(0);
        assertThat(told.path("kind").asString()).isEqualTo("STAGE_MOVED");
        assertThat(told.path("before").asString()).isEqualTo("Contacted");
        assertThat(told.path("after").asString()).isEqualTo("Qualified");
    }

    @Test
    void freesTheKeyOfADeletedStageAndLetsNoLeadIntoIt() {
        var id = leads.create("One");
        api.done("stageDelete", "id", contacted);

        assertThat(leads.run("leadMoveStage", "id", id, "stage", contacted).userErrorCodes("leadMoveStage"))
                .containsExactly("STAGE_NOT_FOUND");
        assertThat(leads.run("leadCreate", "title", "Two", "stage", contacted).userErrorCodes("leadCreate"))
                .containsExactly("STAGE_NOT_FOUND");
        var made = api.done(
                "stageCreate",
                "pipeline",
                api.given().path("id").asString(),
                "name",
                "Contacted",
                "kind",
                "OPEN",
                "probability",
                10);
        assertThat(keys(made.path("pipeline"))).contains("contacted");
    }

    @Test
    void letsNobodyInByAFormOfTheStage() {
        var forms = new LeadFormApi(owner);
        var form = forms.make("Website", "stage", contacted);
        api.done("stageDelete", "id", contacted);

        forms.send(form.token(), "contact", Map.of("name", "Huda", "email", "huda@harbour.example"))
                .succeeded("leadCapture");

        assertThat(owner.client()
                        .post("{ leads { nodes { stage { key } } } }")
                        .data("leads.nodes")
                        .findValuesAsString("key"))
                .containsExactly("new");
        var another = owner.client()
                .post(
                        "mutation($input: LeadFormCreateInput!) { leadFormCreate(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("name", "Other", "stage", contacted)));
        assertThat(another.userErrorCodes("leadFormCreate")).containsExactly("STAGE_NOT_FOUND");
    }

    @Test
    void keepsAnOpenStageFirstAndOneForTheWonAndForTheLost() {
        assertThat(api.refused("stageDelete", "id", stageOf(api.given(), "won")))
                .containsExactly("STAGES_INVALID");
        assertThat(api.refused("stageDelete", "id", contacted, "moveLeadsTo", stageOf(api.given(), "won")))
                .containsExactly("TARGET_INVALID");
        assertThat(api.refused("stageDelete", "id", contacted, "moveLeadsTo", contacted))
                .containsExactly("TARGET_INVALID");
        assertThat(api.refused("stageDelete", "id", contacted, "version", 7)).containsExactly("VERSION_CONFLICT");
    }

    @Test
    void movesTheLeadsOfAPipelineByKeyAndKind() {
        var other = api.made("Partners");
        var begun = leads.create("Begun", "stage", stageOf(other, "begun"));
        var sold = leads.create("Sold", "stage", stageOf(other, "sold"));
        var wonAt = leads.lead(sold).path("wonAt");
        var id = other.path("id").asString();
        assertThat(api.refused("pipelineDelete", "id", id)).containsExactly("TARGET_REQUIRED");
        assertThat(api.refused("pipelineDelete", "id", id, "moveLeadsTo", id)).containsExactly("TARGET_INVALID");

        var deleted = api.done(
                "pipelineDelete",
                "id",
                id,
                "moveLeadsTo",
                api.given().path("id").asString());
        api.awaitJob(deleted);

        assertThat(deleted.path("leads").asInt()).isEqualTo(2);
        assertThat(api.pipelines()).hasSize(1);
        assertThat(stage(begun)).isEqualTo("new");
        assertThat(stage(sold)).isEqualTo("won");
        assertThat(leads.lead(sold).path("wonAt")).isEqualTo(wonAt);
        assertThat(api.made("Partners").path("key").asString()).isEqualTo("partners");
    }

    @Test
    void leavesNoLeadBehindThatComesWhileTheStageIsDeleted() throws Exception {
        var calls = new ArrayList<Callable<GraphQlAnswer>>();
        for (var i = 0; i < 12; i++) {
            var title = "Lead " + i;
            calls.add(() -> leads.run("leadCreate", "title", title, "stage", contacted));
        }
        calls.add(6, () -> api.run("stageDelete", "id", contacted, "moveLeadsTo", qualified));

        var answers = AtOnce.run(calls);

        var deleted = answers.stream()
                .filter(answer -> answer.body().contains("stageDelete"))
                .findFirst()
                .orElseThrow()
                .succeeded("stageDelete")
                .data("stageDelete");
        if (!deleted.path("job").isNull()) {
            api.awaitJob(deleted);
        }
        assertThat(leadsIn(contacted)).isZero();
        assertThat(leadsIn(qualified)).isEqualTo(deleted.path("leads").asInt());
    }

    private int leadsIn(String stage) throws SQLException {
        try (var connection = database.asSuperuser()) {
            return DSL.using(connection)
                    .fetchSingle(
                            "select count(*) from leads.lead where stage_id = ?",
                            StageId.of(stage).value())
                    .get(0, Integer.class);
        }
    }
}
