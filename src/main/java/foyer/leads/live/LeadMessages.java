package foyer.leads.live;

import foyer.leads.LeadBulkEvent;
import foyer.leads.LeadEvent;
import foyer.leads.LeadEvents;
import foyer.leads.LeadFilter;
import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.leads.LeadScopeQueries;
import foyer.leads.files.LeadFileEvent;
import foyer.leads.lists.LeadListId;
import foyer.leads.lists.LeadListQueries;
import foyer.leads.merging.LeadMergeEvent;
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
 * What a subscriber of {@code leadChanged} is told of an event: the change, when the lead meets the filter now; that it
 * left, when it does not and the change is one of what the filter looks at, so that it may have met it before
 * (spec/platform.md, events and subscriptions). Of many leads at once everybody is told, whatever the filter; of those put
 * on a list, whoever watches by it. One
 * statement an event. Whoever may see some leads only is told of those: of one that is given away from them that it
 * left and nothing of what it is, which costs a statement more, and of many at once not how many. One that was merged into
 * another or erased has left whatever the filter: nobody knows any more whether it met it.
 */
record LeadMessages(LeadQueries queries, LeadListQueries lists, LeadFilter filter)
        implements EventStream.Messages<LeadEvent> {

    private static final String MEMBER = "MEMBER";
    private static final List<String> NOTES = List.of("notes");

    @Override
    public LeadEvent ready(String cursor) {
        return LeadEvent.ready(cursor);
    }

    @Override
    public @Nullable LeadEvent of(SequencedEvent event, String cursor) {
        var kind = kind(event.type());
        if (kind == null) {
            return null;
        }
        var actor =
                MEMBER.equals(event.actorKind()) && event.actorId() != null ? new MembershipId(event.actorId()) : null;
        var limited = RecordScopeQueries.isLimited(LeadQueries.READ);
        if (kind == LeadEvent.Kind.BULK && !concerns(event)) {
            return null;
        }
        if (kind == LeadEvent.Kind.BULK) {
            return limited
                    ? new LeadEvent(cursor, kind, null, List.of(), null, null, null)
                    : new LeadEvent(cursor, kind, null, List.of(), actor, null, count(event));
        }
        var id = new LeadId(event.entityId());
        if (kind == LeadEvent.Kind.LEFT) {
            var seen = !limited || queries.wasSeenGone(id);
            return seen ? new LeadEvent(cursor, kind, id, List.of(), actor, null, null) : null;
        }
        var changed = changedFields(event);
        var lead = queries.matching(id, filter);
        if (lead != null) {
            return new LeadEvent(cursor, kind, id, changed, actor, lead, null);
        }
        var left =
                kind != LeadEvent.Kind.CREATED && (limited ? hasLeft(event, id, changed) : mayHaveLeft(event, changed));
        return left ? new LeadEvent(cursor, LeadEvent.Kind.LEFT, id, changed, actor, null, null) : null;
    }

    /** What comes on a list or goes off it is news for whoever has the list and watches by it. */
    private boolean concerns(SequencedEvent event) {
        return !(event.payload().get(LeadBulkEvent.LIST) instanceof String id)
                || (filter.goesBy(LeadListId.of(id)) && lists.isThere(LeadListId.of(id)));
    }

    /** What a merge brings and its undoing takes is more than fields: notes, times of answers, lists and tags. */
    private boolean mayHaveLeft(SequencedEvent event, List<String> changed) {
        return switch (event.type()) {
            case LeadMergeEvent.MERGED, LeadMergeEvent.MERGE_UNDONE -> true;
            default -> filter.looksAt(changed);
        };
    }

    /** Whether the subscriber, who may see some leads only, may have seen this one before. */
    private boolean hasLeft(SequencedEvent event, LeadId id, List<String> changed) {
        var then = then(event, changed);
        return (then != null || mayHaveLeft(event, changed)) && queries.wasSeen(id, then);
    }

    /** Whether the lead could be seen as it was given before; null when it was given as it is now. */
    private static @Nullable Condition then(SequencedEvent event, List<String> changed) {
        if (event.type().equals(LeadEvents.ASSIGNED)) {
            return LeadScopeQueries.whileOf(
                    event.payload().get(LeadEvents.FROM) instanceof String from ? MembershipId.of(from) : null);
        }
        if (changed.contains("team")) {
            return LeadScopeQueries.whileOfTeam(
                    event.payload().get(LeadEvents.FROM) instanceof String from ? TeamId.of(from) : null);
        }
        return null;
    }

    private static LeadEvent.@Nullable Kind kind(String type) {
        return switch (type) {
            case LeadEvents.CREATED -> LeadEvent.Kind.CREATED;
            case LeadEvents.UPDATED,
                    LeadEvents.NOTE_ADDED,
                    LeadEvents.ACTIVITY_LOGGED,
                    LeadEvents.SLA_BREACHED,
                    LeadFileEvent.ADDED,
                    LeadFileEvent.REMOVED,
                    LeadMergeEvent.MERGE_UNDONE -> LeadEvent.Kind.UPDATED;
            case LeadEvents.ASSIGNED -> LeadEvent.Kind.ASSIGNED;
            case LeadEvents.STAGE_MOVED -> LeadEvent.Kind.STAGE_MOVED;
            case LeadEvents.ARCHIVED -> LeadEvent.Kind.ARCHIVED;
            case LeadEvents.RESTORED, LeadEvents.ERASURE_UNDONE, LeadMergeEvent.UNMERGED -> LeadEvent.Kind.RESTORED;
            case LeadMergeEvent.MERGED -> LeadEvent.Kind.MERGED;
            case LeadMergeEvent.MERGED_AWAY, LeadEvents.ERASED -> LeadEvent.Kind.LEFT;
            case LeadEvents.BULK -> LeadEvent.Kind.BULK;
            default -> null;
        };
    }

    private static @Nullable Integer count(SequencedEvent event) {
        return event.payload().get(LeadBulkEvent.COUNT) instanceof Number count ? count.intValue() : null;
    }

    private static List<String> changedFields(SequencedEvent event) {
        if (event.type().equals(LeadEvents.NOTE_ADDED)) {
            return NOTES;
        }
        return event.payload().get("changedFields") instanceof Collection<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }
}
