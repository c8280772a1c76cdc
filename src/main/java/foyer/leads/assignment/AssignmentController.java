package foyer.leads.assignment;

import foyer.platform.graphql.Payload;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.Team;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The operations on rules, and their edges. */
@Controller
class AssignmentController {

    private final AssignmentRuleQueries queries;
    private final AssignmentRuleService service;

    AssignmentController(AssignmentRuleQueries queries, AssignmentRuleService service) {
        this.queries = queries;
        this.service = service;
    }

    /** The payload of the mutations. */
    record Written(AssignmentRule assignmentRule) implements Payload {}

    @QueryMapping
    List<AssignmentRule> assignmentRules() {
        return queries.all();
    }

    @MutationMapping
    Written assignmentRuleSave(@Argument AssignmentInputs.Save input) {
        return new Written(service.save(input));
    }

    @MutationMapping
    Written assignmentRuleDelete(@Argument AssignmentInputs.Delete input) {
        return new Written(service.delete(input.id()));
    }

    @SchemaMapping
    @Nullable CompletableFuture<Team> team(AssignmentRule rule, DataLoader<TeamId, Team> teams) {
        return rule.teamId() == null ? null : teams.load(rule.teamId());
    }

    @SchemaMapping
    CompletableFuture<Membership> member(AssignmentMember member, DataLoader<MembershipId, Membership> memberships) {
        return memberships.load(member.member());
    }
}
