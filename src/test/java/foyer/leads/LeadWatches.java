package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.TestTenants.TestMember;
import foyer.testing.Watch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Subscriptions to {@code leadChanged}, each on a socket of its own. */
final class LeadWatches implements AutoCloseable {

    private final List<SocketClient> sockets = new ArrayList<>();

    /** A subscription that has just been asked for. */
    Watch of(TestMember member, @Nullable Object... variables) {
        var socket = SocketClient.as(member.client().server(), member.accessToken());
        sockets.add(socket);
        return socket.run(GraphQlClient.document("leads/leadChanged"), LeadApi.input(variables));
    }

    /** A subscription that stands. */
    Watch ready(TestMember member, @Nullable Object... variables) {
        var watch = of(member, variables);
        assertThat(kind(watch.next("leadChanged"))).isEqualTo("READY");
        return watch;
    }

    static String kind(JsonNode event) {
        return event.path("kind").asString();
    }

    @Override
    public void close() {
        sockets.forEach(SocketClient::close);
        sockets.clear();
    }
}
