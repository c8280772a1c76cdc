package foyer.leads.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.leads.LeadApi;
import foyer.leads.pipelines.StageId;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Other hours of work while leads go from stage to stage, which wait for each other. */
@FoyerTest
@Tag("graphql")
class WorkingHoursRacesTest {

    private final TestDatabase database;
    private final TestMember owner;
    private final LeadApi api;
    private final SlaApi sla;

    @Autowired
    WorkingHoursRacesTest(TestTenants tenants, TestDatabase database) {
        this.database = database;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
        this.sla = new SlaApi(owner, database);
    }

    @Test
    void waitForLeadsThatAreMovedAndTheyForTheHoursInTheOrderOfTheStages() throws Exception {
        var lead = api.create("Moved");
        var stages = Stream.of("new", "contacted").map(api::stage).sorted().toList();
        api.done("leadMoveStage", "id", lead, "stage", stages.getFirst());
        try (var hours = database.asSuperuser()) {
            hours.setAutoCommit(false);
            lock(hours, stages.getFirst(), "for update");
            var moved =
                    CompletableFuture.runAsync(() -> api.done("leadMoveStage", "id", lead, "stage", stages.getLast()));
            await().until(() -> database.number("select count(*) from pg_stat_activity"
                            + " where datname = current_database() and wait_event_type = 'Lock'")
                    > 0);

            // The next stage, which they would wait for if the move held it already.
            lock(hours, stages.getLast(), "for update nowait");
            hours.commit();
            moved.get(10, TimeUnit.SECONDS);
        }
        assertThat(owner.client()
                        .post("query($id: ID!) { lead(id: $id) { stage { id } } }", Map.of("id", lead))
                        .text("lead.stage.id"))
                .isEqualTo(stages.getLast());
    }

    private static void lock(Connection connection, String stage, String how) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from leads.stage where id = ? " + how)) {
            statement.setObject(1, StageId.of(stage).value());
            statement.execute();
        }
    }

    @Test
    void changeWhileLeadsAreMovedAndNobodyHasToGiveUp() throws Exception {
        var stages = List.of(api.stage("new"), api.stage("contacted"));
        var leads = Stream.of("A", "B", "C").map(api::create).toList();
        var work = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 30; i++) {
            var round = i;
            work.add(() -> {
                if (round % 3 == 0) {
                    sla.hours("enabled", round % 2 == 0).succeeded("workingHoursUpdate");
                } else {
                    api.done("leadMoveStage", "id", leads.get(round % 3), "stage", stages.get(round % 2));
                }
                return true;
            });
        }

        assertThat(AtOnce.run(work)).hasSize(30);
    }
}
