package foyer.leads;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Node;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What subscribers are told when the database is replaced by an older one while they watch. */
@Tag("graphql")
class LeadChangedRestoredTest {

    private static final String BACK = """
            delete from platform.event;
            update platform.event_sequence set last_position = 1""";

    private final TestDatabase database = TestDatabase.fresh();

    /** Its cursor is of a time that the database does not know: what comes next has positions that it has seen. */
    @Test
    void aSubscriberOfALogThatWentBackHasToBeginAnew() throws SQLException {
        try (var node = Node.start(database, Map.of());
                var watches = new LeadWatches()) {
            var owner = TestTenants.on(node, database).signUp("LEAD_GENERATION");
            var api = new LeadApi(owner);
            var watch = watches.ready(owner);
            for (var i = 0; i < 3; i++) {
                var id = api.create("Before " + i);
                assertThat(watch.next("leadChanged").path("id").asString()).isEqualTo(id);
            }

            restore();

            assertThat(watch.errorCodes()).containsExactly("CURSOR_EXPIRED");
            var anew = watches.ready(owner);
            var later = api.create("After");
            assertThat(anew.next("leadChanged").path("id").asString()).isEqualTo(later);
        }
    }

    private void restore() throws SQLException {
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute(BACK);
        }
    }
}
