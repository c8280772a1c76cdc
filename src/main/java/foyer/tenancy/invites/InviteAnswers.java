package foyer.tenancy.invites;

import static java.util.Objects.requireNonNull;

import foyer.entitlements.EntitlementException;
import foyer.entitlements.Entitlements;
import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.ApiException;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Membership;
import foyer.tenancy.Memberships;
import foyer.tenancy.Tenancy;
import foyer.tenancy.Tenant;
import foyer.tenancy.entry.Admissions;
import foyer.tenancy.entry.EntryException;
import foyer.tenancy.entry.Newcomer;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What whoever has the token of an invite makes of it, once. */
@Service
class InviteAnswers {

    private static final String FIELD = "token";

    private final InviteEntrance entrance;
    private final InviteHistory history;
    private final Admissions admissions;
    private final Users users;
    private final Memberships memberships;
    private final Tenancy tenancy;
    private final Entitlements entitlements;
    private final Transactions transactions;

    InviteAnswers(
            InviteEntrance entrance,
            InviteHistory history,
            Admissions admissions,
            Users users,
            Memberships memberships,
            Tenancy tenancy,
            Entitlements entitlements,
            Transactions transactions) {
        this.entrance = entrance;
        this.history = history;
        this.admissions = admissions;
        this.users = users;
        this.memberships = memberships;
        this.tenancy = tenancy;
        this.entitlements = entitlements;
        this.transactions = transactions;
    }

    /** The new membership, and where. */
    record Joined(Membership membership, Tenant tenant) {}

    /** Makes the signed-in user a member, whose address the invite has to be for. */
    Joined accept(String token) {
        var user = users.get(new UserId(requireNonNull(CurrentCaller.actor().userId())));
        if (user == null) {
            throw ApiException.revoked();
        }
        try {
            var who = Newcomer.of(user);
            var opening = entrance.find(token, who);
            var member = admissions.member(opening, user.id(), session());
            return admissions.as(
                    member,
                    () -> transactions.write(() -> {
                        admissions.enter(opening, who);
                        var id = opening.membership();
                        return new Joined(
                                requireNonNull(memberships.byIds(Set.of(id)).get(id)), tenancy.tenant());
                    }));
        } catch (EntryException e) {
            throw e.at(FIELD, InviteErrorCode.class);
        } catch (EntitlementException e) {
            throw e.at(FIELD, InviteErrorCode.class);
        }
    }

    /** Refuses the invite, whoever is signed in. */
    void decline(String token) {
        try {
            var hash = OpaqueTokens.hash(token);
            admissions.in(
                    InviteEntrance.tenantOf(token),
                    InviteService.TOKEN_KIND,
                    () -> transactions.write(() -> {
                        var invite = entrance.open(hash);
                        entrance.answer(InviteStatus.DECLINED, hash);
                        history.declined(invite);
                        entitlements.release(invite.seatKey());
                        return invite;
                    }));
        } catch (EntryException e) {
            throw e.at(FIELD, InviteErrorCode.class);
        }
    }

    /** The directive lets in whoever has a session. */
    private static SessionId session() {
        return switch (CurrentCaller.actor()) {
            case Actor.Member member -> new SessionId(member.session());
            case Actor.User user -> new SessionId(user.session());
            case Actor.Anonymous _, Actor.ApiKey _, Actor.Agent _, Actor.PublicLink _, Actor.System _ ->
                throw new IllegalStateException("has no session");
        };
    }
}
