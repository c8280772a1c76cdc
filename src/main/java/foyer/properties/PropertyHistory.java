package foyer.properties;

import foyer.audit.Audit;
import foyer.platform.events.Events;
import foyer.platform.security.CurrentCaller;
import foyer.properties.geo.GeoPoint;
import foyer.records.Activities;
import foyer.records.ActivityKind;
import foyer.records.Deed;
import foyer.records.Subject;
import foyer.tenancy.Membership;
import foyer.tenancy.teams.TeamId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells of changes to properties in the three places where they are told: event, audit log and timeline, in the
 * transaction of the change. Properties are given as they were before.
 */
@Component
class PropertyHistory {

    private final Events events;
    private final Audit audit;
    private final Activities activities;

    PropertyHistory(Events events, Audit audit, Activities activities) {
        this.events = events;
        this.audit = audit;
        this.activities = activities;
    }

    void created(PropertyId id, PropertyValues values) {
        var diffs = new LinkedHashMap<String, Object>();
        PropertyValues.of(values.kind(), values.purpose())
                .changedTo(values)
                .forEach(field -> diffs.put(field, diff(null, values.byField().get(field))));
        diffs.put("kind", diff(null, values.kind()));
        diffs.put("purpose", diff(null, values.purpose()));
        tell(
                new PropertyEvents.Created(id, 1),
                "property.create",
                diffs,
                Deed.of(new Subject(Property.TYPE, id.value()), ActivityKind.CREATED));
    }

    void updated(Property property, PropertyValues values, List<String> changed, Instant at) {
        var before = PropertyValues.of(property).byField();
        var after = values.byField();
        var diffs = new LinkedHashMap<String, Object>();
        changed.forEach(field -> diffs.put(field, diff(before.get(field), after.get(field))));
        var from = Objects.equals(property.agentId(), values.agentId()) ? null : property.agentId();
        var fromTeam = Objects.equals(property.teamId(), values.teamId()) ? null : property.teamId();
        tell(
                new PropertyEvents.Updated(
                        property.id(),
                        property.version() + 1,
                        property.status(),
                        changed,
                        from,
                        fromTeam,
                        lowered(property, values, at)),
                "property.update",
                diffs,
                Deed.changed(property.subject(), changed));
    }

    /** What the public never saw was not dearer to it. */
    private static List<PropertyOffer> lowered(Property property, PropertyValues values, Instant at) {
        return property.status() == PropertyStatus.PUBLISHED
                ? OfferedPrices.of(PropertyValues.of(property)).loweredTo(values, at)
                : List.of();
    }

    /** It is where its address is, says a vendor of maps; null when nobody knows any more where that is. */
    void geocoded(Property property, @Nullable GeoPoint location) {
        var changed = List.of("location");
        tell(
                PropertyEvents.Updated.of(property, changed),
                "property.geocode",
                Map.of("location", diff(property.location(), location)),
                Deed.changed(property.subject(), changed));
    }

    /** @param lowered the prices that the public sees for less than when it last saw the property */
    void moved(Property property, PropertyMove move, List<PropertyOffer> lowered) {
        var from = property.status();
        tell(
                new PropertyEvents.StatusChanged(property.id(), property.version() + 1, from, move.to(), lowered),
                move.action(),
                Map.of("status", diff(from, move.to())),
                switch (move) {
                    case ARCHIVE -> Deed.of(property.subject(), ActivityKind.ARCHIVED);
                    case RESTORE -> Deed.of(property.subject(), ActivityKind.RESTORED);
                    case SUBMIT, PUBLISH, UNPUBLISH, MARK_UNDER_OFFER, MARK_SOLD, MARK_RENTED ->
                        Deed.turned(
                                property.subject(),
                                ActivityKind.STATUS_CHANGED,
                                from.name(),
                                move.to().name());
                });
    }

    /**
     * Somebody has confirmed something of it by hand, or takes that back.
     *
     * @param action what the audit log calls it
     */
    void checklistChanged(Property property, String action, String item) {
        var changed = List.of("checklist");
        tell(
                PropertyEvents.Updated.of(property, changed),
                action,
                Map.of("checklistItem", item),
                Deed.changed(property.subject(), changed));
    }

    /** @param action what the audit log calls it */
    void mediaChanged(Property property, String action, Map<String, ?> diff) {
        tell(
                new PropertyEvents.MediaChanged(property.id(), property.version() + 1),
                action,
                diff,
                Deed.changed(property.subject(), List.of("media")));
    }

    /** All that a member had, however many: a timeline each, and one event and one audit row for all of them. */
    void handedOver(Membership from, @Nullable Membership to, List<UUID> properties) {
        events.publish(new PropertyBulkEvent(from.id().value(), properties.size()));
        audit.record(
                "property.hand_over",
                Property.TYPE,
                null,
                Map.of(
                        "from",
                        from.id().toString(),
                        "to",
                        to == null ? "" : to.id().toString(),
                        "properties",
                        properties.size()));
        var any = new Subject(Property.TYPE, properties.getFirst());
        activities.recordAll(
                properties, Deed.turned(any, ActivityKind.ASSIGNED, from.name(), to == null ? null : to.name()));
    }

    /** Properties that a job has taken from a deleted team: a timeline each, and one event and one audit row. */
    void teamCleared(UUID job, TeamId team, List<UUID> properties) {
        events.publish(new PropertyBulkEvent(job, properties.size()));
        audit.record(
                "property.team_clear",
                Property.TYPE,
                null,
                Map.of("job", job.toString(), "team", team.toString(), "properties", properties.size()));
        var any = new Subject(Property.TYPE, properties.getFirst());
        activities.recordAll(properties, Deed.changed(any, List.of(PropertyScopeQueries.TEAM)));
    }

    /** Samples that nobody has worked on are no more, and neither are their timelines. */
    void samplesDeleted(int properties) {
        events.publish(new PropertyBulkEvent(CurrentCaller.tenant(), properties));
        audit.record("property.delete_samples", Property.TYPE, null, Map.of("properties", properties));
    }

    private void tell(PropertyEvents event, String action, Map<String, ?> diff, Deed deed) {
        events.publish(event);
        audit.record(action, Property.TYPE, event.property().value(), diff);
        activities.record(List.of(deed));
    }

    private static Map<String, @Nullable Object> diff(@Nullable Object before, @Nullable Object after) {
        var diff = new HashMap<String, @Nullable Object>();
        diff.put("before", before);
        diff.put("after", after);
        return diff;
    }
}
