package foyer.platform.events;

import java.util.Map;
import java.util.UUID;

/** Something that happened to one entity of the current tenant. Modules have sealed interfaces of records of it. */
public interface Event {

    /** Entity and past participle, {@code "lead.created"}: listeners and subscriptions choose by it. */
    String type();

    /** The entity's type name in the schema, {@code "Lead"}. */
    String entityType();

    UUID entityId();

    /** What listeners need to choose without reading the row, at most 16 KB of JSON; never a secret. */
    default Map<String, Object> payload() {
        return Map.of();
    }
}
