package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a mutation leaves behind: its event, its audit row and its activity, all of them or none. */
@FoyerTest
@Tag("graphql")
class LeadTraceTest {

    private static final String EVENTS = "select type from platform.event where entity_id = ? order by seq";
    private static final String AUDIT = "select action from audit.entry where entity_id = ? order by id";
    private static final String ACTIVITIES =
            "select kind from records.activity where subject_id = ? order by occurred_at, id";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void everyMutationWritesItsEventAuditRowAndActivity() throws SQLException {
        var api = new LeadApi(tenants.signUp("LEAD_GENERATION"));
        var lead = live(api);

        assertThat(texts(EVENTS, lead))
                .containsExactly(
                        "lead.created",
                        "lead.updated",
                        "lead.assigned",
                        "lead.stage_moved",
                        "lead.note_added",
                        "lead.archived",
                        "lead.restored");
        assertThat(texts(ACTIVITIES, lead))
                .containsExactly("CREATED", "UPDATED", "ASSIGNED", "STAGE_MOVED", "NOTE_ADDED", "ARCHIVED", "RESTORED");
        assertThat(texts(AUDIT, lead)).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aRefusedMutationLeavesNothing() throws SQLException {
        var api = new LeadApi(tenants.signUp("LEAD_GENERATION"));
        var lead = api.create("Roof");

        api.run("leadUpdate", "id", lead, "title", " ");
        api.run("leadMoveStage", "id", lead, "stage", api.stage("lost"));
        api.run(
                "leadAssign",
                "ids",
                List.of(lead, LeadApi.NOWHERE),
                "to",
                api.member().membershipId());

        assertThat(texts(EVENTS, lead)).containsExactly("lead.created");
        assertThat(texts(ACTIVITIES, lead)).containsExactly("CREATED");
        assertThat(texts(AUDIT, lead)).hasSize(1);
    }

    /** A lead that every mutation has touched. */
    private static String live(LeadApi api) {
        var lead = api.create("Roof");
        api.done("leadUpdate", "id", lead, "title", "New roof");
        api.done("leadAssign", "ids", List.of(lead), "to", api.member().membershipId());
        api.done("leadMoveStage", "id", lead, "stage", api.stage("contacted"));
        api.done("leadNoteAdd", "id", lead, "body", "Call back");
        api.done("leadArchive", "ids", List.of(lead));
        api.done("leadRestore", "ids", List.of(lead));
        return lead;
    }

    private List<String> texts(String query, String lead) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(query)) {
            statement.setObject(1, LeadId.of(lead).value());
            var texts = new ArrayList<String>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
