package foyer.leads.assignment;

import foyer.leads.LeadSource;
import foyer.leads.forms.LeadFormId;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on rules. */
final class AssignmentInputs {

    private AssignmentInputs() {}

    /** The whole of a rule: what is absent is as in a new one, but for its place. */
    record Save(
            @Nullable AssignmentRuleId id,
            @Nullable Integer version,
            String name,
            AssignmentKind kind,
            @Nullable Integer position,
            boolean active,
            @Nullable List<LeadSource> sources,
            @Nullable List<Member> members,
            @Nullable TeamId team,
            @Nullable Integer mostOpen,
            @Nullable String idempotencyKey) {}

    record Member(
            MembershipId member,
            int weight,
            @Nullable List<String> countries,
            @Nullable List<String> cities,
            @Nullable List<LeadFormId> forms) {}

    record Delete(AssignmentRuleId id) {}
}
