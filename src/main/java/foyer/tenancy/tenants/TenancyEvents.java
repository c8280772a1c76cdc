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
public interface TenancyEvents extends Event {

    /** Of a tenant. */
    interface OfTenant extends TenancyEvents {

        TenantId tenant();

        @Override
        default String entityType() {
            return "Tenant";
        }

        @Override
        default UUID entityId() {
            return tenant().value();
        }
    }

    /** Of a member of the tenant. */
    interface OfMembership extends TenancyEvents {

        MembershipId membership();

        @Override
        default String entityType() {
            return "Membership";
        }

        @Override
        default UUID entityId() {
            return membership().value();
        }
    }

    /** Of a session that stands in the tenant. */
    interface OfSession extends TenancyEvents {

        SessionId session();

        @Override
        default String entityType() {
            return "Session";
        }

        @Override
        default UUID entityId() {
            return session().value();
        }
    }

    /** A tenant was made. */
    record TenantCreated(TenantId tenant, Blueprint blueprint) implements OfTenant {
        @Override
        public String type() {
            return "tenant.created";
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
    record TenantUpdated(TenantId tenant, List<String> changedFields) implements OfTenant {
        @Override
        public String type() {
            return "tenant.updated";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("changedFields", changedFields);
        }
    }

    /** All that a tenant has was written into an archive, which its owners can take away. */
    record TenantExported(TenantId tenant, FileId file) implements OfTenant {
        @Override
        public String type() {
            return "tenant.exported";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("file", file.toString());
        }
    }

    /** A tenant asks something else of how its members sign in. */
    record TenantSecurityUpdated(TenantId tenant) implements OfTenant {
        @Override
        public String type() {
            return "tenant.security_updated";
        }
    }

    /** Somebody became a member. */
    record MembershipCreated(MembershipId membership, Role role) implements OfMembership {
        @Override
        public String type() {
            return "membership.created";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("role", role.name());
        }
    }

    /** A person has another address to sign in with, in this tenant as in all of theirs. */
    record MembershipReaddressed(MembershipId membership) implements OfMembership {
        @Override
        public String type() {
            return "membership.readdressed";
        }
    }

    /** A person goes by another name, in this tenant as in all of theirs. */
    record MembershipRenamed(MembershipId membership) implements OfMembership {
        @Override
        public String type() {
            return "membership.renamed";
        }
    }

    /** A session was opened in the tenant, or came from another. */
    record SessionOpened(SessionId session) implements OfSession {
        @Override
        public String type() {
            return "session.opened";
        }
    }

    /** A session in the tenant ended, or left for another tenant: what it holds open has to be closed. */
    record SessionEnded(SessionId session) implements OfSession {
        @Override
        public String type() {
            return "session.ended";
        }
    }
}
