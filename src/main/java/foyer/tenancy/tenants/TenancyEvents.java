package foyer.tenancy.tenants;

import foyer.files.FileId;
import foyer.identity.SessionId;
import foyer.platform.events.Event;
import foyer.tenancy.Blueprint;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import foyer.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happened to a tenant, its members and their sessions. */
public sealed interface TenancyEvents extends Event {

    /** A tenant was made. */
    record TenantCreated(TenantId tenant, Blueprint blueprint) implements TenancyEvents {
        @Override
        public String type() {
            return "tenant.created";
        }

        @Override
        public String entityType() {
            return "Tenant";
        }

        @Override
        public UUID entityId() {
            return tenant.value();
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("blueprint", blueprint.name());
        }
    }

    /**
     * The name or a setting of a tenant is another.
     *
     * @param changedFields by their names in the schema
     */
    record TenantUpdated(TenantId tenant, List<String> changedFields) implements TenancyEvents {
        @Override
        public String type() {
            return "tenant.updated";
        }

        @Override
        public String entityType() {
            return "Tenant";
        }

        @Override
        public UUID entityId() {
            return tenant.value();
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("changedFields", changedFields);
        }
    }

    /** All that a tenant has was written into an archive, which its owners can take away. */
    record TenantExported(TenantId tenant, FileId file) implements TenancyEvents {
        @Override
        public String type() {
            return "tenant.exported";
        }

        @Override
        public String entityType() {
            return "Tenant";
        }

        @Override
        public UUID entityId() {
            return tenant.value();
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("file", file.toString());
        }
    }

    /** A tenant asks something else of how its members sign in. */
    record TenantSecurityUpdated(TenantId tenant) implements TenancyEvents {
        @Override
        public String type() {
            return "tenant.security_updated";
        }

        @Override
        public String entityType() {
            return "Tenant";
        }

        @Override
        public UUID entityId() {
            return tenant.value();
        }
    }

    /** Somebody became a member. */
    record MembershipCreated(MembershipId membership, Role role) implements TenancyEvents {
        @Override
        public String type() {
            return "membership.created";
        }

        @Override
        public String entityType() {
            return "Membership";
        }

        @Override
        public UUID entityId() {
            return membership.value();
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("role", role.name());
        }
    }

    /** A person has another address to sign in with, in this tenant as in all of theirs. */
    record MembershipReaddressed(MembershipId membership) implements TenancyEvents {
        @Override
        public String type() {
            return "membership.readdressed";
        }

        @Override
        public String entityType() {
            return "Membership";
        }

        @Override
        public UUID entityId() {
            return membership.value();
        }
    }

    /** A person goes by another name, in this tenant as in all of theirs. */
    record MembershipRenamed(MembershipId membership) implements TenancyEvents {
        @Override
        public String type() {
            return "membership.renamed";
        }

        @Override
        public String entityType() {
            return "Membership";
        }

        @Override
        public UUID entityId() {
            return membership.value();
        }
    }

    /** A session was opened in the tenant, or came from another. */
    record SessionOpened(SessionId session) implements TenancyEvents {
        @Override
        public String type() {
            return "session.opened";
        }

        @Override
        public String entityType() {
            return "Session";
        }

        @Override
        public UUID entityId() {
            return session.value();
        }
    }

    /** A session in the tenant ended, or left for another tenant: what it holds open has to be closed. */
    record SessionEnded(SessionId session) implements TenancyEvents {
        @Override
        public String type() {
            return "session.ended";
        }

        @Override
        public String entityType() {
            return "Session";
        }

        @Override
        public UUID entityId() {
            return session.value();
        }
    }
}
