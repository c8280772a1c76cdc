package foyer.properties.searches;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.database.Transactions;
import foyer.platform.events.SequencedEvent;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.properties.PropertyApi;
import foyer.properties.PropertyEvents;
import foyer.properties.PropertyId;
import foyer.testing.FoyerTest;
import foyer.testing.Statements;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an event of a property costs, however many searches it is held against. */
@FoyerTest
@Tag("graphql")
class SearchStatementsTest {

    private static final String REQUEST = "of-the-test";

    /** The property costs less. */
    private static final long ENOUGH = 1_000_000_000_000L;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    SearchMatches matches;

    @Autowired
    Transactions transactions;

    @Autowired
    Statements statements;

    private TestMember owner;
    private UUID property;

    @BeforeEach
    void publish() {
        owner = tenants.signUp("REAL_ESTATE");
        property = PropertyId.of(new PropertyApi(owner).published()).value();
    }

    /** By an actor whose statements are counted. */
    private List<String> statements(String changed) {
        var payload = Map.<String, Object>of(
                PropertyEvents.STATUS, "PUBLISHED", PropertyEvents.CHANGED_FIELDS, List.of(changed));
        var event = new SequencedEvent(
                1,
                owner.tenant(),
                PropertyEvents.UPDATED,
                "Property",
                property,
                "SYSTEM",
                null,
                payload,
                Instant.EPOCH);
        var caller = new Caller(new Actor.PublicLink(owner.tenant(), "test"), REQUEST, null, null, Locale.ENGLISH);
        return statements
                .during(
                        REQUEST,
                        () -> CurrentCaller.call(caller, () -> {
                            transactions.run(() -> matches.on(event));
                            return true;
                        }))
                .statements();
    }

    private void search(int number) {
        var filter = Map.of("price", Map.of("offer", "SALE", "currency", "AED", "maxMinor", ENOUGH + number));
        new SavedSearchApi(owner).create(filter, "DAILY", null);
    }

    @Test
    void areAsManyForOneSearchAsForMany() {
        search(1);
        var one = statements("salePrice");
        for (var i = 2; i < 6; i++) {
            search(i);
        }

        assertThat(statements("salePrice")).hasSameSizeAs(one);
        assertThat(database.number(
                        "select count(distinct search_id) from properties.search_match where tenant_id = ?",
                        owner.tenant()))
                .isEqualTo(5);
        assertThat(one.stream().filter(sql -> sql.startsWith("select \"properties\".\"saved_search\"")))
                .hasSize(1);
        assertThat(statements("description")).hasSize(1).noneMatch(sql -> sql.contains("saved_search"));
    }
}
