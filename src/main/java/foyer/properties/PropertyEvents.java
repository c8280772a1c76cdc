package foyer.properties;

import foyer.platform.events.Event;
import foyer.tenancy.MembershipId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to properties. Payloads hold the version that the change made, and the names of the changed fields. */
public sealed interface PropertyEvents extends Event {

    String CREATED = "property.created";
    String UPDATED = "property.updated";
    String STATUS_CHANGED = "property.status_changed";
    String MEDIA_CHANGED = "property.media_changed";

    /** Who looked after the property before {@link Updated}; where it was before {@link StatusChanged}. */
    String FROM = "from";

    /** Where it is since {@link StatusChanged}. */
    String TO = "to";

    /** The changed fields by their names in the schema. */
    String CHANGED_FIELDS = "changedFields";

    /** The prices that are lower since {@link Updated}, as {@link PropertyOffer} names them. */
    String LOWERED = "lowered";

    /** {@link PropertyBulkEvent}, which is of no single property. */
    String BULK = "property.bulk";

    PropertyId property();

    /** The property's version after it. */
    int version();

    /** The changed fields by their names in the schema. */
    List<String> changedFields();

    @Override
    default String entityType() {
        return Property.TYPE;
    }

    @Override
    default UUID entityId() {
        return property().value();
    }

    @Override
    default Map<String, Object> payload() {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("version", version());
        payload.put(CHANGED_FIELDS, changedFields());
        details(payload);
        return payload;
    }

    /** Adds what only this kind of event tells. */
    default void details(Map<String, Object> payload) {}

    /** A property was made. */
    record Created(PropertyId property, int version) implements PropertyEvents {
        @Override
        public String type() {
            return CREATED;
        }

        @Override
        public List<String> changedFields() {
            return List.of();
        }
    }

    /**
     * Fields were edited.
     *
     * @param from who looked after it when that is among them, or null for nobody
     * @param lowered prices that are lower than before
     */
    record Updated(
            PropertyId property,
            int version,
            List<String> changedFields,
            @Nullable MembershipId from,
            List<PropertyOffer> lowered)
            implements PropertyEvents {
        @Override
        public String type() {
            return UPDATED;
        }

        @Override
        public void details(Map<String, Object> payload) {
            if (from != null) {
                payload.put(FROM, from.toString());
            }
            if (!lowered.isEmpty()) {
                payload.put(LOWERED, lowered.stream().map(Enum::name).toList());
            }
        }
    }

    /** It moved from one status to another. */
    record StatusChanged(PropertyId property, int version, PropertyStatus from, PropertyStatus to)
            implements PropertyEvents {
        @Override
        public String type() {
            return STATUS_CHANGED;
        }

        @Override
        public List<String> changedFields() {
            return List.of("status");
        }

        @Override
        public void details(Map<String, Object> payload) {
            payload.put(FROM, from.name());
            payload.put(TO, to.name());
        }
    }

    /** Its media are others, or in another order. */
    record MediaChanged(PropertyId property, int version) implements PropertyEvents {
        @Override
        public String type() {
            return MEDIA_CHANGED;
        }

        @Override
        public List<String> changedFields() {
            return List.of("media");
        }
    }
}
