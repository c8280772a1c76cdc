package foyer.tenancy.invites;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Tenant;
import foyer.tenancy.roles.CustomRole;
import foyer.tenancy.roles.CustomRoleId;
import foyer.tenancy.teams.Team;
import foyer.tenancy.teams.TeamId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Edges to and from invites. */
@Controller
class InviteFields {

    private final InviteQueries queries;

    InviteFields(InviteQueries queries) {
        this.queries = queries;
    }

    /** A tenant that the caller does not act in shows none. */
    @SchemaMapping
    @Nullable Connection<Invite> invites(Tenant tenant, PageRequest page) {
        return tenant.id().value().equals(CurrentCaller.tenant()) ? queries.page(page) : null;
    }

    /** Those that are left of them. */
    @SchemaMapping
    CompletableFuture<List<Team>> teams(Invite invite, DataLoader<TeamId, Team> teams) {
        return teams.loadMany(invite.teamIds())
                .thenApply(found -> found.stream().filter(Objects::nonNull).toList());
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> createdBy(Invite invite, DataLoader<MembershipId, Membership> memberships) {
        var inviter = invite.inviterId();
        return inviter == null ? null : memberships.load(inviter);
    }

    /** Null for a system role. */
    @SchemaMapping
    @Nullable CompletableFuture<CustomRole> customRole(Invite invite, DataLoader<CustomRoleId, CustomRole> customRoles) {
        var role = invite.customRoleId();
        return role == null ? null : customRoles.load(role);
    }
}
