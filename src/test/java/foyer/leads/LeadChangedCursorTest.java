package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import foyer.testing.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Where {@code leadChanged} goes on, over a real socket (spec/platform.md, events and subscriptions). */
@FoyerTest
@Tag("graphql")
class LeadChangedCursorTest {

    private static final Duration QUIET = Duration.ofMillis(400);

    private final TestTenants tenants;
    private final TestMember owner;
    private final LeadApi api;
    private final LeadWatches watches = new LeadWatches();

    @Autowired
    LeadChangedCursorTest(TestTenants tenants) {
        this.tenants = tenants;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
    }

    @AfterEach
    void close() {
        watches.close();
    }

    @Test
    void goesOnAfterACursorWithoutGapOrRepetition() {
        var watch = watches.ready(owner);
        var ids = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            ids.add(api.create("Replayed " + i));
        }
        watch.next("leadChanged");
        var second = watch.next("leadChanged");

        var again = watches.of(owner, "after", second.path("cursor").asString());
        var ready = again.next("leadChanged");
        var replayed = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            replayed.add(again.next("leadChanged").path("id").asString());
        }
        var live = api.create("Live");

        assertThat(LeadWatches.kind(ready)).isEqualTo("READY");
        assertThat(ready.path("cursor").asString()).isNotBlank();
        assertThat(replayed).isEqualTo(ids.subList(2, 5));
        assertThat(again.next("leadChanged").path("id").asString()).isEqualTo(live);
        again.nothingFor(QUIET);
    }

    @Test
    void goesOnAfterTheCursorOfAQuery() {
        var before = api.create("Before the query");
        var query = owner.client().post("{ leads(first: 1) { nodes { id } } eventCursor }");
        var after = api.create("After the query");

        var watch = watches.ready(owner, "after", query.text("eventCursor"));

        assertThat(query.text("leads.nodes.0.id")).isEqualTo(before);
        assertThat(watch.next("leadChanged").path("id").asString()).isIn(before, after);
        var ids = new ArrayList<String>();
        for (JsonNode event = message(watch); event != null; event = message(watch)) {
            ids.add(event.path("id").asString());
        }
        assertThat(ids.isEmpty() ? List.of(after) : ids).containsExactly(after);
    }

    private static @Nullable JsonNode message(Watch watch) {
        var message = watch.message(QUIET);
        return message == null ? null : message.path("payload").path("data").path("leadChanged");
    }

    @Test
    void refusesTheCursorOfAnotherTenant() {
        var other = tenants.signUp("REAL_ESTATE");
        var theirs = other.client().post("{ eventCursor }").text("eventCursor");

        assertThat(watches.of(owner, "after", theirs).errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "-1", "AAAAAAAAAAAAAAAAAAAAAAAA", "  ", "🙂"})
    void refusesWhatIsNoCursor(String cursor) {
        assertThat(watches.of(owner, "after", cursor).errorCodes()).containsExactly("BAD_USER_INPUT");
    }
}
