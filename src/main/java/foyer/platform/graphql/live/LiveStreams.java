package foyer.platform.graphql.live;

import foyer.platform.events.EventCursors;
import foyer.platform.events.EventFeed;
import foyer.platform.events.EventLog;
import foyer.platform.graphql.errors.Errors;
import foyer.platform.graphql.limits.LimitSettings;
import foyer.platform.graphql.transport.OperationRequest;
import foyer.platform.graphql.transport.Operations;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import org.springframework.stereotype.Component;

/** Opens the streams of subscriptions that were admitted; the transports pull them. */
@Component
public class LiveStreams {

    private final EventFeed feed;
    private final EventLog log;
    private final EventCursors cursors;
    private final Operations operations;
    private final Errors errors;
    private final LiveSettings settings;
    private final LimitSettings limits;
    private final LiveGate gate;

    LiveStreams(
            EventFeed feed,
            EventLog log,
            EventCursors cursors,
            Operations operations,
            Errors errors,
            LiveSettings settings,
            LimitSettings limits,
            LiveGate gate) {
        this.feed = feed;
        this.log = log;
        this.cursors = cursors;
        this.operations = operations;
        this.errors = errors;
        this.settings = settings;
        this.limits = limits;
        this.gate = gate;
    }

    /**
     * The messages of a subscription, to be ended by whoever opens it.
     *
     * @param request the subscription's operation, which is run for each message
     * @param stream what the operation's root field watches
     */
    public LiveStream open(OperationRequest request, Caller caller, EventStream<?> stream) {
        var executor = new LiveExecutor(gate, operations, errors, cursors, limits.operationTime(), request, caller);
        try {
            return CurrentCaller.call(caller, () -> open(executor, stream));
        } catch (RuntimeException e) {
            return new LiveStream.Refused(errors.result(e, caller));
        }
    }

    private LiveStream open(LiveExecutor executor, EventStream<?> stream) {
        var after = stream.after() == null ? null : cursors.decode(stream.after());
        var buffer = new EventBuffer(stream.entityType(), settings.buffer());
        var tap = feed.attach(CurrentCaller.tenant(), buffer);
        var from = after == null ? tap.position() : after;
        var replay = new EventReplay(log, stream.entityType(), settings.replayPage(), from, tap.position());
        return new EventPull(executor, stream.messages(), buffer, replay, tap, from);
    }
}
