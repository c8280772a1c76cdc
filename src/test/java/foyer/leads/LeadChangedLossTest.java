package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What a subscriber of {@code leadChanged} who cannot be told everything gets instead, over a real socket. */
@FoyerTest
@TestPropertySource(properties = {"foyer.live.buffer=3", "foyer.live.replay-page=2"})
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class LeadChangedLossTest {

    private static final int LEADS = 40;

    private final TestDatabase database;
    private final TestMember owner;
    private final LeadApi api;
    private final LeadWatches watches = new LeadWatches();

    @Autowired
    LeadChangedLossTest(TestTenants tenants, TestDatabase database) {
        this.database = database;
        this.owner = tenants.signUp("LEAD_GENERATION");
        this.api = new LeadApi(owner);
    }

    @AfterEach
    void close() {
        watches.close();
    }

    private String cursor() {
        return owner.client().post("{ eventCursor }").text("eventCursor");
    }

    private static String id(JsonNode message) {
        return message.at("/payload/data/leadChanged/id").asString();
    }

    @Test
    void aBurstBeyondTheBufferEndsTheStreamWithACursorThatLosesNothing() {
        var before = cursor();
        var ids = new ArrayList<String>();
        for (var i = 0; i < LEADS; i++) {
            ids.add(api.create("Burst " + i));
        }
        var watch = watches.ready(owner, "after", before);
        for (var i = 0; i < LEADS; i++) {
            assertThat(id(watch.message())).isEqualTo(ids.get(i));
        }
        api.done("leadAssign", "ids", ids, "to", owner.membershipId());
        var told = new ArrayList<String>();

        var last = watch.message();
        for (; last.path("type").asString().equals("next"); last = watch.message()) {
            told.add(id(last));
        }

        assertThat(last.path("type").asString()).isEqualTo("error");
        var extensions = last.at("/payload/0/extensions");
        assertThat(extensions.path("code").asString()).isEqualTo("SUBSCRIPTION_OVERFLOW");
        assertThat(told).hasSizeLessThan(LEADS);
        var again = watches.ready(owner, "after", extensions.path("cursor").asString());
        while (told.size() < LEADS) {
            told.add(id(again.message()));
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aCursorOlderThanTheEventsIsRefusedAsSuch() throws SQLException {
        var watch = watches.ready(owner);
        var old = cursor();
        api.create("After the cursor");
        watch.message();
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("update platform.event_sequence set kept_after = last_position");
        }

        assertThat(watches.of(owner, "after", old).errorCodes()).containsExactly("CURSOR_EXPIRED");
        watches.ready(owner);
    }
}
