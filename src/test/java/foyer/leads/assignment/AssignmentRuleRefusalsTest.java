package foyer.leads.assignment;

import static foyer.leads.assignment.RuleApi.one;
import static foyer.leads.assignment.RuleApi.pool;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is no rule, and whom none may be of. */
@FoyerTest
@Tag("graphql")
class AssignmentRuleRefusalsTest {

    private final TestTenants tenants;
    private final TestMember owner;
    private final RuleApi rules;

    @Autowired
    AssignmentRuleRefusalsTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.rules = new RuleApi(owner);
    }

    @Test
    void refusesWhatIsNoRule() {
        var alien = tenants.signUp("LEAD_GENERATION");
        rules.saved("Taken", "ROUND_ROBIN", "members", pool(owner));

        refused("NAME_INVALID", " ", "ROUND_ROBIN", "members", pool(owner));
        refused("NAME_TAKEN", "Taken", "ROUND_ROBIN", "members", pool(owner));
        refused("POOL_INVALID", "A", "ROUND_ROBIN");
        refused("POOL_INVALID", "A", "ROUND_ROBIN", "members", pool(owner, owner));
        refused("POOL_INVALID", "A", "WEIGHTED", "team", "team_01h455vb4pex5vsknk084sn02q");
        refused("TEAM_NOT_FOUND", "A", "ROUND_ROBIN", "team", "team_01h455vb4pex5vsknk084sn02q");
        refused("MEMBER_NOT_FOUND", "A", "ROUND_ROBIN", "members", pool(alien));
        refused("WEIGHT_INVALID", "A", "WEIGHTED", "members", List.of(one(owner, "weight", 0)));
        refused("WEIGHT_INVALID", "A", "ROUND_ROBIN", "members", List.of(one(owner, "weight", 2)));
        refused("TERRITORY_INVALID", "A", "TERRITORY", "members", List.of(one(owner, "countries", List.of("ae"))));
        refused("TERRITORY_INVALID", "A", "WEIGHTED", "members", List.of(one(owner, "countries", List.of("AE"))));
        refused("TERRITORY_INVALID", "A", "WEIGHTED", "members", List.of(one(owner, "cities", List.of("Dubai"))));
        for (var cities : List.of(List.of(" "), List.of("x".repeat(201)), Collections.nCopies(301, "Dubai"))) {
            refused("TERRITORY_INVALID", "A", "TERRITORY", "members", List.of(one(owner, "cities", cities)));
        }
        refused(
                "FORM_NOT_FOUND",
                "A",
                "TERRITORY",
                "members",
                List.of(one(owner, "forms", List.of("form_01h455vb4pex5vsknk084sn02q"))));
        refused("CAPACITY_INVALID", "A", "CAPACITY", "members", pool(owner));
        refused("CAPACITY_INVALID", "A", "ROUND_ROBIN", "members", pool(owner), "mostOpen", 3);
        refused("POSITION_INVALID", "A", "ROUND_ROBIN", "members", pool(owner), "position", -1);
        refused("NOT_FOUND", "A", "ROUND_ROBIN", "members", pool(owner), "id", "arule_01h455vb4pex5vsknk084sn02q");
        assertThat(rules.rules().findValuesAsString("name")).containsExactly("Taken");
    }

    @Test
    void replacesARuleUnlessSomebodyHasSince() {
        var other = tenants.join(owner, "MEMBER");
        var rule = rules.saved("First", "WEIGHTED", "members", List.of(one(owner, "weight", 5)), "idempotencyKey", "k");
        var id = rule.path("id").asString();
        assertThat(rules.saved("First", "WEIGHTED", "members", List.of(one(owner, "weight", 5)), "idempotencyKey", "k")
                        .path("id")
                        .asString())
                .isEqualTo(id);

        var after =
                rules.saved("Second", "CAPACITY", "members", pool(other, owner), "mostOpen", 9, "id", id, "version", 1);

        assertThat(after.path("version").asInt()).isEqualTo(2);
        assertThat(after.path("members").findValuesAsString("id"))
                .containsExactly(other.membershipId(), owner.membershipId());
        assertThat(after.path("members").path(1).path("weight").asInt()).isOne();
        refused("VERSION_CONFLICT", "Third", "ROUND_ROBIN", "members", pool(owner), "id", id, "version", 1);

        var deleted = owner.client()
                .post(
                        "mutation($input: AssignmentRuleDeleteInput!) { assignmentRuleDelete(input: $input) { assignmentRule { name } userErrors { code } } }",
                        Map.of("input", Map.of("id", id)));
        assertThat(deleted.text("assignmentRuleDelete.assignmentRule.name")).isEqualTo("Second");
        assertThat(rules.rules()).isEmpty();
    }

    private void refused(String code, String name, String kind, Object... pairs) {
        assertThat(rules.save(name, kind, pairs).userErrorCodes("assignmentRuleSave"))
                .as("%s %s", code, List.of(pairs))
                .containsExactly(code);
    }
}
