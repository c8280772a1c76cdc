package foyer.tenancy.deletion;

import foyer.tenancy.TenantId;
import foyer.tenancy.tenants.TenancyEvents;

/** The deletion of a tenant was asked for or cancelled, or has begun: its people are in it no more. */
record DeletionEvent(TenantId tenant, Kind kind) implements TenancyEvents.OfTenant {

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
}
