package foyer.platform.events;

import static foyer.platform.events.EventNode.A;
import static foyer.platform.events.EventNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.platform.database.SystemDatabase;
import foyer.platform.events.EventNode.Happened;
import foyer.platform.events.EventNode.Inbox;
import foyer.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A subscriber that comes while the feed is at work for those before it. */
@Tag("module")
class EventFeedReconnectTest {

    private static final UUID ENTITY = UUID.fromString("0190a000-0000-7000-8000-000000000001");

    private final TestDatabase database = EventNode.database();

    /**
     * As when the only subscriber of a node reconnects under load: the new one reads the head, the feed reads a page
     * for the old one, which leaves, and the new one is attached before that page has been handed out.
     */
    @Test
    void aTapThatComesWhileAPageIsHandedOutMissesNothingOfIt() throws Exception {
        try (var node = EventNode.on(database)) {
            var queries = new HeldQueries(node);
            var meters = new EventMeters(new SimpleMeterRegistry(), Clock.systemUTC());
            var feed = new EventFeed(queries, node.bean(EventWakes.class), node.bean(EventSettings.class), meters);
            feed.start();
            var handing = new CountDownLatch(1);
            var hand = new CountDownLatch(1);
            var inbox = new Inbox();
            try {
                var old = feed.attach(A, _ -> {
                    handing.countDown();
                    HeldQueries.pass(hand);
                });
                var attached = CompletableFuture.supplyAsync(() -> {
                    queries.held = Thread.currentThread();
                    return feed.attach(A, inbox::accept);
                });
                HeldQueries.pass(queries.read);
                node.publish(A, Happened.to(ENTITY, 1), Happened.to(ENTITY, 2), Happened.to(ENTITY, 3));
                HeldQueries.pass(handing);
                old.close();
                queries.goOn.countDown();
                var tap = attached.get();
                hand.countDown();

                assertThat(tap.position()).isZero();
                await().atMost(SOON).until(() -> inbox.numbers().contains(3));
                assertThat(inbox.numbers()).containsExactly(1, 2, 3);
            } finally {
                hand.countDown();
                queries.goOn.countDown();
                feed.stop();
            }
        }
    }

    /** Lets one thread wait with a head that gets older. */
    private static final class HeldQueries extends EventQueries {

        private final CountDownLatch read = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile @Nullable Thread held;

        private HeldQueries(EventNode node) {
            super(node.db(), node.bean(SystemDatabase.class), JsonMapper.shared());
        }

        @Override
        Extent extent() {
            var extent = super.extent();
            if (Thread.currentThread().equals(held)) {
                read.countDown();
                pass(goOn);
            }
            return extent;
        }

        private static void pass(CountDownLatch gate) {
            try {
                assertThat(gate.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
