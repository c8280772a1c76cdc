package foyer.platform.graphql.live;

import foyer.platform.graphql.transport.OperationBounds;
import foyer.platform.graphql.transport.OperationRequest;
import foyer.platform.graphql.transport.Operations;
import foyer.platform.security.Caller;
import foyer.testing.Awaited;
import graphql.ExecutionResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Streams whose messages a test makes, without a database; each is known by the entity type that it watches. */
public final class TestStreams extends LiveStreams {

    private static final Duration TIME = Duration.ofSeconds(60);

    private final Operations operations;
    private final Map<String, Stream> byName = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway") // nothing of what it extends is used
    public TestStreams(Operations operations) {
        super(null, null, null, null, null, null, null, null);
        this.operations = operations;
    }

    @Override
    public LiveStream open(OperationRequest request, Caller caller, EventStream<?> stream) {
        var opened = new Stream(text ->
                operations.message(request, caller, new LiveMessage(new Said(text)), new OperationBounds(TIME)));
        byName.put(stream.entityType(), opened);
        return opened;
    }

    /** The stream of this name, as soon as it was opened. */
    public Stream named(String name) {
        return Awaited.value(() -> byName.get(name));
    }

    /** A message. */
    public record Said(String text) {

        public List<String> letters() {
            return text.chars().mapToObj(Character::toString).toList();
        }
    }

    /** One subscription. */
    public static final class Stream implements LiveStream {

        private final Function<String, ExecutionResult> execution;
        private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
        private volatile @Nullable String flood;
        private volatile boolean ended;

        Stream(Function<String, ExecutionResult> execution) {
            this.execution = execution;
        }

        public Stream say(String text) {
            items.add(new Next(execution.apply(text)));
            return this;
        }

        /** Says it again and again, as fast as it is taken. */
        public void flood(String text) {
            flood = text;
            say(text);
        }

        public void fail(ExecutionResult errors) {
            items.add(new Failed(errors));
        }

        public boolean isEnded() {
            return ended;
        }

        @Override
        public @Nullable Item next(Duration wait) throws InterruptedException {
            var text = flood;
            if (text != null && !ended && items.isEmpty()) {
                return new Next(execution.apply(text));
            }
            return items.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void end() {
            ended = true;
            items.add(new Completed());
        }
    }
}
