package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes of one lead at the same time: each waits for the one before, and none is lost. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadConcurrencyTest {

    private static final List<String> FIELDS = List.of("name", "company", "email", "phone", "website");

    private final LeadApi api;
    private final TestDatabase database;

    @Autowired
    LeadConcurrencyTest(TestTenants tenants, TestDatabase database) {
        this.api = new LeadApi(tenants.signUp("LEAD_GENERATION"));
        this.database = database;
    }

    @Test
    void keepsUpdatesOfDifferentFieldsByTheSameVersion() throws Exception {
        var id = api.create("Shared");
        var values = List.of("Anna", "Company", "anna@example.com", "+97144270000", "https://example.com");

        var answers = AtOnce.run(IntStream.range(0, FIELDS.size())
                .<Callable<GraphQlAnswer>>mapToObj(i -> () ->
                        api.run("leadUpdate", "id", id, "version", 1, "contact", input(FIELDS.get(i), values.get(i))))
                .toList());

        answers.forEach(answer -> answer.succeeded("leadUpdate"));
        var contact = api.lead(id).path("contact");
        assertThat(FIELDS.stream().map(field -> contact.path(field).asString())).containsExactlyElementsOf(values);
        assertThat(api.lead(id).path("version").asInt()).isEqualTo(1 + FIELDS.size());
    }

    @Test
    void letsOneOfManyChangeTheSameFieldByTheSameVersion() throws Exception {
        var id = api.create("Contested");

        var answers = AtOnce.run(IntStream.range(0, 8)
                .<Callable<GraphQlAnswer>>mapToObj(
                        i -> () -> api.run("leadUpdate", "id", id, "version", 1, "title", "Title " + i))
                .toList());

        var codes = answers.stream().flatMap(answer -> answer.userErrorCodes("leadUpdate").stream());
        assertThat(codes).hasSize(7).containsOnly("VERSION_CONFLICT");
        assertThat(api.lead(id).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void movesOneAfterTheOtherAndKeepsTheWholeHistory() throws Exception {
        var id = api.create("Mover");
        var stages = List.of("contacted", "qualified", "proposal", "negotiation", "won").stream()
                .map(api::stage)
                .toList();

        AtOnce.run(stages.stream()
                        .<Callable<GraphQlAnswer>>map(stage -> () -> api.run("leadMoveStage", "id", id, "stage", stage))
                        .toList())
                .forEach(answer -> answer.succeeded("leadMoveStage"));

        assertThat(api.lead(id).path("version").asInt()).isEqualTo(1 + stages.size());
        assertThat(brokenLinks(id)).isZero();
    }

    /** Moves that do not go on where the one before ended, or took less than no time. */
    private int brokenLinks(String id) throws SQLException {
        try (var connection = database.asSuperuser()) {
            return DSL.using(connection).fetchSingle("""
                            select count(*) from (
                                select from_stage_id, seconds_in_from,
                                       lag(to_stage_id) over (order by changed_at, id) as before
                                from leads.stage_change where lead_id = ?) c
                            where from_stage_id is distinct from before or seconds_in_from < 0""", LeadId.of(id).value()).get(0, Integer.class);
        }
    }

    @RepeatedTest(5)
    void updatesBeforeItArchivesOrNotAtAll() throws Exception {
        var id = api.create("Race");

        var answers = AtOnce.<GraphQlAnswer>run(List.of(
                () -> api.run("leadUpdate", "id", id, "title", "Changed"),
                () -> api.run("leadArchive", "ids", List.of(id))));

        answers.get(1).succeeded("leadArchive");
        var refused = answers.getFirst().userErrorCodes("leadUpdate");
        var lead = api.lead(id);
        assertThat(lead.path("archivedAt").isNull()).isFalse();
        assertThat(lead.path("title").asString()).isEqualTo(refused.isEmpty() ? "Changed" : "Race");
        assertThat(refused).isSubsetOf("ARCHIVED");
        assertThat(lead.path("version").asInt()).isEqualTo(refused.isEmpty() ? 3 : 2);
    }

    @Test
    void assignsOverlappingListsWithoutDeadlock() throws Exception {
        var ids = IntStream.range(0, 20).mapToObj(i -> api.create("Lead " + i)).toList();
        var to = api.member().membershipId();

        var answers = AtOnce.<GraphQlAnswer>run(List.of(
                () -> api.run("leadAssign", "ids", ids, "to", to),
                () -> api.run("leadAssign", "ids", ids.reversed(), "to", to),
                () -> api.run("leadAssign", "ids", ids, "to", null),
                () -> api.run("leadAssign", "ids", ids.reversed(), "to", null)));

        answers.forEach(answer -> answer.succeeded("leadAssign"));
        assertThat(ids.stream()
                        .map(id -> api.lead(id).path("assignee").isNull())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void makesOneLeadForOneKeySentManyTimesAtOnce() throws Exception {
        var answers = AtOnce.run(IntStream.range(0, 6)
                .<Callable<GraphQlAnswer>>mapToObj(
                        _ -> () -> api.run("leadCreate", "title", "Keyed", "idempotencyKey", "at-once"))
                .toList());

        assertThat(answers.stream().flatMap(answer -> answer.errorCodes().stream()))
                .isSubsetOf("CONFLICT");
        assertThat(api.titlesOf(Map.of("text", "keyed"))).hasSize(1);
    }
}
