package foyer.platform.security;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts. All but {@link Anonymous} and {@link User} act in exactly one tenant, and see that tenant's rows only.
 * Roles and permissions are the names of the schema's enums; {@code roles} holds every role that the actor counts as
 * (an owner counts as an admin too).
 */
public sealed interface Actor {

    /** The role of whoever runs the platform; it belongs to no tenant. */
    String SUPER_ADMIN = "SUPER_ADMIN";

    /** The tenant acted in, or null outside any. */
    default @Nullable UUID tenantId() {
        return null;
    }

    /** The person behind the action, or null where there is none. */
    default @Nullable UUID userId() {
        return null;
    }

    /** The session that the person acts by, or null where there is none. */
    default @Nullable UUID sessionId() {
        return switch (this) {
            case User user -> user.session();
            case Member member -> member.session();
            case Anonymous _, ApiKey _, Agent _, PublicLink _, System _ -> null;
        };
    }

    /** What {@code created_by_kind} and the audit log call this kind of actor. */
    String kind();

    /** The id that goes with {@link #kind()}: a membership's in a tenant, else the user's, key's or agent's. */
    default @Nullable UUID id() {
        return null;
    }

    default Set<String> roles() {
        return Set.of();
    }

    default Set<String> permissions() {
        return Set.of();
    }

    /** The features of the tenant acted in, by name: what its plan or an agreement gives everyone in it. */
    default Set<String> features() {
        return Set.of();
    }

    /** Circumstances that close mutations unless their field says {@code @allowWhen}. */
    default Set<AccessState> states() {
        return Set.of();
    }

    default boolean may(String permission) {
        return permissions().contains(permission);
    }

    /** Which records a permission that the actor holds is good for. */
    default RecordScope scope(String permission) {
        return RecordScope.ALL;
    }

    /** Nobody is signed in; the reason tells a client whether a refresh may help. */
    record Anonymous(Reason reason) implements Actor {
        @Override
        public String kind() {
            return "ANONYMOUS";
        }
    }

    /** Why a request is anonymous. */
    enum Reason {
        MISSING,
        EXPIRED,
        REVOKED,
        INVALID
    }

    /** A signed-in person with no active tenant. */
    record User(UUID user, UUID session, Set<String> roles) implements Actor {

        /** One who does not run the platform. */
        public User(UUID user, UUID session) {
            this(user, session, Set.of());
        }

        @Override
        public UUID userId() {
            return user;
        }

        @Override
        public String kind() {
            return "USER";
        }

        @Override
        public UUID id() {
            return user;
        }
    }

    /**
     * A signed-in person as a member of the active tenant.
     *
     * @param limits of the permissions, those that hold for some records only
     * @param impersonator the user who really acts, as this member; null when that is the member
     */
    record Member(
            UUID tenant,
            UUID user,
            UUID membership,
            UUID session,
            Set<String> roles,
            Set<String> permissions,
            Map<String, RecordScope> limits,
            Set<AccessState> states,
            Set<String> features,
            @Nullable UUID impersonator)
            implements Actor {

        /** A member of a tenant without any feature, whose permissions are good for all records. */
        public Member(
                UUID tenant,
                UUID user,
                UUID membership,
                UUID session,
                Set<String> roles,
                Set<String> permissions,
                Set<AccessState> states,
                @Nullable UUID impersonator) {
            this(tenant, user, membership, session, roles, permissions, Map.of(), states, Set.of(), impersonator);
        }

        @Override
        public UUID tenantId() {
            return tenant;
        }

        @Override
        public UUID userId() {
            return user;
        }

        @Override
        public RecordScope scope(String permission) {
            return limits.getOrDefault(permission, RecordScope.ALL);
        }

        @Override
        public String kind() {
            return "MEMBER";
        }

        @Override
        public UUID id() {
            return membership;
        }
    }

    /** A server that holds one of the tenant's API keys. */
    record ApiKey(UUID tenant, UUID key, Set<String> permissions, Set<AccessState> states, Set<String> features)
            implements Actor {

        @Override
        public UUID tenantId() {
            return tenant;
        }

        @Override
        public String kind() {
            return "API_KEY";
        }

        @Override
        public UUID id() {
            return key;
        }
    }

    /** An outside agent that runs jobs for the tenant. */
    record Agent(UUID tenant, UUID agent, Set<String> permissions, Set<AccessState> states, Set<String> features)
            implements Actor {

        @Override
        public UUID tenantId() {
            return tenant;
        }

        @Override
        public String kind() {
            return "AGENT";
        }

        @Override
        public UUID id() {
            return agent;
        }
    }

    /** The holder of a public link: the tenant, and only what the link's scope names. */
    record PublicLink(UUID tenant, String scope) implements Actor {
        @Override
        public UUID tenantId() {
            return tenant;
        }

        @Override
        public String kind() {
            return "PUBLIC_LINK";
        }
    }

    /**
     * Foyer itself, in one tenant: a job, a listener, the making of a tenant.
     *
     * @param user who runs the platform and has this done in the tenant; null when nobody has
     */
    record System(UUID tenant, String name, @Nullable UUID user) implements Actor {

        public System(UUID tenant, String name) {
            this(tenant, name, null);
        }

        @Override
        public @Nullable UUID userId() {
            return user;
        }

        @Override
        public UUID tenantId() {
            return tenant;
        }

        @Override
        public String kind() {
            return "SYSTEM";
        }
    }
}
