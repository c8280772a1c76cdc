package foyer.properties;

import foyer.platform.events.SequencedEvent;
import foyer.platform.graphql.live.EventStream;
import foyer.tenancy.MembershipId;
import foyer.tenancy.RecordScopeQueries;
import foyer.tenancy.teams.TeamId;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber of {@code propertyChanged} is told of an event: the change, when the property meets the filter now;
 * that it left, when it does not and the change is one of what the filter looks at, so that it may have met it before
 * (spec/platform.md, events and subscriptions). Of many properties at once everybody is told, whatever the filter. One
 * statement an event. Whoever may see some properties only is told of those: of one that is given away from them that it
 * left and nothing of what it is, which costs a statement more, and of many at once not how many.
 */
record PropertyMessages(PropertyQueries queries, PropertyFilter filter) implements EventStream.Messages<PropertyEvent> {

    private static final String MEMBER = "MEMBER";

    @Override
    public PropertyEvent ready(String cursor) {
        return PropertyEvent.ready(cursor);
    }

    @Override
    public @Nullable PropertyEvent of(SequencedEvent event, String cursor) {
        var kind = kind(event.type());
        if (kind == null) {
            return null;
        }
        var actor =
                MEMBER.equals(event.actorKind()) && event.actorId() != null ? new MembershipId(event.actorId()) : null;
        var limited = RecordScopeQueries.isLimited(PropertyQueries.READ);
        if (kind == PropertyEvent.Kind.BULK) {
            return limited
                    ? new PropertyEvent(cursor, kind, null, List.of(), null, null, null)
                    : new PropertyEvent(cursor, kind, null, List.of(), actor, null, count(event));
        }
        var id = new PropertyId(event.entityId());
        var changed = changedFields(event);
        var property = queries.matching(id, filter);
        if (property != null) {
            return new PropertyEvent(cursor, kind, id, changed, actor, property, null);
        }
        var left =
                kind != PropertyEvent.Kind.CREATED && (limited ? hasLeft(event, id, changed) : filter.looksAt(changed));
        return left ? new PropertyEvent(cursor, PropertyEvent.Kind.LEFT, id, changed, actor, null, null) : null;
    }

    /** Whether the subscriber, who may see some properties only, may have seen this one before. */
    private boolean hasLeft(SequencedEvent event, PropertyId id, List<String> changed) {
        var then = then(event, changed);
        return (then != null || filter.looksAt(changed)) && queries.wasSeen(id, then);
    }

    /** Whether the property could be seen as it was given before; null when it was given as it is now. */
    private static @Nullable Condition then(SequencedEvent event, List<String> changed) {
        var agent =
                changed.contains(PropertyScopeQueries.AGENT) ? event.payload().get(PropertyEvents.FROM) : null;
        var team = event.payload().get(PropertyEvents.FROM_TEAM);
        return PropertyScopeQueries.before(
                changed,
                agent instanceof String id ? MembershipId.of(id) : null,
                team instanceof String id ? TeamId.of(id) : null);
    }

    private static PropertyEvent.@Nullable Kind kind(String type) {
        return switch (type) {
            case PropertyEvents.CREATED -> PropertyEvent.Kind.CREATED;
            case PropertyEvents.UPDATED, PropertyEvents.MEDIA_CHANGED -> PropertyEvent.Kind.UPDATED;
            case PropertyEvents.STATUS_CHANGED -> PropertyEvent.Kind.STATUS_CHANGED;
            case PropertyEvents.BULK -> PropertyEvent.Kind.BULK;
            default -> null;
        };
    }

    private static @Nullable Integer count(SequencedEvent event) {
        return event.payload().get(PropertyBulkEvent.COUNT) instanceof Number count ? count.intValue() : null;
    }

    private static List<String> changedFields(SequencedEvent event) {
        return event.payload().get(PropertyEvents.CHANGED_FIELDS) instanceof Collection<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }
}
