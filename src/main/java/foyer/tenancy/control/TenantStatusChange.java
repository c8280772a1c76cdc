package foyer.tenancy.control;

import foyer.tenancy.TenantId;
import foyer.tenancy.tenants.TenancyEvents;

/** A tenant was suspended or resumed: what its people hold open has to be closed, since they may do something else now. */
record TenantStatusChange(TenantId tenant, boolean suspended) implements TenancyEvents.OfTenant {

    @Override
    public String type() {
        return suspended ? "tenant.suspended" : "tenant.resumed";
    }
}
