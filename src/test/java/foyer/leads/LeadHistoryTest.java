package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/** Each change is told by one event, one audit row and the timeline, and what failed by none. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadHistoryTest {

    private final TestDatabase database;
    private final TestMember owner;
    private final TestMember member;
    private final LeadApi api;

    @Autowired
    LeadHistoryTest(TestTenants tenants, TestDatabase database) {
        this.database = database;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.member = tenants.join(owner, "MEMBER");
        this.api = new LeadApi(owner);
    }

    private Result<Record> rows(String sql, String id) throws SQLException {
        try (var connection = database.asSuperuser()) {
            return DSL.using(connection).fetch(sql, LeadId.of(id).value());
        }
    }

    private List<String> events(String id) throws SQLException {
        return rows(
                        "select type, payload->>'version', payload->'changedFields' from platform.event"
                                + " where entity_id = ? order by seq",
                        id)
                .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2));
    }

    @Test
    void tellsEachKindOfChange() throws SQLException {
        var id = api.create("Told");
        api.done("leadUpdate", "id", id, "title", "Retold", "contact", input("name", "Anna"));
        api.done("leadAssign", "ids", List.of(id), "to", member.membershipId());
        api.done("leadMoveStage", "id", id, "stage", api.stage("lost"), "lostReason", "Gone");
        api.done("leadNoteAdd", "id", id, "body", "Note");
        api.done("leadArchive", "ids", List.of(id));
        api.done("leadRestore", "ids", List.of(id));

        assertThat(events(id))
                .containsExactly(
                        "lead.created 1 []",
                        "lead.updated 2 [\"title\",\"contact.name\"]",
                        "lead.assigned 3 [\"assignee\"]",
                        "lead.stage_moved 4 [\"stage\",\"lostReason\"]",
                        "lead.note_added 4 []",
                        "lead.archived 5 [\"archivedAt\"]",
                        "lead.restored 6 [\"archivedAt\"]");
        assertThat(api.lead(id).path("version").asInt()).isEqualTo(6);
        assertThat(rows("select action from audit.entry where entity_id = ? order by id", id)
                        .getValues(0, String.class))
                .containsExactly(
                        "lead.create",
                        "lead.update",
                        "lead.assign",
                        "lead.move_stage",
                        "lead.note_add",
                        "lead.archive",
                        "lead.restore");
        assertThat(api.timeline(id))
                .containsExactly("RESTORED", "ARCHIVED", "NOTE_ADDED", "STAGE_MOVED", "ASSIGNED", "UPDATED", "CREATED");
        var told = api.lead(id).path("timeline").path("nodes").path(5);
        assertThat(told.path("changedFields").toString()).isEqualTo("[\"title\",\"contact.name\"]");
        assertThat(told.path("actor").path("name").asString()).startsWith("Owner");
    }

    @Test
    void keepsWhatFieldsWereAndBecameAndFreeTextApart() throws SQLException {
        var id = api.create("Before");
        api.done("leadUpdate", "id", id, "title", "After", "sourceDetail", "Amina", "score", 7);

        var row = rows(
                        "select actor_kind, diff::text, split_part(personal ->> 'before:title', '.', 2),"
                                + " split_part(personal ->> 'after:title', '.', 2),"
                                + " split_part(personal ->> 'after:sourceDetail', '.', 2) from audit.entry where entity_id = ? and action = 'lead.update'",
                        id)
                .getFirst();

        assertThat(row.get(0)).isEqualTo("MEMBER");
        assertThat(row.get(1, String.class)).contains("score").doesNotContain("Before", "After", "Amina");
        assertThat(row.intoList().subList(2, 5)).isEqualTo(List.of("Before", "After", "Amina"));
    }

    @Test
    void tellsNothingOfWhatFailed() throws SQLException {
        var id = api.create("Steady");

        api.run("leadUpdate", "id", id, "title", "");
        api.run("leadAssign", "ids", List.of(id, LeadApi.NOWHERE), "to", member.membershipId());
        api.run("leadMoveStage", "id", id, "stage", api.stage("lost"));

        assertThat(events(id)).containsExactly("lead.created 1 []");
        assertThat(api.timeline(id)).containsExactly("CREATED");
        assertThat(rows("select * from audit.entry where entity_id = ?", id)).hasSize(1);
    }

    @Test
    void tellsOfEachLeadThatIsAssignedAtOnce() throws SQLException {
        var ids = List.of(api.create("One"), api.create("Two"));

        api.done("leadAssign", "ids", ids, "to", member.membershipId());

        for (var id : ids) {
            assertThat(events(id)).contains("lead.assigned 2 [\"assignee\"]");
        }
    }
}
