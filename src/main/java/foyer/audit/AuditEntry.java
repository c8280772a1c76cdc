package foyer.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deed to be recorded.
 *
 * @param action entity and verb, {@code "lead.assign"}
 * @param diff field to what it was and became; no secrets
 */
public record AuditEntry(
        String action, String entityType, @Nullable UUID entityId, Map<String, ?> diff) {}
