package foyer.tenancy.control;

import foyer.platform.events.Event;
import foyer.tenancy.TenantId;
import java.util.UUID;

/** A tenant was suspended or resumed: what its people hold open has to be closed, since they may do something else now. */
record TenantStatusChange(TenantId tenant, TenantStatus status) implements Event {

    @Override
    public String type() {
        return switch (status) {
            case ACTIVE -> "tenant.resumed";
            case SUSPENDED -> "tenant.suspended";
        };
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
