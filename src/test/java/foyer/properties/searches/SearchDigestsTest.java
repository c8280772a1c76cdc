package foyer.properties.searches;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.properties.PropertyApi;
import foyer.properties.PropertyId;
import foyer.testing.AtOnce;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What waits until the morning, in the tenant's time zone (spec/properties.md, rules). */
@FoyerTest
@Tag("graphql")
class SearchDigestsTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    SearchDigests digests;

    private TestMember owner;
    private PropertyApi properties;
    private SavedSearchApi searches;

    @BeforeEach
    void signUp() {
        owner = tenants.signUp("REAL_ESTATE");
        properties = new PropertyApi(owner);
        searches = new SavedSearchApi(owner);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T04:00:00Z, Asia/Dubai, false, 2026-11-25T04:00:00Z",
        "2026-11-25T03:59:59Z, Asia/Dubai, false, 2026-11-24T04:00:00Z",
        "2026-11-25T04:00:00Z, Asia/Dubai, true, 2026-11-23T04:00:00Z",
        "2026-11-23T03:00:00Z, Asia/Dubai, true, 2026-11-16T04:00:00Z",
        "2026-07-01T12:00:00Z, America/New_York, false, 2026-07-01T12:00:00Z"
    })
    void isAtEightInTheMorningThere(Instant now, String zone, boolean weekly, Instant last) {
        assertThat(SearchDigests.lastTime(now, ZoneId.of(zone), weekly)).isEqualTo(last);
    }

    private int run(Duration later) {
        return CurrentCaller.call(
                Caller.system(owner.tenant(), "test"),
                () -> digests.tell(Instant.now().plus(later)));
    }

    @Test
    void tellsInOneMailWhatIsStillPublished() throws Exception {
        searches.create(Map.of(), "DAILY", null);
        searches.create(Map.of(), "WEEKLY", null);
        properties.published("title", "First");
        properties.published("title", "Second");
        var gone = properties.published("title", "Third");
        searches.reasons(database, 6);
        properties.done("propertyUnpublish", "id", gone);
        assertThat(searches.told(database)).isEmpty();

        AtOnce.run(List.<Callable<Integer>>of(() -> run(Duration.ofDays(1)), () -> run(Duration.ofDays(1))));
        assertThat(searches.told(database)).hasSizeBetween(1, 2);
        run(Duration.ofDays(8));
        run(Duration.ofDays(16));

        assertThat(searches.told(database)).containsExactly(owner.email(), owner.email());
        assertThat(searches.mail(database, owner.email()))
                .contains("First", "Second")
                .doesNotContain("Third");
        assertThat(database.number(
                        "select count(*) from properties.search_match where tenant_id = ? and told_at is null",
                        owner.tenant()))
                .isZero();
    }

    @Test
    void tellsTogetherWhatIsTooMuchForOneDay() {
        searches.create(Map.of(), "INSTANT", null);
        database.execute("""
                insert into properties.search_match (tenant_id, search_id, property_id, reason, occasion, matched_at, told_at)
                select s.tenant_id, s.id, p.id, 'PRICE_DROP', n::text, now(), now()
                from properties.saved_search s, (select ?::uuid as id) p, generate_series(1, 20) n
                where s.tenant_id = ?""", property(), owner.tenant());

        properties.published("title", "One more");
        assertThat(searches.reasons(database, 21)).contains("PUBLISHED");
        assertThat(searches.told(database)).isEmpty();

        run(Duration.ofDays(1));
        assertThat(searches.told(database)).hasSize(1);
    }

    @Test
    void tellsNobodyWhoHasUnsubscribedWhileAMatchWasNoted() {
        searches.create(Map.of(), "DAILY", null);
        database.execute(
                "update properties.saved_search set alert = 'NONE', unsubscribed_at = now() where tenant_id = ?",
                owner.tenant());
        database.execute("""
                insert into properties.search_match (tenant_id, search_id, property_id, reason, matched_at)
                select tenant_id, id, ?, 'PUBLISHED', now() from properties.saved_search where tenant_id = ?""", property(), owner.tenant());

        assertThat(run(Duration.ofDays(1))).isZero();

        assertThat(searches.told(database)).isEmpty();
    }

    private UUID property() {
        return PropertyId.of(properties.create()).value();
    }
}
