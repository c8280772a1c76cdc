package foyer.tenancy.portal;

import foyer.tenancy.CustomerSignUp;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import foyer.tenancy.entry.Admissions;
import foyer.tenancy.entry.Entrance;
import foyer.tenancy.entry.EntryException;
import foyer.tenancy.entry.EntryRefusal;
import foyer.tenancy.entry.Newcomer;
import foyer.tenancy.entry.Opening;
import foyer.tenancy.entry.Opening.Proof;
import foyer.tenancy.roles.GivenRole;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a tenant's slug opens: its portal, to anybody as a customer, while the tenant lets them. A tenant that does not
 * answers like one that there is not.
 */
@Component
class PortalEntrance implements Entrance {

    private static final GivenRole CUSTOMER = new GivenRole(Role.CUSTOMER);

    private static final String BY = "portal";

    private final PortalQueries queries;
    private final Admissions admissions;

    PortalEntrance(PortalQueries queries, Admissions admissions) {
        this.queries = queries;
        this.admissions = admissions;
    }

    @Override
    public Kind kind() {
        return Kind.PORTAL;
    }

    @Override
    public Opening find(String slug, Newcomer who) {
        var portal = queries.bySlug(slug);
        if (portal == null) {
            throw new EntryException(EntryRefusal.PORTAL_CLOSED);
        }
        requireOpen(portal.signUp());
        return admissions.in(portal.tenant(), BY, () -> {
            var membership = admissions.membershipFor(who.user());
            return new Opening(portal.tenant(), membership, CUSTOMER, Proof.ENOUGH, () -> enter(membership, who));
        });
    }

    private void enter(MembershipId membership, Newcomer who) {
        requireOpen(queries.hold());
        admissions.join(membership, who, CUSTOMER, List.of());
    }

    private static void requireOpen(CustomerSignUp signUp) {
        switch (signUp) {
            case OPEN -> {}
            case INVITED -> throw new EntryException(EntryRefusal.INVITATION_NEEDED);
            case OFF -> throw new EntryException(EntryRefusal.PORTAL_CLOSED);
        }
    }
}
