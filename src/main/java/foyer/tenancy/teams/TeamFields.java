package foyer.tenancy.teams;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Tenant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Edges to and from teams; those of many parents are loaded at once. */
@Controller
class TeamFields {

    private final TeamQueries queries;

    TeamFields(TeamQueries queries) {
        this.queries = queries;
    }

    @SchemaMapping
    @Nullable Connection<Team> teams(Tenant tenant, PageRequest page) {
        return tenant.id().value().equals(CurrentCaller.tenant()) ? queries.page(page) : null;
    }

    @SchemaMapping
    CompletableFuture<List<Team>> teams(Membership membership, DataLoader<MembershipId, List<Team>> teamsOfMembers) {
        return teamsOfMembers.load(membership.id());
    }

    @SchemaMapping
    CompletableFuture<List<TeamMember>> members(Team team, DataLoader<TeamId, List<TeamMember>> membersOfTeams) {
        return membersOfTeams.load(team.id());
    }

    @SchemaMapping
    CompletableFuture<Membership> membership(TeamMember member, DataLoader<MembershipId, Membership> memberships) {
        return memberships.load(member.membershipId());
    }
}
