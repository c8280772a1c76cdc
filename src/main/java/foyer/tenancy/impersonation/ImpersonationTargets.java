package foyer.tenancy.impersonation;

import foyer.identity.SessionId;
import foyer.identity.SessionTransport;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.web.CookieAnswer;
import foyer.tenancy.Role;
import foyer.tenancy.actors.HeldRole;
import foyer.tenancy.members.Grants;
import foyer.tenancy.sessions.ActingSessions;
import foyer.tenancy.sessions.ActingSessions.Target;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom the caller may act as: whoever runs the platform as any active member of a tenant that allows it; a member with
 * the permission as those of their own tenant that they could change, and never as an owner.
 */
@Component
class ImpersonationTargets {

    private static final String NAME = "impersonation";
    private static final String MEMBER = "membershipId";

    private final ImpersonationQueries queries;
    private final ActingSessions acting;
    private final Users users;
    private final Grants grants;

    ImpersonationTargets(ImpersonationQueries queries, ActingSessions acting, Users users, Grants grants) {
        this.queries = queries;
        this.acting = acting;
        this.users = users;
        this.grants = grants;
    }

    /**
     * The member whom the input names.
     *
     * @param session the one to act by
     * @throws UserErrorException when the caller may not act as them, or there is none
     */
    Target find(ImpersonationInputs.Start input, SessionId session, UserId user, SessionId own) {
        var caller = CurrentCaller.get();
        var tenant = tenant(input, caller.actor());
        var platform = caller.actor().roles().contains(Actor.SUPER_ADMIN);
        if (!platform && !tenant.equals(caller.actor().tenantId())) {
            throw notFound();
        }
        return CurrentCaller.call(caller.as(new Actor.System(tenant, NAME, user.value())), () -> {
            var target = acting.target(input.membershipId(), session, user, own);
            if (target == null || !users.isOpen(target.user())) {
                throw notFound();
            }
            if (target.user().equals(user)) {
                throw UserErrorException.at(MEMBER, ImpersonationErrorCode.SELF);
            }
            if (platform && !queries.isAllowed()) {
                throw UserErrorException.at(MEMBER, ImpersonationErrorCode.REFUSED_BY_TENANT);
            }
            if (!platform && !CurrentCaller.call(caller, () -> isCovered(target.role()))) {
                throw UserErrorException.at(MEMBER, ImpersonationErrorCode.MEMBER_STRONGER);
            }
            return target;
        });
    }

    private boolean isCovered(HeldRole held) {
        return held.role() != Role.OWNER && grants.covers(held);
    }

    private static UUID tenant(ImpersonationInputs.Start input, Actor actor) {
        var tenant =
                input.tenantId() == null ? actor.tenantId() : input.tenantId().value();
        if (tenant == null) {
            throw UserErrorException.at("tenantId", ImpersonationErrorCode.TENANT_REQUIRED);
        }
        return tenant;
    }

    private static UserErrorException notFound() {
        return UserErrorException.at(MEMBER, ImpersonationErrorCode.MEMBER_NOT_FOUND);
    }

    /**
     * How the session is held: as the caller's own unless they want otherwise.
     *
     * @throws ApiException BAD_USER_INPUT when scripts would get what a cookie keeps from them, or the answer cannot set one
     */
    SessionTransport transport(SessionId own, @Nullable SessionTransport wanted) {
        var cookie = acting.held(own).cookie();
        if (cookie && wanted == SessionTransport.BEARER) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "session.staysCookie");
        }
        if (!cookie && wanted != SessionTransport.COOKIE) {
            return SessionTransport.BEARER;
        }
        CookieAnswer.require();
        return SessionTransport.COOKIE;
    }
}
