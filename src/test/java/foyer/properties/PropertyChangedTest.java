package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.roles.RoleApi;
import foyer.testing.FoyerTest;
import foyer.testing.SocketClient;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import foyer.testing.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What {@code propertyChanged} tells, over a real socket (spec/platform.md, events and subscriptions). */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class PropertyChangedTest {

    private static final Duration QUIET = Duration.ofMillis(400);
    private static final String DOCUMENT = """
            subscription($filter: PropertyFilter, $after: String) {
              propertyChanged(filter: $filter, after: $after) {
                cursor kind id changedFields actor { id } property { id title status }
              }
            }""";

    private final TestTenants tenants;
    private final TestMember owner;
    private final PropertyApi api;
    private final List<SocketClient> sockets = new ArrayList<>();

    @Autowired
    PropertyChangedTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("REAL_ESTATE");
        this.api = new PropertyApi(owner);
    }

    @AfterEach
    void close() {
        sockets.forEach(SocketClient::close);
        sockets.clear();
    }

    private Watch ready(TestMember member, Object... variables) {
        var socket = SocketClient.as(member.client().server(), member.accessToken());
        sockets.add(socket);
        var watch = socket.run(DOCUMENT, PropertyApi.input(variables));
        assertThat(told(watch)).isEqualTo("READY []");
        return watch;
    }

    private static String told(Watch watch) {
        var event = watch.next("propertyChanged");
        return event.path("kind").asString() + " "
                + event.path("changedFields")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
    }

    @Test
    void tellsEachKindOfChangeOnceInOrder() {
        var watch = ready(owner);

        var id = api.complete();
        api.done("propertyUpdate", "id", id, "title", "New");
        api.done("propertyPublish", "id", id);
        api.done("propertyArchive", "id", id);

        assertThat(List.of(told(watch), told(watch), told(watch), told(watch), told(watch)))
                .containsExactly(
                        "CREATED []",
                        "UPDATED [media]",
                        "UPDATED [title]",
                        "STATUS_CHANGED [status]",
                        "STATUS_CHANGED [status]");
        watch.nothingFor(QUIET);
    }

    @Test
    void tellsOfWhatMeetsTheFilterAndOfWhatLeavesIt() {
        var watch = ready(
                owner,
                "filter",
                Map.of(
                        "statuses",
                        List.of("PUBLISHED"),
                        "near",
                        Map.of("lat", 25.2048, "lng", 55.2708, "radiusMeters", 500)));
        var id = api.complete();
        api.complete("location", Map.of("lat", 1, "lng", 1));

        api.done("propertyPublish", "id", id);
        // What came before is told of the property as it is by then, which may be published already.
        assertThat(Stream.generate(() -> told(watch))
                        .dropWhile(message -> !message.startsWith("STATUS_CHANGED"))
                        .findFirst())
                .hasValue("STATUS_CHANGED [status]");
        api.done("propertyUpdate", "id", id, "location", Map.of("lat", 25.3, "lng", 55.3));
        assertThat(told(watch)).isEqualTo("LEFT [location]");
    }

    @Test
    void tellsWhoeverSeesTheirOwnOnlyThatOneLeft() {
        var agent = new RoleApi(owner)
                .join(tenants, new RoleApi(owner).create("Own only", "MEMBER", "PROPERTIES_READ:OWN", "MEMBERS_READ"));
        var watch = ready(agent);

        api.create("title", "Of nobody");
        var id = api.create("title", "Given", "agent", agent.membershipId());
        assertThat(told(watch)).isEqualTo("CREATED []");
        api.done("propertyUpdate", "id", id, "agent", owner.membershipId());

        assertThat(told(watch)).isEqualTo("LEFT [agent]");
        watch.nothingFor(QUIET);
    }
}
