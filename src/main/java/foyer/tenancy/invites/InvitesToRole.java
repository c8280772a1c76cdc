package foyer.tenancy.invites;

import foyer.entitlements.Entitlements;
import foyer.tenancy.roles.CustomRoleId;
import foyer.tenancy.roles.RoleOffers;
import org.springframework.stereotype.Component;

/** Invites to a role that is deleted: those that nobody has answered are taken back, with their seats. */
@Component
class InvitesToRole implements RoleOffers {

    private final InviteQueries queries;
    private final InviteHistory history;
    private final Entitlements entitlements;

    InvitesToRole(InviteQueries queries, InviteHistory history, Entitlements entitlements) {
        this.queries = queries;
        this.history = history;
        this.entitlements = entitlements;
    }

    @Override
    public void withdraw(CustomRoleId role) {
        for (var invite : queries.pendingOf(role)) {
            if (queries.revoke(invite.id())) {
                history.revoked(invite);
                entitlements.release(invite.seatKey());
            }
        }
        queries.forget(role);
    }
}
