package foyer.tenancy.invites;

import foyer.entitlements.Entitlements;
import foyer.platform.crypto.OpaqueTokens;
import foyer.tenancy.MembershipId;
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
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What the token of an invite opens, once, and to whom it was sent. It names its tenant, so that it is looked for in
 * that tenant alone.
 */
@Component
class InviteEntrance implements Entrance {

    private final InviteQueries queries;
    private final InviteHistory history;
    private final Admissions admissions;
    private final Entitlements entitlements;
    private final Seats seats;
    private final Inviters inviters;
    private final OfferedRoles offered;

    InviteEntrance(
            InviteQueries queries,
            InviteHistory history,
            Admissions admissions,
            Entitlements entitlements,
            Seats seats,
            Inviters inviters,
            OfferedRoles offered) {
        this.queries = queries;
        this.history = history;
        this.admissions = admissions;
        this.entitlements = entitlements;
        this.seats = seats;
        this.inviters = inviters;
        this.offered = offered;
    }

    @Override
    public Kind kind() {
        return Kind.INVITE;
    }

    @Override
    public Opening find(String token, Newcomer who) {
        var tenant = tenantOf(token);
        var hash = OpaqueTokens.hash(token);
        return admissions.in(tenant, InviteService.TOKEN_KIND, () -> {
            var invite = open(hash);
            if (!invite.email().equals(who.email())) {
                throw new EntryException(EntryRefusal.WRONG_EMAIL);
            }
            var given = offeredBy(invite);
            var membership = admissions.membershipFor(who.user());
            return new Opening(tenant, membership, given, Proof.BY_KEY, () -> enter(invite, hash, membership, who));
        });
    }

    /** Where the plan has fewer seats by now than were promised, the newcomer is one of those who are frozen. */
    private void enter(Invite invite, byte[] hash, MembershipId membership, Newcomer who) {
        seats.beforeChange();
        var given = offeredBy(invite);
        answer(InviteStatus.ACCEPTED, hash);
        admissions.join(membership, who, given, invite.teamIds());
        history.accepted(invite);
        if (invite.role().takesSeat()) {
            entitlements.commit(invite.seatKey());
            seats.settle();
        }
    }

    /** The role as it is now, which whoever invited last could still give; under the tenant's lock that stays so. */
    private GivenRole offeredBy(Invite invite) {
        var given = offered.of(invite.role(), invite.customRoleId());
        if (given == null || !inviters.mayGive(invite.inviterId(), given.held())) {
            throw new EntryException(EntryRefusal.INVITE_REVOKED);
        }
        return given;
    }

    /** The pending invite with this token, in the tenant acted in. */
    Invite open(byte[] hash) {
        var invite = queries.byToken(hash);
        if (invite == null) {
            throw new EntryException(queries.isPast(hash) ? EntryRefusal.INVITE_REVOKED : EntryRefusal.INVITE_UNKNOWN);
        }
        return switch (invite.status()) {
            case PENDING -> invite;
            case ACCEPTED, DECLINED -> throw new EntryException(EntryRefusal.INVITE_USED);
            case EXPIRED -> throw new EntryException(EntryRefusal.INVITE_EXPIRED);
            case REVOKED -> throw new EntryException(EntryRefusal.INVITE_REVOKED);
        };
    }

    /** Whoever is first; the others are told what became of it. */
    void answer(InviteStatus answer, byte[] hash) {
        if (!queries.answer(answer, hash)) {
            open(hash);
            throw new EntryException(EntryRefusal.INVITE_USED);
        }
    }

    static UUID tenantOf(String token) {
        return OpaqueTokens.tenantOf(InviteService.TOKEN_KIND, token)
                .orElseThrow(() -> new EntryException(EntryRefusal.INVITE_UNKNOWN));
    }
}
