package foyer.tenancy.viewer;

import foyer.identity.SessionId;
import foyer.identity.Sessions;
import foyer.identity.User;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Tenant;
import foyer.tenancy.TenantId;
import foyer.tenancy.account.OwnAccount;
import foyer.tenancy.actors.SessionMemberQueries;
import foyer.tenancy.members.MembershipQueries;
import foyer.tenancy.tenants.TenantQueries;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers who the caller is: for a member in one statement, whatever is selected. */
@Controller
class ViewerController {

    private final SessionMemberQueries sessionMembers;
    private final TenantQueries tenants;
    private final Users users;
    private final MembershipQueries memberships;
    private final Sessions sessions;

    ViewerController(
            SessionMemberQueries sessionMembers,
            TenantQueries tenants,
            Users users,
            MembershipQueries memberships,
            Sessions sessions) {
        this.sessionMembers = sessionMembers;
        this.tenants = tenants;
        this.users = users;
        this.memberships = memberships;
        this.sessions = sessions;
    }

    @QueryMapping
    @Nullable Viewer viewer() {
        var actor = CurrentCaller.actor();
        return switch (actor) {
            case Actor.Member member -> viewer(member);
            case Actor.User user -> viewer(user);
            case Actor.ApiKey key -> viewer(key, key.tenant());
            case Actor.Agent agent -> viewer(agent, agent.tenant());
            case Actor.Anonymous _, Actor.PublicLink _, Actor.System _ -> null;
        };
    }

    private @Nullable Viewer viewer(Actor.Member member) {
        var session = sessionMembers.own(member.session());
        if (session == null) {
            return null;
        }
        var place = session.place();
        return new Viewer(
                session.user(),
                session.session(),
                place == null ? null : place.membership(),
                place == null ? null : place.tenant(),
                sorted(member));
    }

    /** Nobody's but the caller's. One that they have left is none. */
    @SchemaMapping
    @Nullable Tenant defaultTenant(User user) {
        if (!OwnAccount.isCallers(user)) {
            return null;
        }
        var id = users.ownDefaultTenant(user.id());
        var seat = id == null ? null : MembershipQueries.find(memberships.seats(user.id()), new TenantId(id));
        return seat == null ? null : tenants.any(seat.tenant());
    }

    private Viewer viewer(Actor.User user) {
        return new Viewer(
                users.get(new UserId(user.user())), sessions.get(new SessionId(user.session())), null, null, List.of());
    }

    private Viewer viewer(Actor actor, UUID tenant) {
        return new Viewer(null, null, null, tenants.byIds(List.of(tenant)).get(tenant), sorted(actor));
    }

    private static List<String> sorted(Actor actor) {
        return actor.permissions().stream().sorted().toList();
    }
}
