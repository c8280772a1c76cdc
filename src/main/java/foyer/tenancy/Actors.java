package foyer.tenancy;

import foyer.entitlements.TenantAccess;
import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.security.AccessState;
import foyer.platform.security.Actor;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes actors of people: what a role counts as and may do. */
@Component
class Actors {

    private final SchemaPermissions schema;
    private final Map<Role, Set<String>> permissions = new ConcurrentHashMap<>();

    Actors(SchemaPermissions schema) {
        this.schema = schema;
    }

    /** The member of a tenant; whoever acts as somebody else comes with impersonation, so nobody does yet. */
    Actor.Member member(
            TenantId tenant,
            UserId user,
            MembershipId membership,
            SessionId session,
            Role role,
            boolean suspended,
            TenantAccess access) {
        return new Actor.Member(
                tenant.value(),
                user.value(),
                membership.value(),
                session.value(),
                role.countsAs(),
                permissions.computeIfAbsent(role, granted -> Set.copyOf(schema.of(granted.name()))),
                states(suspended, access),
                access.features(),
                null);
    }

    private static Set<AccessState> states(boolean suspended, TenantAccess access) {
        if (!suspended) {
            return access.level().states();
        }
        var states = EnumSet.of(AccessState.SUSPENDED);
        states.addAll(access.level().states());
        return states;
    }

    /** Whoever the session belongs to, where it stands. */
    Actor of(SessionMember session) {
        return of(session.user().id(), session.session().id(), session.seat());
    }

    /** The user on a seat, or outside any tenant. */
    Actor of(UserId user, SessionId session, MembershipQueries.@Nullable Seat seat) {
        return seat == null
                ? new Actor.User(user.value(), session.value())
                : member(seat.tenant(), user, seat.membership(), session, seat.role(), seat.suspended(), seat.access());
    }
}
