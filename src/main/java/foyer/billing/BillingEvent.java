package foyer.billing;

import foyer.platform.events.Event;
import java.util.Map;
import java.util.UUID;

/**
 * Something became of a tenant's billing.
 *
 * @param type as its audit row is called
 */
record BillingEvent(UUID tenant, String type) implements Event {

    static final String ENTITY = "Billing";

    static BillingEvent of(UUID tenant, BillingHistoryKind kind) {
        return new BillingEvent(tenant, kind.action());
    }

    @Override
    public String entityType() {
        return ENTITY;
    }

    @Override
    public UUID entityId() {
        return tenant;
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of();
    }
}
