package foyer.leads.pipelines;

import static foyer.leads.pipelines.PipelineApi.keys;
import static foyer.leads.pipelines.PipelineApi.stage;
import static foyer.leads.pipelines.PipelineApi.stageOf;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Pipelines and their stages as tenants make and change them (spec/leads.md). */
@FoyerTest
@Tag("graphql")
class PipelinesTest {

    @Autowired
    TestTenants tenants;

    private TestMember owner;
    private PipelineApi api;

    @BeforeEach
    void arrange() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new PipelineApi(owner);
    }

    @Test
    void makesAPipelineWithKeysOfItsNames() {
        var made = api.made("Été & Partner");

        assertThat(made.path("key").asString()).isEqualTo("ete-partner");
        assertThat(made.path("version").asInt()).isOne();
        assertThat(made.path("isDefault").asBoolean()).isFalse();
        assertThat(keys(made)).containsExactly("begun", "sold", "gone");
        assertThat(api.made("مبيعات").path("key").asString()).isEqualTo("pipeline");
        assertThat(api.made("مشتريات").path("key").asString()).isEqualTo("pipeline-2");
        assertThat(api.pipelines()).hasSize(4);
    }

    @Test
    void startsNewLeadsInTheDefaultPipeline() {
        var first = api.given();
        var made = api.made("Partners", "makeDefault", true);
        assertThat(api.given().path("id")).isEqualTo(made.path("id"));

        var leads = new LeadApi(owner);
        assertThat(leads.lead(leads.create("One")).path("stage").path("key").asString())
                .isEqualTo("begun");

        api.done("pipelineUpdate", "id", first.path("id").asString(), "makeDefault", true, "name", "Ours");
        assertThat(api.given().path("name").asString()).isEqualTo("Ours");
        assertThat(leads.lead(leads.create("Two")).path("stage").path("key").asString())
                .isEqualTo("new");
        assertThat(api.refused("pipelineDelete", "id", first.path("id").asString()))
                .containsExactly("DEFAULT_PIPELINE");
    }

    static Stream<Arguments> badPipelines() {
        var many = IntStream.range(0, 51).mapToObj(i -> stage("S" + i, i == 0 ? "OPEN" : i == 1 ? "WON" : "LOST"));
        return Stream.of(
                Arguments.of(" ", PipelineApi.THREE, "NAME_INVALID"),
                Arguments.of("x".repeat(101), PipelineApi.THREE, "NAME_INVALID"),
                Arguments.of("None", List.of(), "STAGES_INVALID"),
                Arguments.of(
                        "Never won",
                        List.of(stage("A", "OPEN"), stage("B", "OPEN"), stage("C", "LOST")),
                        "STAGES_INVALID"),
                Arguments.of(
                        "Won first",
                        List.of(stage("A", "WON"), stage("B", "OPEN"), stage("C", "LOST")),
                        "STAGES_INVALID"),
                Arguments.of("Too many", many.toList(), "STAGES_INVALID"),
                Arguments.of("Unlikely", with(Map.of("probability", 101)), "PROBABILITY_INVALID"),
                Arguments.of("At once", with(Map.of("slaHours", 0)), "SLA_HOURS_INVALID"),
                Arguments.of("Loud", with(Map.of("key", "LOUD")), "KEY_INVALID"),
                Arguments.of("Twice", with(Map.of("key", "begun")), "KEY_TAKEN"));
    }

    private static List<Map<String, Object>> with(Map<String, Object> values) {
        var odd = new HashMap<>(stage("Odd", "OPEN"));
        odd.putAll(values);
        return Stream.concat(PipelineApi.THREE.stream(), Stream.of(Map.copyOf(odd)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("badPipelines")
    void refusesWhatIsNoPipeline(String name, List<?> stages, String code) {
        assertThat(api.refused("pipelineCreate", "name", name, "stages", stages))
                .containsExactly(code);
        assertThat(api.pipelines()).hasSize(1);
    }

    @Test
    void refusesAKeyThatIsTakenAndAnOldVersion() {
        var given = api.given();
        assertThat(api.refused(
                        "pipelineCreate",
                        "name",
                        "A",
                        "key",
                        given.path("key").asString(),
                        "stages",
                        PipelineApi.THREE))
                .containsExactly("KEY_TAKEN");

        var id = given.path("id").asString();
        api.done("pipelineUpdate", "id", id, "version", 1, "name", "First");
        var late = api.run("pipelineUpdate", "id", id, "version", 1, "name", "Second");
        assertThat(late.userErrorCodes("pipelineUpdate")).containsExactly("VERSION_CONFLICT");
        assertThat(late.text("pipelineUpdate.pipeline.name")).isEqualTo("First");
        assertThat(api.done("pipelineUpdate", "id", id, "version", 2, "name", "First")
                        .path("pipeline")
                        .path("version")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void addsAStageBehindTheOpenOnesOrWhereItIsWanted() {
        var id = api.made("Partners").path("id").asString();

        api.done("stageCreate", "pipeline", id, "name", "Met", "kind", "OPEN", "probability", 40, "slaHours", 4);
        var after =
                api.done("stageCreate", "pipeline", id, "name", "Met", "kind", "LOST", "probability", 0, "order", 99);

        assertThat(keys(after.path("pipeline"))).containsExactly("begun", "met", "sold", "gone", "met-2");
        assertThat(after.path("pipeline").path("version").asInt()).isEqualTo(3);
        assertThat(after.path("pipeline")
                        .path("stages")
                        .path(1)
                        .path("slaHours")
                        .asInt())
                .isEqualTo(4);
        assertThat(api.refused("stageCreate", "pipeline", id, "name", "A", "kind", "WON", "probability", 1, "order", 0))
                .containsExactly("STAGES_INVALID");
    }

    @Test
    void changesAStageButNotItsKind() {
        var stage = stageOf(api.given(), "contacted");

        var changed = stages(
                        api.done("stageUpdate", "id", stage, "name", " Called ", "probability", 20, "slaHours", null))
                .path(1);

        assertThat(changed.path("name").asString()).isEqualTo("Called");
        assertThat(changed.path("key").asString()).isEqualTo("contacted");
        assertThat(changed.path("probability").asInt()).isEqualTo(20);
        assertThat(changed.path("slaHours").isNull()).isTrue();
        assertThat(stages(api.done("stageUpdate", "id", stage, "name", "Called"))
                        .path(1)
                        .path("probability")
                        .asInt())
                .isEqualTo(20);
    }

    private static JsonNode stages(JsonNode payload) {
        return payload.path("pipeline").path("stages");
    }

    @ParameterizedTest
    @CsvSource({"0 2 1, ''", "1 0 2, STAGES_INVALID", "0 1, STAGES_INVALID", "0 1 1, STAGES_INVALID"})
    void reordersAllStagesOfAPipelineWithAnOpenOneFirst(String order, String code) {
        var made = api.made("Partners");
        var ids = Stream.of(order.split(" ", -1))
                .map(place -> made.path("stages")
                        .path(Integer.parseInt(place))
                        .path("id")
                        .asString())
                .toList();

        var answer = api.run("stageReorder", "pipeline", made.path("id").asString(), "stages", ids);

        assertThat(String.join(" ", answer.userErrorCodes("stageReorder"))).isEqualTo(code);
        if (code.isEmpty()) {
            assertThat(keys(answer.data("stageReorder.pipeline"))).containsExactly("begun", "gone", "sold");
        }
    }

    @Test
    void seesNothingOfAnotherTenants() {
        var other = new PipelineApi(tenants.signUp("LEAD_GENERATION")).given();

        assertThat(api.refused("pipelineUpdate", "id", other.path("id").asString(), "name", "Mine"))
                .containsExactly("NOT_FOUND");
        assertThat(api.refused("stageDelete", "id", stageOf(other, "contacted")))
                .containsExactly("NOT_FOUND");
    }
}
