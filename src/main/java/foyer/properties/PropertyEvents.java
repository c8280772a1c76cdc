package foyer.properties;

import foyer.platform.events.Event;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.TeamId;
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

    /** Which team looked after the property before {@link Updated}. */
    String FROM_TEAM = "fromTeam";

    /** Where it is since {@link StatusChanged}. */
    String TO = "to";

    /** The changed fields by their names in the schema. */
    String CHANGED_FIELDS = "changedFields";

    /** The status in which {@link Updated} found it; absent from what happened before this was told. */
    String STATUS = "status";

    /**
     * The prices that are lower since {@link Updated}, or since the public last saw it for {@link StatusChanged}, as
     * {@link PropertyOffer} names them.
     */
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

    private static void put(List<PropertyOffer> lowered, Map<String, Object> payload) {
        if (!lowered.isEmpty()) {
            payload.put(LOWERED, lowered.stream().map(Enum::name).toList());
        }
    }

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
     * @param fromTeam which team did when that is among them, or null for none
     * @param lowered prices that the public sees lowered
     */
    record Updated(
            PropertyId property,
            int version,
            PropertyStatus status,
            List<String> changedFields,
            @Nullable MembershipId from,
            @Nullable TeamId fromTeam,
            List<PropertyOffer> lowered)
            implements PropertyEvents {

        /** Of a property as it was, when neither its prices nor who looks after it are among the fields. */
        static Updated of(Property property, List<String> changed) {
            return new Updated(
                    property.id(), property.version() + 1, property.status(), changed, null, null, List.of());
        }

        @Override
        public String type() {
            return UPDATED;
        }

        @Override
        public void details(Map<String, Object> payload) {
            payload.put(STATUS, status.name());
            if (from != null) {
                payload.put(FROM, from.toString());
            }
            if (fromTeam != null) {
                payload.put(FROM_TEAM, fromTeam.toString());
            }
            PropertyEvents.put(lowered, payload);
        }
    }

    /**
     * It moved from one status to another.
     *
     * @param lowered prices that the public sees for less than when it last saw it
     */
    record StatusChanged(
            PropertyId property, int version, PropertyStatus from, PropertyStatus to, List<PropertyOffer> lowered)
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
            PropertyEvents.put(lowered, payload);
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
