package foyer.mutations;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The mutations on assignment rules and working hours. */
final class RuleDeeds {

    private static final String MAKE =
            "mutation($input: AssignmentRuleSaveInput!) { assignmentRuleSave(input: $input) { assignmentRule { id } } }";

    private RuleDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("workingHoursUpdate")
                        .leaves("working_hours.update", "working_hours.updated", "")
                        .given(_ -> Map.of("holidays", List.of("2026-12-25")))
                        .refused(_ -> Map.of("version", 99)),
                Deed.of("assignmentRuleSave")
                        .leaves("assignment_rule.create", "assignment_rule.created", "")
                        .given(RuleDeeds::rule)
                        .refused(stage -> Map.of("name", " ", "kind", "ROUND_ROBIN", "members", members(stage))),
                Deed.of("assignmentRuleDelete")
                        .leaves("assignment_rule.delete", "assignment_rule.deleted", "")
                        .given(stage -> Map.of(
                                "id",
                                stage.owner()
                                        .client()
                                        .post(MAKE, Map.of("input", rule(stage)))
                                        .text("assignmentRuleSave.assignmentRule.id")))
                        .refused(_ -> Map.of("id", "arule_" + Deed.NOWHERE)));
    }

    /** One that no new lead goes by. */
    private static Map<String, ?> rule(Stage stage) {
        return Map.of(
                "name",
                "In turn " + UUID.randomUUID(),
                "kind",
                "ROUND_ROBIN",
                "active",
                false,
                "members",
                members(stage));
    }

    private static List<?> members(Stage stage) {
        return List.of(Map.of("member", stage.owner().membershipId()));
    }
}
