package foyer.tenancy.roles;

import foyer.platform.events.Event;
import java.util.UUID;

/** What happened to a role of the tenant's own. */
record RoleEvent(Kind kind, CustomRoleId role) implements Event {

    /** What happened; each is the last word of the event's type and of the audit log's action. */
    enum Kind {
        CREATED("created", "create"),
        UPDATED("updated", "update"),
        DELETED("deleted", "delete");

        private final String event;
        private final String action;

        Kind(String event, String action) {
            this.event = event;
            this.action = action;
        }

        String action() {
            return "role." + action;
        }
    }

    @Override
    public String type() {
        return "role." + kind.event;
    }

    @Override
    public String entityType() {
        return CustomRole.TYPE;
    }

    @Override
    public UUID entityId() {
        return role.value();
    }
}
