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
 * the one that is told.
 *
 * @param changes whether the field changes something: closed in every state that is not named
 * @param open the states that do not close the field, {@code @allowWhen}
 * @param module what the tenant has to be entitled to, {@code @entitled}; null for nothing
 */
public record FieldGuard(
        Audience audience,
        boolean changes,
        Set<AccessState> open,
        @Nullable EntitledModule module) {

    /** Whoever runs the tenant can still read while it is suspended. */
    private static final String RUNS_THE_TENANT = "ADMIN";

    private static final String OWNS_THE_TENANT = "OWNER";

    /** The worst first, so that the error names what has to be mended first. */
    private static final List<AccessState> STATES =
            List.of(AccessState.SUSPENDED, AccessState.BLOCKED, AccessState.IMPERSONATED, AccessState.READ_ONLY);

    /** Raises the {@link ApiException} that says why the actor may not use the field, if so. */
    public void check(Actor actor) {
        raise(identity(actor));
        for (var state : STATES) {
            raise(state(state, actor));
        }
        if (module != null) {
            raise(module.refusal(actor));
        }
        if (audience instanceof Audience.Members members) {
            raise(role(members, actor));
            raise(permission(members, actor));
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
        if (actor.tenantId() != null) {
            explainStates(actor, found);
        }
        if (module != null) {
            found.add(new AccessFinding(AccessKind.MODULE, module.refusal(actor), module.name()));
        }
        if (audience instanceof Audience.Members members) {
            explainRights(members, actor, found);
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
            found.add(new AccessFinding(AccessKind.PERMISSION, permission(members, actor), members.permission()));
        }
    }

    private static void raise(@Nullable ApiException refusal) {
        if (refusal != null) {
            throw refusal;
        }
    }

    private @Nullable ApiException identity(Actor actor) {
        return switch (audience) {
            case Audience.Everyone _ -> null;
            case Audience.Users _ -> identity(actor, true, true);
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

    private static @Nullable ApiException permission(Audience.Members members, Actor actor) {
        var permission = members.permission();
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
