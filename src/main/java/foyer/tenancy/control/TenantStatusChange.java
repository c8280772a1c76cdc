package foyer.tenancy.control;

import foyer.platform.events.Event;
import foyer.tenancy.TenantId;
import java.util.UUID;

/** A tenant was suspended or resumed: what its people hold open has to be closed, since they may do something else now. */
record TenantStatusChange(TenantId tenant, boolean suspended) implements Event {

    @Override
    public String type() {
        return suspended ? "tenant.suspended" : "tenant.resumed";
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
