package foyer.platform.graphql.access;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.security.AccessState;
import foyer.platform.security.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides from the actor alone whether a field may be used (spec/platform.md, "Schema conventions"). First who asks,
 * then the circumstances that close fields, then what the tenant has, then what the actor may do: the first refusal is
 * the one that is told. The states are a tenant's, and do not close what belongs to the platform for those who run it.
 *
 * @param changes whether the field changes something: closed in every state that is not named
 * @param open the states that do not close the field, {@code @allowWhen}
 * @param needed what the tenant has to be entitled to, {@code @entitled} and {@code @needs}
 */
public record FieldGuard(Audience audience, boolean changes, Set<AccessState> open, List<NeededFeature> needed) {

    /** Whoever runs the tenant can still read while it is suspended. */
    private static final String RUNS_THE_TENANT = "ADMIN";

    private static final String OWNS_THE_TENANT = "OWNER";

    /** The worst first, so that the error names what has to be mended first. */
    private static final List<AccessState> STATES =
            List.of(AccessState.SUSPENDED, AccessState.BLOCKED, AccessState.IMPERSONATED, AccessState.READ_ONLY);

    /** Raises the {@link ApiException} that says why the actor may not use the field, if so. */
    public void check(Actor actor) {
        raise(identity(actor));
        if (audience instanceof Audience.SuperAdmins platform) {
            raise(platform(platform, actor));
            if (runsThePlatform(actor)) {
                return;
            }
        }
        for (var state : STATES) {
            raise(state(state, actor));
        }
        for (var feature : needed) {
            raise(feature.refusal(actor));
        }
        if (audience instanceof Audience.Members members) {
            raise(role(members, actor));
            raise(permission(members.permission(), actor));
        }
        if (audience instanceof Audience.SuperAdmins platform && platform.orPermission() != null) {
            raise(permission(platform.orPermission(), actor));
        }
    }

    /**
     * Everything that {@link #check} looks at, each with what it would raise: all of it, where a check ends with the
     * first. Of somebody who is not known well enough nothing else is.
     */
    public List<AccessFinding> explain(Actor actor) {
        var found = new ArrayList<AccessFinding>();
        var unknown = identity(actor);
        var noTenant = unknown != null && actor instanceof Actor.User;
        if (!(audience instanceof Audience.Everyone)) {
            found.add(new AccessFinding(AccessKind.SIGNED_IN, noTenant ? null : unknown));
        }
        if (audience instanceof Audience.Members && (unknown == null || noTenant)) {
            found.add(new AccessFinding(AccessKind.TENANT, unknown));
        }
        if (unknown != null) {
            return found;
        }
        if (audience instanceof Audience.SuperAdmins platform) {
            var refusal = platform(platform, actor);
            found.add(new AccessFinding(AccessKind.ROLE, refusal, Actor.SUPER_ADMIN));
            if (refusal != null || runsThePlatform(actor)) {
                return found;
            }
        }
        if (actor.tenantId() != null) {
            explainStates(actor, found);
        }
        for (var feature : needed) {
            found.add(new AccessFinding(feature.kind(), feature.refusal(actor), feature.name()));
        }
        if (audience instanceof Audience.Members members) {
            explainRights(members, actor, found);
        }
        if (audience instanceof Audience.SuperAdmins platform && platform.orPermission() != null) {
            explainPermission(platform.orPermission(), actor, found);
        }
        return found;
    }

    private void explainStates(Actor actor, List<AccessFinding> found) {
        var blocked = state(AccessState.BLOCKED, actor);
        found.add(new AccessFinding(AccessKind.SUSPENSION, state(AccessState.SUSPENDED, actor)));
        found.add(new AccessFinding(
                AccessKind.SUBSCRIPTION, blocked == null ? state(AccessState.READ_ONLY, actor) : blocked));
        if (actor.states().contains(AccessState.IMPERSONATED)) {
            found.add(new AccessFinding(AccessKind.IMPERSONATION, state(AccessState.IMPERSONATED, actor)));
        }
    }

    private static void explainRights(Audience.Members members, Actor actor, List<AccessFinding> found) {
        if (members.role() != null) {
            found.add(new AccessFinding(AccessKind.ROLE, role(members, actor), members.role()));
        }
        if (members.permission() != null) {
            explainPermission(members.permission(), actor, found);
        }
    }

    private static void explainPermission(String permission, Actor actor, List<AccessFinding> found) {
        found.add(new AccessFinding(AccessKind.PERMISSION, permission(permission, actor), permission));
    }

    private static void raise(@Nullable ApiException refusal) {
        if (refusal != null) {
            throw refusal;
        }
    }

    private @Nullable ApiException identity(Actor actor) {
        return switch (audience) {
            case Audience.Everyone _ -> null;
            case Audience.Users _, Audience.SuperAdmins _ -> identity(actor, true, true);
            case Audience.Members members -> identity(actor, false, members.person());
        };
    }

    private static @Nullable ApiException identity(Actor actor, boolean anywhere, boolean person) {
        return switch (actor) {
            case Actor.Anonymous anonymous -> unauthenticated(anonymous.reason());
            case Actor.User _ -> anywhere ? null : forbidden("access.noTenant", "NO_TENANT");
            case Actor.PublicLink _ -> forbidden("access.publicLink", "PUBLIC_LINK");
            case Actor.ApiKey _, Actor.Agent _, Actor.System _ ->
                person ? forbidden("access.userNeeded", "USER_NEEDED") : null;
            case Actor.Member _ -> null;
        };
    }

    /** Where a permission is enough, whether they have it is looked at after the states of their tenant. */
    private static @Nullable ApiException platform(Audience.SuperAdmins platform, Actor actor) {
        var perhaps = platform.orPermission() != null && actor instanceof Actor.Member;
        return perhaps || runsThePlatform(actor) ? null : forbidden("access.superAdmin", Actor.SUPER_ADMIN);
    }

    private static boolean runsThePlatform(Actor actor) {
        return actor.roles().contains(Actor.SUPER_ADMIN);
    }

    private @Nullable ApiException state(AccessState state, Actor actor) {
        return closes(state, actor) ? refusal(state) : null;
    }

    private boolean closes(AccessState state, Actor actor) {
        if (!actor.states().contains(state) || open.contains(state)) {
            return false;
        }
        if (changes) {
            return true;
        }
        return switch (state) {
            case BLOCKED -> true;
            case SUSPENDED ->
                !actor.roles().contains(RUNS_THE_TENANT) && !actor.roles().contains(OWNS_THE_TENANT);
            case READ_ONLY, IMPERSONATED -> false;
        };
    }

    private static @Nullable ApiException role(Audience.Members members, Actor actor) {
        var role = members.role();
        return role == null || actor.roles().contains(role)
                ? null
                : new ApiException(ApiErrorCode.FORBIDDEN, "access.role", List.of(role), Map.of("role", role));
    }

    private static @Nullable ApiException permission(@Nullable String permission, Actor actor) {
        return permission == null || actor.may(permission)
                ? null
                : new ApiException(
                        ApiErrorCode.FORBIDDEN,
                        "access.permission",
                        List.of(permission),
                        Map.of("permission", permission));
    }

    private static ApiException refusal(AccessState state) {
        return switch (state) {
            case SUSPENDED -> new ApiException(ApiErrorCode.TENANT_SUSPENDED, "access.suspended");
            case BLOCKED -> withReason(ApiErrorCode.PAYMENT_REQUIRED, "access.blocked", state.name());
            case READ_ONLY -> withReason(ApiErrorCode.PAYMENT_REQUIRED, "access.readOnly", state.name());
            case IMPERSONATED -> forbidden("access.impersonated", state.name());
        };
    }

    private static ApiException unauthenticated(Actor.Reason reason) {
        var key = "access.unauthenticated." + reason.name().toLowerCase(Locale.ROOT);
        return withReason(ApiErrorCode.UNAUTHENTICATED, key, reason.name());
    }

    private static ApiException forbidden(String messageKey, String reason) {
        return withReason(ApiErrorCode.FORBIDDEN, messageKey, reason);
    }

    private static ApiException withReason(ApiErrorCode code, String messageKey, String reason) {
        return new ApiException(code, messageKey, List.of(), Map.of("reason", reason));
    }
}
