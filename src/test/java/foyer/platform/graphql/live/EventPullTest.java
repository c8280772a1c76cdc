package foyer.platform.graphql.live;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.events.EventFeed;
import foyer.platform.events.SequencedEvent;
import foyer.platform.graphql.transport.OperationBody;
import foyer.platform.graphql.transport.OperationRequest;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import graphql.ExecutionResult;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;

/** The stream of a subscription on the real feed, log and engine: what a message that fails or a full buffer costs. */
@FoyerTest
@TestPropertySource(properties = {"foyer.live.buffer=3", "foyer.live.replay-page=2"})
@Tag("graphql")
class EventPullTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DOCUMENT = "subscription { leadChanged { cursor } }";

    @Autowired
    LiveStreams streams;

    @Autowired
    EventFeed feed;

    @Autowired
    TestTenants tenants;

    /** What the subscription's selection is run on; without a cursor the message has no data. */
    private record Told(@Nullable String cursor) {}

    private static final class Messages implements EventStream.Messages<Told> {

        private final List<Long> asked = new ArrayList<>();
        private final boolean failing;
        private final Runnable first;

        Messages(boolean failing, Runnable first) {
            this.failing = failing;
            this.first = first;
        }

        @Override
        public Told ready(String cursor) {
            return new Told(cursor);
        }

        @Override
        public Told of(SequencedEvent event, String cursor) {
            if (asked.isEmpty()) {
                first.run();
            }
            asked.add(event.position());
            return new Told(failing ? null : cursor);
        }
    }

    private LiveStream open(TestMember member, @Nullable String after, Messages messages) {
        var actor = new Actor.Member(
                member.tenant(),
                member.user(),
                member.membership(),
                member.user(),
                Set.of("OWNER"),
                Set.of("LEADS_READ"),
                Map.of(),
                Set.of(),
                Set.of("MODULE_LEADS"),
                null);
        var caller = new Caller(actor, "a-test", null, null, Locale.ENGLISH);
        var body = OperationBody.read(Map.of("query", DOCUMENT));
        var request = new OperationRequest(URI.create("/graphql"), new HttpHeaders(), body, null, true);
        return streams.open(request, caller, new EventStream<>("Lead", after, messages));
    }

    private static Messages telling() {
        return new Messages(false, () -> {});
    }

    private static void create(TestMember member, int leads) {
        for (var i = 0; i < leads; i++) {
            member.client()
                    .post("mutation { leadCreate(input: { title: \"L\" }) { userErrors { code } } }")
                    .succeeded("leadCreate");
        }
    }

    private static LiveStream.Item next(LiveStream stream) throws InterruptedException {
        return Objects.requireNonNull(stream.next(PATIENCE), "no message came");
    }

    private static String cursor(LiveStream.Item item) {
        assertThat(item).isInstanceOf(LiveStream.Next.class);
        ExecutionResult result = ((LiveStream.Next) item).result();
        return String.valueOf(result.<Map<String, Map<String, Object>>>getData());
    }

    @Test
    void aMessageWithoutDataEndsTheStreamWhereItCanGoOn() throws InterruptedException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var failing = new Messages(true, () -> {});
        String goesOn;
        try (var stream = open(owner, null, failing)) {
            next(stream);
            create(owner, 1);

            var item = next(stream);

            assertThat(item).isInstanceOf(LiveStream.Failed.class);
            var extensions =
                    ((LiveStream.Failed) item).errors().getErrors().getFirst().getExtensions();
            assertThat(extensions).containsKeys("code", "cursor", "requestId");
            goesOn = String.valueOf(Objects.requireNonNull(extensions).get("cursor"));
        }
        var again = telling();
        try (var stream = open(owner, goesOn, again)) {
            next(stream);
            assertThat(cursor(next(stream))).contains("cursor=");
            assertThat(again.asked).isEqualTo(failing.asked);
        }
    }

    @Test
    void aBufferThatSpillsDuringTheReplayLosesNothing() throws InterruptedException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var after = owner.client().post("{ eventCursor }").text("eventCursor");
        create(owner, 5);
        var delivered = new CopyOnWriteArrayList<Long>();
        try (var _ = feed.attach(owner.tenant(), event -> delivered.add(event.position()))) {
            var messages = new Messages(false, () -> {
                var before = delivered.size();
                create(owner, 12);
                Awaited.until(() -> delivered.size() >= before + 12);
            });
            try (var stream = open(owner, after, messages)) {
                next(stream);
                for (var i = 0; i < 17; i++) {
                    cursor(next(stream));
                }
                create(owner, 1);
                cursor(next(stream));
            }
            assertThat(messages.asked).hasSize(18).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aStreamThatWasEndedBeforeItsFirstMessageDoesNotBegin() throws InterruptedException {
        try (var stream = open(tenants.signUp("LEAD_GENERATION"), null, telling())) {
            stream.end();

            assertThat(next(stream)).isInstanceOf(LiveStream.Completed.class);
        }
    }
}
