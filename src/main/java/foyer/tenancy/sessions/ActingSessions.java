package foyer.tenancy.sessions;

import foyer.identity.SessionId;
import foyer.identity.SessionSecret;
import foyer.identity.UserId;
import foyer.platform.graphql.ApiException;
import foyer.platform.security.Actor;
import foyer.tenancy.MembershipId;
import foyer.tenancy.actors.Actors;
import foyer.tenancy.actors.HeldRole;
import foyer.tenancy.actors.SessionMemberQueries;
import foyer.tenancy.members.MembershipQueries;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What it takes to act as a member by a session of theirs: whom, as whom, and what the client gets of it. */
@Component
public class ActingSessions {

    private final MembershipQueries memberships;
    private final SessionMemberQueries sessions;
    private final TokenService tokens;
    private final Actors actors;

    ActingSessions(MembershipQueries memberships, SessionMemberQueries sessions, TokenService tokens, Actors actors) {
        this.memberships = memberships;
        this.sessions = sessions;
        this.tokens = tokens;
        this.actors = actors;
    }

    /** An active member to act as. */
    public record Target(UserId user, UUID tenant, MembershipId membership, HeldRole role, Actor.Member actor) {}

    /**
     * A session by how it is held.
     *
     * @param cookie whether a browser's cookie holds it
     * @param impersonatorSession the own session of whoever acts by it as its user; null when that is the user
     */
    public record Held(boolean cookie, @Nullable UUID impersonatorSession) {}

    /**
     * The active member of the tenant acted in; null when there is none.
     *
     * @param session the one to act by
     */
    public @Nullable Target target(MembershipId id, SessionId session, UserId by, SessionId bySession) {
        var holders = memberships.activeSeats(List.of(id.value()));
        if (holders.isEmpty()) {
            return null;
        }
        var holder = holders.getFirst();
        var seat = holder.seat();
        var standing = new Actors.Standing(false, by.value(), bySession.value());
        return new Target(
                holder.user(),
                seat.tenant().value(),
                seat.membership(),
                seat.role(),
                actors.member(seat, holder.user(), session, standing));
    }

    /** How the caller's session is held. */
    public Held held(SessionId session) {
        var held = Objects.requireNonNull(sessions.any(session.value()));
        return new Held(held.hold().cookie() != null, held.standing().impersonatorSession());
    }

    /** What the client gets of a session that was just opened or resumed. */
    public SessionTokens issue(SessionId session, SessionSecret secret) {
        var issued = tokens.issue(session, secret);
        if (issued == null) {
            throw ApiException.revoked();
        }
        return issued;
    }
}
