package foyer.tenancy.entry;

import foyer.audit.Audit;
import foyer.identity.SessionId;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.database.NewIds;
import foyer.platform.events.Events;
import foyer.platform.graphql.access.SchemaPermissions;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import foyer.tenancy.actors.Rights;
import foyer.tenancy.entry.Opening.Proof;
import foyer.tenancy.policies.SecurityPolicies;
import foyer.tenancy.policies.SecurityPolicy;
import foyer.tenancy.roles.GivenRole;
import foyer.tenancy.teams.TeamId;
import foyer.tenancy.teams.TeamPlaces;
import foyer.tenancy.tenants.TenancyEvents.MembershipCreated;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How people become members of a tenant that exists. Until they are one, Foyer itself asks in that tenant; what is
 * written is written as the member that they become.
 */
@Component
public class Admissions {

    private final EntryQueries queries;
    private final Users users;
    private final TeamPlaces teams;
    private final SchemaPermissions permissions;
    private final SecurityPolicies policies;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    Admissions(
            EntryQueries queries,
            Users users,
            TeamPlaces teams,
            SchemaPermissions permissions,
            SecurityPolicies policies,
            Audit audit,
            Events events,
            TenantClock clock) {
        this.queries = queries;
        this.users = users;
        this.teams = teams;
        this.permissions = permissions;
        this.policies = policies;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Does the work as this actor, for the same request. */
    public <T extends @Nullable Object> T as(Actor actor, Supplier<T> work) {
        return CurrentCaller.call(CurrentCaller.get().as(actor), work::get);
    }

    /** Does the work in a tenant that the caller is not in, as Foyer itself. */
    public <T extends @Nullable Object> T in(UUID tenant, String by, Supplier<T> work) {
        return as(new Actor.System(tenant, by), work);
    }

    /** The member that the user becomes. */
    public Actor.Member member(Opening opening, UserId user, SessionId session) {
        var held = opening.given().held();
        var may = Rights.of(held, permissions);
        return new Actor.Member(
                opening.tenant(),
                user.value(),
                opening.membership().value(),
                session.value(),
                held.countsAs(),
                may.permissions(),
                may.limits(),
                Set.of(),
                Set.of(),
                null);
    }

    /** The id for the user's membership of the tenant acted in: that of one that has ended, or a new one. */
    public MembershipId membershipFor(UserId user) {
        return Objects.requireNonNullElseGet(
                queries.membershipOf(user), () -> new MembershipId(NewIds.at(clock.now())));
    }

    /**
     * Lets the person in, as the {@linkplain #member member} that they become.
     *
     * @throws EntryException EMAIL_UNVERIFIED while their address is to be proven first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(Opening opening, Newcomer who) {
        if (opening.proof() == Proof.MISSING) {
            throw new EntryException(EntryRefusal.EMAIL_UNVERIFIED);
        }
        if (opening.proof() == Proof.BY_KEY && !who.proven() && users.verifyEmail(who.user(), who.email())) {
            audit.recordForUser("email.verify", "User", who.user().value(), Map.of());
        }
        opening.entering().run();
    }

    /**
     * What the tenant acted in asks of its members, who are of its domains; customers may be of any.
     *
     * @throws EntryException DOMAIN_FORBIDDEN when the person is of another
     */
    public SecurityPolicy requireAdmitted(Newcomer who, Role role) {
        var asked = role == Role.CUSTOMER ? SecurityPolicy.NONE : policies.here();
        if (!asked.admits(who.email())) {
            throw new EntryException(EntryRefusal.DOMAIN_FORBIDDEN);
        }
        return asked;
    }

    /**
     * Makes the membership, or renews one that has ended, in these teams and no others. Seats are for the caller to count.
     *
     * @throws EntryException when there is one that has not ended, or the person may not be a member
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void join(MembershipId id, Newcomer who, GivenRole given, Collection<TeamId> wanted) {
        requireAdmitted(who, given.role());
        if (!queries.join(id, who, given, clock.now())) {
            throw new EntryException(EntryRefusal.ALREADY_MEMBER);
        }
        teams.begin(id, List.copyOf(wanted));
        audit.record("membership.create", "Membership", id.value(), given.names());
        events.publish(new MembershipCreated(id, given.role()));
    }
}
