package foyer.tenancy.links;

import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.platform.crypto.OpaqueTokens;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import foyer.tenancy.entry.Admissions;
import foyer.tenancy.entry.Entrance;
import foyer.tenancy.entry.EntryException;
import foyer.tenancy.entry.EntryRefusal;
import foyer.tenancy.entry.Newcomer;
import foyer.tenancy.entry.Opening;
import foyer.tenancy.entry.Opening.Proof;
import foyer.tenancy.members.Inviters;
import foyer.tenancy.members.Seats;
import foyer.tenancy.roles.GivenRole;
import foyer.tenancy.roles.OfferedRoles;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What the token of a link opens, to as many as the link says: each use is counted under the link's lock, and takes a
 * seat under that of the tenant's members. Where the link or the tenant is for some domains, whose address there is
 * proven comes in.
 */
@Component
class InviteLinkEntrance implements Entrance {

    static final String TOKEN_KIND = "link";

    private final InviteLinkQueries queries;
    private final InviteLinkHistory history;
    private final Admissions admissions;
    private final Entitlements entitlements;
    private final Inviters inviters;
    private final OfferedRoles offered;
    private final LinkBounds bounds;
    private final Seats seats;

    InviteLinkEntrance(
            InviteLinkQueries queries,
            InviteLinkHistory history,
            Admissions admissions,
            Entitlements entitlements,
            Inviters inviters,
            OfferedRoles offered,
            LinkBounds bounds,
            Seats seats) {
        this.queries = queries;
        this.history = history;
        this.admissions = admissions;
        this.entitlements = entitlements;
        this.inviters = inviters;
        this.offered = offered;
        this.bounds = bounds;
        this.seats = seats;
    }

    @Override
    public Kind kind() {
        return Kind.LINK;
    }

    @Override
    public Opening find(String token, Newcomer who) {
        var tenant = OpaqueTokens.tenantOf(TOKEN_KIND, token)
                .orElseThrow(() -> new EntryException(EntryRefusal.INVITE_UNKNOWN));
        var hash = OpaqueTokens.hash(token);
        return admissions.in(tenant, TOKEN_KIND, () -> {
            var link = open(hash);
            if (!link.isFor(who.email())) {
                throw new EntryException(EntryRefusal.DOMAIN_FORBIDDEN);
            }
            var asked = admissions.requireAdmitted(who, link.role());
            var given = offeredBy(link);
            var membership = admissions.membershipFor(who.user());
            var anybody = link.domains().isEmpty() && asked.emailDomains().isEmpty();
            var proof = anybody || who.proven() ? Proof.ENOUGH : Proof.MISSING;
            return new Opening(tenant, membership, given, proof, () -> enter(link, hash, membership, who));
        });
    }

    private void enter(InviteLink link, byte[] hash, MembershipId membership, Newcomer who) {
        seats.beforeChange();
        if (!queries.use(hash)) {
            open(hash);
            throw new EntryException(EntryRefusal.LINK_USED_UP);
        }
        admissions.join(membership, who, offeredBy(link), List.of());
        history.used(link);
        if (link.role().takesSeat()) {
            entitlements.take(Limit.SEATS, 1);
            seats.settle();
        }
    }

    /** The role as it is now, which whoever made the link could still give, and which is never that of an owner. */
    private GivenRole offeredBy(InviteLink link) {
        var given = offered.of(link.role(), link.customRoleId());
        if (given == null || given.role() == Role.OWNER || !inviters.mayGive(link.creatorId(), given.held())) {
            throw new EntryException(EntryRefusal.INVITE_REVOKED);
        }
        if (!link.isBounded() && bounds.areNeededFor(given)) {
            // The role has become more since.
            throw new EntryException(EntryRefusal.INVITE_REVOKED);
        }
        return given;
    }

    private InviteLink open(byte[] hash) {
        var link = queries.byToken(hash);
        if (link == null) {
            throw new EntryException(EntryRefusal.INVITE_UNKNOWN);
        }
        return switch (link.status()) {
            case ACTIVE -> link;
            case USED_UP -> throw new EntryException(EntryRefusal.LINK_USED_UP);
            case EXPIRED -> throw new EntryException(EntryRefusal.INVITE_EXPIRED);
            case REVOKED -> throw new EntryException(EntryRefusal.INVITE_REVOKED);
        };
    }
}
