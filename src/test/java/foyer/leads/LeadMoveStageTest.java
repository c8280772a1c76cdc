package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadMoveStageTest {

    private final TestDatabase database;
    private final TestTenants tenants;
    private final LeadApi api;
    private String id = "";

    @Autowired
    LeadMoveStageTest(TestTenants tenants, TestDatabase database) {
        this.tenants = tenants;
        this.database = database;
        this.api = new LeadApi(tenants.signUp("LEAD_GENERATION"));
    }

    @BeforeEach
    void arrange() {
        id = api.create("Mover");
    }

    private JsonNode move(String stage, @Nullable String reason) {
        return api.done("leadMoveStage", "id", id, "stage", api.stage(stage), "lostReason", reason)
                .path("lead");
    }

    @Test
    void setsAndClearsWhatBelongsToWonAndLost() {
        var won = move("won", null);
        assertThat(won.path("wonAt").isNull()).isFalse();
        assertThat(won.path("version").asInt()).isEqualTo(2);

        var lost = move("lost", " Too expensive ");
        assertThat(lost.path("wonAt").isNull()).isTrue();
        assertThat(lost.path("lostAt").isNull()).isFalse();
        assertThat(lost.path("lostReason").asString()).isEqualTo("Too expensive");

        var open = move("contacted", null);
        assertThat(open.path("lostAt").isNull()).isTrue();
        assertThat(open.path("lostReason").isNull()).isTrue();
        assertThat(open.path("version").asInt()).isEqualTo(4);
    }

    @Test
    void tellsTheNamesOfTheStages() {
        move("contacted", null);

        var told = api.lead(id).path("timeline").path("nodes").path(0);
        assertThat(told.path("kind").asString()).isEqualTo("STAGE_MOVED");
        assertThat(told.path("before").asString()).isEqualTo("New");
        assertThat(told.path("after").asString()).isEqualTo("Contacted");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"lost, null", "lost, '  '", "contacted, Because"},
            nullValues = "null")
    void wantsAReasonForLostAndForNothingElse(String stage, @Nullable String reason) {
        var answer = api.run("leadMoveStage", "id", id, "stage", api.stage(stage), "lostReason", reason);

        assertThat(answer.userErrorCodes("leadMoveStage")).containsExactly("LOST_REASON_INVALID");
        assertThat(api.timeline(id)).containsExactly("CREATED");
    }

    @Test
    void refusesAReasonThatIsTooLong() {
        var answer = api.run("leadMoveStage", "id", id, "stage", api.stage("lost"), "lostReason", "x".repeat(501));

        assertThat(answer.userErrorCodes("leadMoveStage")).containsExactly("TEXT_INVALID");
    }

    @Test
    void refusesStagesAndLeadsThatAreNotThere() {
        var foreign = new LeadApi(tenants.signUp("LEAD_GENERATION")).stage("contacted");

        assertThat(api.run("leadMoveStage", "id", id, "stage", foreign).userErrorCodes("leadMoveStage"))
                .containsExactly("STAGE_NOT_FOUND");
        assertThat(api.run("leadMoveStage", "id", LeadApi.NOWHERE, "stage", api.stage("contacted"))
                        .userErrorCodes("leadMoveStage"))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void isNoChangeWhereItIsAlreadyButForTheReason() {
        assertThat(move("new", null).path("version").asInt()).isOne();

        move("lost", "One");
        var corrected = move("lost", "Another");

        assertThat(corrected.path("lostReason").asString()).isEqualTo("Another");
        assertThat(api.timeline(id)).containsExactly("UPDATED", "STAGE_MOVED", "CREATED");
    }

    @Test
    void keepsTheTimeSpentInEachStage() throws SQLException {
        shiftIntoThePast("1 hour");
        move("contacted", null);
        shiftIntoThePast("2 hours");
        move("lost", "Gone");

        try (var connection = database.asSuperuser()) {
            var rows = DSL.using(connection)
                    .fetch("""
                            select f.key, t.key, c.seconds_in_from / 60, c.lost_reason
                            from leads.stage_change c
                            join leads.stage t on t.id = c.to_stage_id
                            left join leads.stage f on f.id = c.from_stage_id
                            where lead_id = ? order by changed_at""", LeadId.of(id).value())
                    .map(row -> row.intoList().toString());
            assertThat(rows)
                    .containsExactly(
                            "[null, new, null, null]", "[new, contacted, 60, null]", "[contacted, lost, 120, Gone]");
        }
    }

    private void shiftIntoThePast(String time) throws SQLException {
        try (var connection = database.asSuperuser()) {
            DSL.using(connection)
                    .execute(
                            "update leads.lead set stage_entered_at = stage_entered_at - ?::interval where id = ?",
                            time,
                            LeadId.of(id).value());
        }
    }
}
