package foyer.entitlements;

import foyer.platform.events.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a tenant's claim and to what it uses of it. */
public sealed interface EntitlementEvents extends Event {

    UUID tenant();

    @Override
    default String entityType() {
        return "Tenant";
    }

    @Override
    default UUID entityId() {
        return tenant();
    }

    /** The plan, an override or the period of the claim is another. */
    record ClaimChanged(UUID tenant, String what) implements EntitlementEvents {
        @Override
        public String type() {
            return "entitlement.claim_changed";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("what", what);
        }
    }

    /** The subscription lets the tenant do more or less than before. */
    record AccessChanged(UUID tenant, AccessLevel before, AccessLevel after) implements EntitlementEvents {
        @Override
        public String type() {
            return "entitlement.access_changed";
        }

        @Override
        public Map<String, Object> payload() {
            return Map.of("before", before.name(), "after", after.name());
        }
    }

    /**
     * So much of a limit is used for the first time, or again after less was: told once for each crossing, and when both
     * marks are passed at once the higher one only.
     *
     * @param percent 80 or 100
     */
    record LimitNeared(
            UUID tenant,
            Limit limit,
            int percent,
            long used,
            @Nullable Long allowed,
            @Nullable Instant resetsAt) implements EntitlementEvents {

        /** The type of the event at 80 percent, and that at 100. */
        public static final String NEARED = "entitlement.limit_neared";

        public static final String REACHED = "entitlement.limit_reached";

        private static final int ALL = 100;

        @Override
        public String type() {
            return percent == ALL ? REACHED : NEARED;
        }

        @Override
        public Map<String, Object> payload() {
            var payload = new HashMap<String, Object>(Map.of("limit", limit.name(), "percent", percent, "used", used));
            if (allowed != null) {
                payload.put("allowed", allowed);
            }
            if (resetsAt != null) {
                payload.put("resetsAt", resetsAt.toString());
            }
            return payload;
        }
    }
}
