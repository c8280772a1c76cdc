package foyer.cluster;

import foyer.testing.GraphQlClient;
import foyer.testing.Node;
import foyer.testing.SocketClient;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Follows {@code leadChanged} as a careful client does: after every break, wanted or not, it goes on at any node after
 * the last cursor that it has seen.
 */
final class LeadFollower implements Runnable {

    private static final Duration TICK = Duration.ofMillis(200);

    private final TestMember member;
    private final Supplier<Node> nodes;
    private final Random random;
    private final int messagesToABreak;
    private final List<String> followed = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean ending;
    private volatile boolean standing;
    private final AtomicInteger breaks = new AtomicInteger();
    private @Nullable String cursor;

    /**
     * A follower.
     *
     * @param nodes where to go, asked at each beginning
     * @param messagesToABreak it breaks off by itself after so many messages, about
     */
    LeadFollower(TestMember member, Supplier<Node> nodes, int messagesToABreak, long seed) {
        this.member = member;
        this.nodes = nodes;
        this.messagesToABreak = messagesToABreak;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        while (!ending) {
            try (var socket = SocketClient.as(nodes.get().uri(), member.accessToken())) {
                follow(socket);
            } catch (RuntimeException _) {
                // The node is gone: the next one goes on.
                breaks.incrementAndGet();
            }
        }
    }

    private void follow(SocketClient socket) {
        var variables = new HashMap<String, @Nullable Object>();
        variables.put("after", cursor);
        var watch = socket.run(GraphQlClient.document("leads/leadChanged"), variables);
        var left = 1 + random.nextInt(2 * messagesToABreak);
        while (!ending && left > 0) {
            var message = watch.message(TICK);
            if (message == null) {
                continue;
            }
            if (!message.path("type").asString().equals("next")) {
                break;
            }
            left--;
            take(message.path("payload").path("data").path("leadChanged"));
        }
        breaks.incrementAndGet();
    }

    private void take(JsonNode event) {
        if (event.path("kind").asString().equals("READY")) {
            standing = true;
        } else {
            followed.add(event.path("id").asString());
        }
        cursor = event.path("cursor").asString();
    }

    /** The ids of the leads of all changes, in the order in which they were told. */
    List<String> followed() {
        return List.copyOf(followed);
    }

    boolean isStanding() {
        return standing;
    }

    int breaks() {
        return breaks.get();
    }

    void end() {
        ending = true;
    }
}
