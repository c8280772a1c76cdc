package foyer.platform.graphql.access;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.security.AccessState;
import foyer.platform.security.Actor;
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
        checkIdentity(actor);
        if (audience instanceof Audience.SuperAdmins && actor.roles().contains(Actor.SUPER_ADMIN)) {
            return;
        }
        for (var state : STATES) {
            if (closes(state, actor)) {
                throw refusal(state);
            }
        }
        if (module != null) {
            module.check(actor);
        }
        if (audience instanceof Audience.Members members) {
            checkRights(members, actor);
        }
        if (audience instanceof Audience.SuperAdmins platform && platform.orPermission() != null) {
            checkPermission(platform.orPermission(), actor);
        }
    }

    private void checkIdentity(Actor actor) {
        if (audience instanceof Audience.Everyone) {
            return;
        }
        var members = audience instanceof Audience.Members;
        switch (actor) {
            case Actor.Anonymous anonymous -> throw unauthenticated(anonymous.reason());
            case Actor.User _ -> {
                if (members) {
                    throw forbidden("access.noTenant", "NO_TENANT");
                }
            }
            case Actor.PublicLink _ -> throw forbidden("access.publicLink", "PUBLIC_LINK");
            case Actor.ApiKey _, Actor.Agent _, Actor.System _ -> {
                if (!members) {
                    throw forbidden("access.userNeeded", "USER_NEEDED");
                }
            }
            case Actor.Member _ -> {}
        }
        if (audience instanceof Audience.SuperAdmins platform) {
            checkPlatform(platform, actor);
        }
    }

    /** Where a permission is enough, whether they have it is looked at after the states of their tenant. */
    private static void checkPlatform(Audience.SuperAdmins platform, Actor actor) {
        var perhaps = platform.orPermission() != null && actor instanceof Actor.Member;
        if (!perhaps && !actor.roles().contains(Actor.SUPER_ADMIN)) {
            throw forbidden("access.superAdmin", Actor.SUPER_ADMIN);
        }
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

    private static void checkRights(Audience.Members members, Actor actor) {
        var role = members.role();
        if (role != null && !actor.roles().contains(role)) {
            throw new ApiException(ApiErrorCode.FORBIDDEN, "access.role", List.of(role), Map.of("role", role));
        }
        if (members.permission() != null) {
            checkPermission(members.permission(), actor);
        }
    }

    private static void checkPermission(String permission, Actor actor) {
        if (!actor.may(permission)) {
            throw new ApiException(
                    ApiErrorCode.FORBIDDEN, "access.permission", List.of(permission), Map.of("permission", permission));
        }
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
