package foyer.leads;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the reads cost: as many statements for one row as for fifty (quality.md, Q1 to Q3). */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadStatementsTest {

    private static final int LEADS = 50;

    private final TestTenants tenants;
    private final Statements statements;
    private final TestMember owner;
    private final String stage;

    @Autowired
    LeadStatementsTest(TestTenants tenants, Statements statements) {
        this.tenants = tenants;
        this.statements = statements;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.stage = new LeadApi(owner).stage("new");
    }

    @BeforeAll
    void arrange() {
        var colleague = tenants.join(owner, "MEMBER");
        var api = new LeadApi(owner);
        for (var i = 0; i < LEADS; i++) {
            var assignee = i % 2 == 0 ? owner.membershipId() : colleague.membershipId();
            var id = api.create("Lead " + i, "assignee", assignee);
            for (var note = 0; note < 4; note++) {
                new LeadApi(note % 2 == 0 ? owner : colleague).done("leadNoteAdd", "id", id, "body", "Note " + note);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "q1, 1, 1",
        "q1, 20, 1",
        "q2, 1, 3",
        "q2, 50, 3",
        "q3, 1, 4",
        "q3, 50, 4",
        // Notes and their count, the timeline and its count, the notes on it, and one statement for the people on both.
        "q4, 1, 7",
        "q4, 50, 7"
    })
    void readsByAsManyStatementsForOneRowAsForFifty(String query, int rows, int expected) {
        var filter = input("stages", java.util.List.of(stage), "text", "lead");
        var variables = query.equals("q3") ? Map.of("first", rows, "filter", filter) : Map.of("first", rows);

        var answer = statements
                .during(() -> owner.client().run("leads/" + query, variables))
                .times(expected);

        assertThat(answer.data("leads.nodes")).hasSize(rows);
    }

    @org.junit.jupiter.api.Test
    void answersTheNotesAndAssigneesOfEachLead() {
        var nodes = owner.client()
                .run("leads/q3", Map.of("first", LEADS, "filter", Map.of("text", "lead")))
                .data("leads.nodes");

        assertThat(nodes).allSatisfy(lead -> {
            assertThat(lead.path("assignee").path("email").asString()).contains("@");
            assertThat(lead.path("notes")
                            .path("nodes")
                            .valueStream()
                            .map(note -> note.path("body").asString()))
                    .containsExactly("Note 3", "Note 2", "Note 1");
        });
    }
}
