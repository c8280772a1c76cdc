package foyer.leads.assignment;

import foyer.platform.events.Event;
import java.util.UUID;

/**
 * Something became of a rule.
 *
 * @param verb the last word of the event's type, {@code "created"}
 */
record AssignmentRuleEvent(AssignmentRuleId rule, String verb) implements Event {

    @Override
    public String type() {
        return "assignment_rule." + verb;
    }

    @Override
    public String entityType() {
        return AssignmentRule.TYPE;
    }

    @Override
    public UUID entityId() {
        return rule.value();
    }
}
