package foyer.leads.stays;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.leads.LeadId;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The stages that leads have been in, and for how long (spec/leads.md). */
@FoyerTest
@Tag("graphql")
class LeadStageHistoryTest {

    private static final String STAYS =
            "nodes { stage { key } from { key } enteredAt leftAt seconds lostReason actor { id } }";

    private static final long HOUR = 3_600;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Statements statements;

    private TestMember owner;
    private LeadApi api;

    @BeforeEach
    void arrange() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
    }

    private JsonNode lead(String id, String page) {
        return owner.client()
                .post(
                        "query($id: ID!) { lead(id: $id) { stageEnteredAt stageHistory%s { totalCount pageInfo { hasNextPage endCursor } %s } } }"
                                .formatted(page, STAYS),
                        Map.of("id", id))
                .data("lead");
    }

    private void move(String id, String stage, String... reason) {
        api.done(
                "leadMoveStage",
                "id",
                id,
                "stage",
                api.stage(stage),
                "lostReason",
                reason.length == 0 ? null : reason[0]);
    }

    @Test
    void tellsEachStageWithWhenTheLeadCameAndLeft() throws SQLException {
        var id = api.create("Mover");
        shiftIntoThePast(id);
        move(id, "contacted");
        move(id, "lost", "Too dear");

        var lead = lead(id, "");

        var stays = lead.path("stageHistory").path("nodes");
        assertThat(stays.valueStream()
                        .map(stay -> stay.path("stage").path("key").asString()))
                .containsExactly("lost", "contacted", "new");
        assertThat(stays.valueStream().map(stay -> stay.path("from").path("key").asString("")))
                .containsExactly("contacted", "new", "");
        assertThat(stays.path(0).path("leftAt").isNull()).isTrue();
        assertThat(stays.path(0).path("seconds").isNull()).isTrue();
        assertThat(stays.path(0).path("lostReason").asString()).isEqualTo("Too dear");
        assertThat(stays.path(0).path("enteredAt")).isEqualTo(lead.path("stageEnteredAt"));
        assertThat(stays.path(1).path("leftAt")).isEqualTo(stays.path(0).path("enteredAt"));
        assertThat(stays.path(2).path("seconds").asLong()).isBetween(HOUR, HOUR + 60);
        assertThat(stays.path(2).path("actor").path("id").asString()).isEqualTo(owner.membershipId());
        assertThat(lead.path("stageHistory").path("totalCount").asInt()).isEqualTo(3);
    }

    @Test
    void pagesFromTheLatestToTheFirst() {
        var id = api.create("Mover");
        move(id, "contacted");
        move(id, "qualified");

        var page = lead(id, "(first: 2)").path("stageHistory");
        var cursor = page.path("pageInfo").path("endCursor").asString();
        var rest = lead(id, "(first: 2, after: \"%s\")".formatted(cursor)).path("stageHistory");

        assertThat(page.path("nodes")).hasSize(2);
        assertThat(page.path("pageInfo").path("hasNextPage").asBoolean()).isTrue();
        assertThat(rest.path("nodes").path(0).path("stage").path("key").asString())
                .isEqualTo("new");
        assertThat(rest.path("nodes").path(0).path("leftAt"))
                .isEqualTo(page.path("nodes").path(1).path("enteredAt"));
    }

    /** The leads; their stays; the stages of those; who moved them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void costsTheSameForOneLeadAndForMany(int count) {
        for (var i = 0; i < count; i++) {
            move(api.create("Lead " + i), "contacted");
        }

        var answer = statements
                .during(() -> owner.client()
                        .post("{ leads(first: 50) { nodes { stageHistory(first: 5) { %s } } } }".formatted(STAYS)))
                .times(4);

        assertThat(answer.data("leads.nodes"))
                .hasSize(count)
                .allSatisfy(lead ->
                        assertThat(lead.path("stageHistory").path("nodes")).hasSize(2));
    }

    /** By an hour. */
    private void shiftIntoThePast(String lead) throws SQLException {
        var id = LeadId.of(lead).value();
        try (var connection = database.asSuperuser()) {
            DSL.using(connection)
                    .execute(
                            "update leads.stage_change set changed_at = changed_at - interval '1 hour' where lead_id = ?",
                            id);
        }
    }
}
