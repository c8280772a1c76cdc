package foyer.platform.graphql.live;

import foyer.platform.graphql.ApiException;
import org.jspecify.annotations.Nullable;

/** One operation of a transport that carries more than one answer. Any thread may end it, at any time. */
public final class LiveOperation {

    private boolean ended;
    private @Nullable ApiException reason;
    private boolean tells;
    private @Nullable LiveStream stream;

    /** Nobody listens any more: nothing is sent from now on. */
    public synchronized void end() {
        ended = true;
        endStream();
    }

    /** Ends a stream from this side; who listens is told so, and why when there is a reason. */
    public synchronized void finish(@Nullable ApiException why) {
        if (!tells && !ended) {
            tells = true;
            reason = why;
        }
        endStream();
    }

    private void endStream() {
        if (stream != null) {
            stream.end();
        }
    }

    synchronized void follow(LiveStream opened) {
        stream = opened;
        if (ended || tells) {
            opened.end();
        }
    }

    /** Whether nothing may be sent any more. */
    public synchronized boolean isEnded() {
        return ended;
    }

    /** Whether it is a subscription that stands. */
    public synchronized boolean isStream() {
        return stream != null;
    }

    synchronized @Nullable ApiException reason() {
        return reason;
    }
}
