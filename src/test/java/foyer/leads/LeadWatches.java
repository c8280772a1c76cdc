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
public final class LeadWatches implements AutoCloseable {

    private final List<SocketClient> sockets = new ArrayList<>();

    /** A subscription that has just been asked for. */
    public Watch of(TestMember member, @Nullable Object... variables) {
        return asked(member, GraphQlClient.document("leads/leadChanged"), variables);
    }

    /** The same by another document. */
    Watch asked(TestMember member, String document, @Nullable Object... variables) {
        var socket = SocketClient.as(member.client().server(), member.accessToken());
        sockets.add(socket);
        return socket.run(document, LeadApi.input(variables));
    }

    /** A subscription that stands. */
    public Watch ready(TestMember member, @Nullable Object... variables) {
        var watch = of(member, variables);
        assertThat(kind(watch.next("leadChanged"))).isEqualTo("READY");
        return watch;
    }

    public static String kind(JsonNode event) {
        return event.path("kind").asString();
    }

    @Override
    public void close() {
        sockets.forEach(SocketClient::close);
        sockets.clear();
    }
}
