package foyer.jobs;

import foyer.platform.events.SequencedEvent;
import foyer.platform.graphql.live.EventStream;
import foyer.platform.security.CurrentCaller;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber of {@code jobChanged} is told of an event: the change, when the job meets the filter now; that it
 * left, when it does not and the filter looks at what changed, which is its state. One statement an event, and none for
 * Foyer's own jobs where nobody asked for them.
 *
 * @param id of the one job that is watched; null for all
 */
record JobMessages(JobQueries queries, @Nullable JobId id, JobFilter filter) implements EventStream.Messages<JobEvent> {

    @Override
    public JobEvent ready(String cursor) {
        return JobEvent.ready(cursor);
    }

    @Override
    public @Nullable JobEvent of(SequencedEvent event, String cursor) {
        var kind = kind(event.type());
        var job = new JobId(event.entityId());
        if (kind == null || (id != null && !id.equals(job)) || !isOfKindWatched(event)) {
            return null;
        }
        var matching = queries.matching(job, filter, id != null);
        if (matching != null) {
            return new JobEvent(cursor, kind, job, matching);
        }
        return kind != JobEvent.Kind.CREATED && filter.statuses() != null && queries.isOf(job, filter)
                ? new JobEvent(cursor, JobEvent.Kind.LEFT, job, null)
                : null;
    }

    /** Foyer's own, when they were asked for or one of them is watched, by whoever may see them now. */
    private boolean isOfKindWatched(SequencedEvent event) {
        var internal = Boolean.TRUE.equals(event.payload().get(JobEvents.INTERNAL));
        if (internal) {
            return (filter.internal() || id != null) && CurrentCaller.actor().may(JobAccess.MANAGE);
        }
        return !filter.internal();
    }

    private static JobEvent.@Nullable Kind kind(String type) {
        return switch (type) {
            case JobEvents.CREATED -> JobEvent.Kind.CREATED;
            case JobEvents.STARTED -> JobEvent.Kind.STARTED;
            case JobEvents.PROGRESSED -> JobEvent.Kind.PROGRESS;
            case JobEvents.RETRIED -> JobEvent.Kind.RETRYING;
            case JobEvents.COMPLETED -> JobEvent.Kind.COMPLETED;
            case JobEvents.FAILED -> JobEvent.Kind.FAILED;
            case JobEvents.CANCELLED -> JobEvent.Kind.CANCELLED;
            case JobEvents.DEAD -> JobEvent.Kind.DEAD;
            default -> null;
        };
    }
}
