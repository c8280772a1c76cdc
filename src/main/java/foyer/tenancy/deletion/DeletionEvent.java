package foyer.tenancy.deletion;

import foyer.platform.events.Event;
import foyer.tenancy.TenantId;
import java.util.UUID;

/** The deletion of a tenant was asked for or cancelled, or has begun: its people are in it no more. */
record DeletionEvent(TenantId tenant, Kind kind) implements Event {

    /** What became of it; the last word of the event's type and of the audit log's action. */
    enum Kind {
        REQUESTED("deletion_requested", "request_deletion"),
        CANCELLED("deletion_cancelled", "cancel_deletion"),
        DELETED("deleted", "delete");

        private final String event;
        private final String action;

        Kind(String event, String action) {
            this.event = event;
            this.action = action;
        }

        String action() {
            return "tenant." + action;
        }
    }

    @Override
    public String type() {
        return "tenant." + kind.event;
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
