package foyer.platform.graphql.live;

import graphql.ExecutionResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The messages of one subscription. One thread pulls them; any thread may end the stream. */
public interface LiveStream extends AutoCloseable {

    /** What comes out of a stream. */
    sealed interface Item {}

    /** A message. */
    record Next(ExecutionResult result) implements Item {}

    /** The last item: the errors that ended the stream. */
    record Failed(ExecutionResult errors) implements Item {}

    /** The last item: the stream was ended from here. */
    record Completed() implements Item {}

    /** The next item; null when there is none within this time. */
    @Nullable Item next(Duration wait) throws InterruptedException;

    /** Ends the stream: whoever waits for an item gets {@link Completed}. More than once is fine. */
    void end();

    @Override
    default void close() {
        end();
    }

    /** A stream that did not begin. */
    record Refused(ExecutionResult errors) implements LiveStream {

        @Override
        public Item next(Duration wait) {
            return new Failed(errors);
        }

        @Override
        public void end() {
            // Nothing was begun.
        }
    }
}
