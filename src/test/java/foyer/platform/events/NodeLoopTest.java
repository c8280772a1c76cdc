package foyer.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A node's threads go on whatever a step throws: nobody would start them again. */
@Tag("unit")
class NodeLoopTest {

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("a defect"),
                new OutOfMemoryError("one page too large"),
                new NoClassDefFoundError("a linkage"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void goesOnAfterAStepThatFailed(Throwable failure) {
        var steps = new AtomicInteger();
        var wake = new Wake();
        var loop = new NodeLoop("failing", Duration.ofMillis(20), () -> {
            if (steps.incrementAndGet() <= 2) {
                NodeLoopTest.<RuntimeException>fail(failure);
            }
            wake.await(EventNode.SOON);
        });

        loop.start();

        await().atMost(EventNode.SOON).until(() -> steps.get() == 3);
        assertThat(loop.isStopped()).isFalse();
        NodeLoop.stop(loop, wake);
    }

    /** Whatever it is. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void fail(Throwable failure) throws T {
        throw (T) failure;
    }
}
