package foyer.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import foyer.testing.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What {@code jobChanged} tells, over a real socket. */
@FoyerTest
@Tag("graphql")
class JobChangedTest {

    private static final Duration QUIET = Duration.ofMillis(400);

    private final TestTenants tenants;
    private final TestMember owner;
    private final JobApi api;
    private final List<SocketClient> sockets = new ArrayList<>();

    @Autowired
    JobChangedTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new JobApi(owner);
    }

    @AfterEach
    void close() {
        sockets.forEach(SocketClient::close);
        sockets.clear();
    }

    private Watch watch(TestMember member, @Nullable Object... variables) {
        var socket = SocketClient.as(member.client().server(), member.accessToken());
        sockets.add(socket);
        var watch = socket.run(GraphQlClient.document("jobs/jobChanged"), JobApi.input(variables));
        assertThat(kind(watch.next("jobChanged"))).isEqualTo("READY");
        return watch;
    }

    private static String kind(JsonNode event) {
        return event.path("kind").asString();
    }

    /** The kinds of the next messages, up to and with this one; progress aside, of which there may be any number. */
    private static List<String> upTo(Watch watch, String last) {
        var kinds = new ArrayList<String>();
        do {
            kinds.add(kind(watch.next("jobChanged")));
        } while (!kinds.getLast().equals(last));
        kinds.removeIf("PROGRESS"::equals);
        return kinds;
    }

    @Test
    void tellsWhatBecomesOfAJobInOrder() {
        var watch = watch(owner);

        var id = api.planned();
        assertThat(watch.next("jobChanged").path("id").asString()).isEqualTo(id);
        api.done("jobCancel", "id", id);
        api.done("jobRetry", "id", id);

        assertThat(upTo(watch, "COMPLETED")).containsExactly("CANCELLED", "RETRYING", "STARTED", "COMPLETED");
        watch.nothingFor(QUIET);
    }

    @Test
    void replaysWhatWasMissed() {
        var cursor = owner.client().post("{ eventCursor }").text("eventCursor");
        var id = api.planned();
        api.done("jobCancel", "id", id);

        var watch = watch(owner, "after", cursor, "id", id);

        assertThat(upTo(watch, "CANCELLED")).containsExactly("CREATED", "CANCELLED");
    }

    @Test
    void tellsOfOneJobOnlyAndOfThoseThatMeetTheFilter() {
        var first = api.planned();
        var one = watch(owner, "id", first);
        var pending = watch(owner, "filter", Map.of("statuses", List.of("PENDING")));

        var second = api.planned();
        assertThat(kind(pending.next("jobChanged"))).isEqualTo("CREATED");
        api.done("jobCancel", "id", second);
        var left = pending.next("jobChanged");
        assertThat(kind(left)).isEqualTo("LEFT");
        assertThat(left.path("id").asString()).isEqualTo(second);
        assertThat(left.path("job").isNull()).isTrue();
        one.nothingFor(QUIET);

        api.done("jobCancel", "id", first);
        assertThat(kind(one.next("jobChanged"))).isEqualTo("CANCELLED");
    }

    @Test
    void tellsNoOtherTenantAndNobodyWhoMayNot() {
        var stranger = watch(tenants.signUp("LEAD_GENERATION"));
        var customer = tenants.join(owner, "CUSTOMER");
        var socket = SocketClient.as(customer.client().server(), customer.accessToken());
        sockets.add(socket);

        assertThat(socket.run(GraphQlClient.document("jobs/jobChanged"), Map.of())
                        .errorCodes())
                .containsExactly("FORBIDDEN");
        api.planned();
        stranger.nothingFor(QUIET);
    }
}
