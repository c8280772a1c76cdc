package foyer.tenancy.actors;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import foyer.entitlements.TenantAccess;
import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.security.AccessState;
import foyer.platform.security.Actor;
import foyer.tenancy.members.MembershipQueries;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes actors of people and of API keys: what a role counts as and may do, and what is left of it for a key. */
@Component
public class Actors {

    private static final int REMEMBERED = 10_000;

    private final LoadingCache<HeldRole, Rights> rights;

    Actors(SchemaPermissions schema) {
        this.rights = Caffeine.newBuilder().maximumSize(REMEMBERED).build(held -> Rights.of(held, schema));
    }

    /**
     * How a session is held, besides where it stands.
     *
     * @param superAdmin whether its user runs the platform
     * @param impersonator the user who opened it to act as its user; null when that is the same
     * @param impersonatorSession that user's own session, without which this one does not live
     */
    public record Standing(
            boolean superAdmin,
            @Nullable UUID impersonator,
            @Nullable UUID impersonatorSession) {

        /** Of somebody's own session who does not run the platform. */
        public static final Standing PLAIN = new Standing(false, null, null);

        /** What the user is beside their role in a tenant; whoever acts as somebody else does not become that. */
        private Set<String> roles() {
            return superAdmin && impersonator == null ? Set.of(Actor.SUPER_ADMIN) : Set.of();
        }
    }

    /** The member on a seat. */
    public Actor.Member member(MembershipQueries.Seat seat, UserId user, SessionId session, Standing standing) {
        var may = rights.get(seat.role());
        return new Actor.Member(
                seat.tenant().value(),
                user.value(),
                seat.membership().value(),
                session.value(),
                with(seat.role().countsAs(), standing.roles()),
                may.permissions(),
                may.limits(),
                states(seat.suspended(), standing.impersonator() != null, seat.access()),
                seat.access().features(),
                standing.impersonator());
    }

    /** Whoever the session belongs to, where it stands. */
    public Actor of(SessionMember session) {
        return of(session.user().id(), session.session().id(), session.seat(), session.standing());
    }

    /** The user on a seat, or outside any tenant, by a session of their own. */
    public Actor of(UserId user, SessionId session, MembershipQueries.@Nullable Seat seat) {
        return of(user, session, seat, Standing.PLAIN);
    }

    /** The user on a seat, or outside any tenant. */
    public Actor of(UserId user, SessionId session, MembershipQueries.@Nullable Seat seat, Standing standing) {
        return seat == null
                ? new Actor.User(user.value(), session.value(), standing.roles())
                : member(seat, user, session, standing);
    }

    /**
     * The server with this key: it may do what the key was given and its maker may do for all records, which is nothing
     * once they act no more.
     */
    public Actor.ApiKey key(KeyStandingQueries.Standing key) {
        var maker = key.maker();
        var makers = maker == null ? Rights.NONE : rights.get(maker);
        var may = new HashSet<>(key.given());
        may.retainAll(makers.permissions());
        may.removeAll(makers.limits().keySet());
        return new Actor.ApiKey(
                key.tenant(),
                key.key(),
                Set.copyOf(may),
                states(key.suspended(), false, key.access()),
                key.access().features());
    }

    private static Set<String> with(Set<String> roles, Set<String> more) {
        if (more.isEmpty()) {
            return roles;
        }
        var all = new HashSet<>(roles);
        all.addAll(more);
        return Set.copyOf(all);
    }

    private static Set<AccessState> states(boolean suspended, boolean impersonated, TenantAccess access) {
        var states = EnumSet.noneOf(AccessState.class);
        states.addAll(access.level().states());
        if (suspended) {
            states.add(AccessState.SUSPENDED);
        }
        if (impersonated) {
            states.add(AccessState.IMPERSONATED);
        }
        return states.isEmpty() ? Set.of() : states;
    }
}
