package foyer.tenancy.links;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Tenant;
import foyer.tenancy.roles.CustomRole;
import foyer.tenancy.roles.CustomRoleId;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Edges to and from invite links. */
@Controller
class InviteLinkFields {

    private final InviteLinkQueries queries;

    InviteLinkFields(InviteLinkQueries queries) {
        this.queries = queries;
    }

    /** A tenant that the caller does not act in shows none. */
    @SchemaMapping
    @Nullable Connection<InviteLink> inviteLinks(Tenant tenant, PageRequest page) {
        return tenant.id().value().equals(CurrentCaller.tenant()) ? queries.page(page) : null;
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> createdBy(InviteLink inviteLink, DataLoader<MembershipId, Membership> memberships) {
        var creator = inviteLink.creatorId();
        return creator == null ? null : memberships.load(creator);
    }

    /** Null for a system role. */
    @SchemaMapping
    @Nullable CompletableFuture<CustomRole> customRole(InviteLink inviteLink, DataLoader<CustomRoleId, CustomRole> customRoles) {
        var role = inviteLink.customRoleId();
        return role == null ? null : customRoles.load(role);
    }
}
