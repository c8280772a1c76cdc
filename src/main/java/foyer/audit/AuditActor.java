package foyer.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as the schema shows it.
 *
 * @param id as the schema writes it
 * @param member the membership, for the edge that tenancy adds
 * @param key the API key, for the edge that tenancy adds
 */
public record AuditActor(
        String kind,
        @Nullable String id,
        @Nullable String name,
        @Nullable UUID member,
        @Nullable UUID key) {}
