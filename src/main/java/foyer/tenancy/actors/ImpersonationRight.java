package foyer.tenancy.actors;

import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.security.Actor;
import foyer.tenancy.Role;
import foyer.tenancy.members.MembershipQueries;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Whether somebody may act as a member of a tenant: whoever runs the platform while the tenant lets them, and members of it
 * with the permission as whom they could change. It is asked again with each check of the session, so that what they have
 * lost, or what the other has become, ends what they hold open.
 */
@Component
class ImpersonationRight {
    static final String PERMISSION = "MEMBERS_IMPERSONATE";

    private final ImpersonationRightQueries queries;
    private final SchemaPermissions schema;

    ImpersonationRight(ImpersonationRightQueries queries, SchemaPermissions schema) {
        this.queries = queries;
        this.schema = schema;
    }

    /** Of these tenants those that let whoever runs the platform act as their members. */
    Set<UUID> open(Collection<UUID> tenants) {
        return queries.open(tenants);
    }

    /** Whether this one may, by their own session as it is now, act on that seat. */
    boolean isHeld(Actor own, MembershipQueries.Seat seat) {
        return isHeld(own, seat, runsPlatform(own) ? open(Set.of(seat.tenant().value())) : Set.of());
    }

    /** The same where it is known which tenants are {@linkplain #open open}. */
    boolean isHeld(Actor own, MembershipQueries.Seat seat, Set<UUID> open) {
        var tenant = seat.tenant().value();
        return runsPlatform(own) ? open.contains(tenant) : isColleague(own, tenant) && isWeaker(seat.role(), own);
    }

    static boolean runsPlatform(Actor own) {
        return own.roles().contains(Actor.SUPER_ADMIN);
    }

    private static boolean isColleague(Actor own, UUID tenant) {
        return own instanceof Actor.Member member && member.tenant().equals(tenant) && member.may(PERMISSION);
    }

    private boolean isWeaker(HeldRole target, Actor own) {
        return target.role() != Role.OWNER && Rights.cover(own, target, schema);
    }
}
