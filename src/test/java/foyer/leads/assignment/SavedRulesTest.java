package foyer.leads.assignment;

import static foyer.leads.assignment.RuleApi.pool;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What saving a rule again leaves as it was, and what saving one costs. */
@FoyerTest
@Tag("graphql")
class SavedRulesTest {

    private final TestTenants tenants;
    private final Statements statements;
    private final TestMember owner;
    private final LeadApi leads;
    private final RuleApi rules;

    @Autowired
    SavedRulesTest(TestTenants tenants, Statements statements) {
        this.tenants = tenants;
        this.statements = statements;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.leads = new LeadApi(owner);
        this.rules = new RuleApi(owner);
    }

    @Test
    void goesOnWithWhoseTurnItIsWhenARuleIsSavedAgain() {
        var one = tenants.join(owner, "MEMBER");
        var other = tenants.join(owner, "MEMBER");
        var team = rules.team(one, other);
        var id = rules.saved("Turns", "ROUND_ROBIN", "team", team).path("id").asString();
        var first = assignee(leads.create("First"));

        rules.saved("Turns anew", "ROUND_ROBIN", "id", id, "team", team);

        assertThat(assignee(leads.create("Second"))).isNotEmpty().isNotEqualTo(first);
    }

    @Test
    void holdsAllMembersInOneStatement() {
        var members = pool(tenants.join(owner, "MEMBER"), tenants.join(owner, "MEMBER"), tenants.join(owner, "MEMBER"));

        var sent = statements.during(() -> rules.saved("All", "ROUND_ROBIN", "members", members, "active", false));

        assertThat(sent.statements())
                .filteredOn(sql -> sql.contains("membership") && sql.endsWith("for share"))
                .hasSize(1);
    }

    private String assignee(String lead) {
        return leads.lead(lead).path("assignee").path("id").asString("");
    }
}
