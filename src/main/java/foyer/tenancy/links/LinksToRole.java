package foyer.tenancy.links;

import foyer.tenancy.roles.CustomRoleId;
import foyer.tenancy.roles.RoleOffers;
import org.springframework.stereotype.Component;

/** Links to a role that is deleted: they are taken back, used up or over as they may be. */
@Component
class LinksToRole implements RoleOffers {

    private final InviteLinkQueries queries;
    private final InviteLinkHistory history;

    LinksToRole(InviteLinkQueries queries, InviteLinkHistory history) {
        this.queries = queries;
        this.history = history;
    }

    @Override
    public void withdraw(CustomRoleId role) {
        for (var link : queries.offering(role)) {
            if (queries.revoke(link.id())) {
                history.revoked(link);
            }
        }
        queries.forget(role);
    }
}
