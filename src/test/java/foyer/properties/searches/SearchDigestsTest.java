package foyer.properties.searches;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.properties.PropertyApi;
import foyer.properties.PropertyId;
import foyer.testing.AtOnce;
import foyer.testing.Awaited;
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

    /** What a mail only counts is told when there is occasion again, and so is what was taken back at the time. */
    @Test
    void tellsLaterWhatItOnlyCounted() {
        searches.create(Map.of("bedroomsMin", 1), "DAILY", null);
        database.execute("""
                insert into properties.property (tenant_id, reference, kind, purpose, status, title, bedrooms, created_by_kind)
                select ?, 'X-' || n, 'VILLA', 'SALE', case when n = 1 then 'DRAFT' else 'PUBLISHED' end, 'No. ' || n, 1, 'SYSTEM'
                from generate_series(1, 250) n""", owner.tenant());
        database.execute("""
                insert into properties.search_match (tenant_id, search_id, property_id, reason, matched_at)
                select p.tenant_id, s.id, p.id, 'PUBLISHED', now() + make_interval(secs => substr(p.reference, 3)::int / 1000.0)
                from properties.property p join properties.saved_search s using (tenant_id)
                where tenant_id = ? and reference like 'X-%'""", owner.tenant());

        run(Duration.ofDays(1));

        assertThat(searches.told(database, 1)).containsExactly(owner.email());
        assertThat(searches.mail(database, owner.email()))
                .contains("No. 250", "No. 231", "And 229 more.")
                .doesNotContain("No. 230");
        assertThat(known())
                .hasSize(SearchDigests.MOST_TOLD)
                .contains("X-250 told")
                .doesNotContain("X-2 told");

        for (var reference : List.of("X-250", "X-2")) {
            properties.done("propertyUpdate", "id", id(reference), "bedrooms", 2);
        }
        Awaited.until(() -> known().contains("X-2 waits"));
        run(Duration.ofDays(2));

        assertThat(searches.told(database)).hasSize(2);
        assertThat(searches.mail(database, owner.email()))
                .contains("No. 2 (X-2)")
                .doesNotContain("No. 250");
    }

    private String id(String reference) {
        var id = database.text(
                "select id::text from properties.property where tenant_id = ? and reference = ?",
                owner.tenant(),
                reference);
        return new PropertyId(UUID.fromString(id)).toString();
    }

    private List<String> known() {
        return database.texts(
                "select reference || case when told_at is null then ' waits' else ' told' end from properties.search_match m"
                        + " join properties.property p on p.tenant_id = m.tenant_id and p.id = property_id where m.tenant_id = ?",
                owner.tenant());
    }

    /** With recipients outside, as soon as the owner might not have them told any more. */
    @Test
    void tellsNobodyOutsideWithoutPermission() {
        searches.create(Map.of(), "DAILY", Map.of("email", "amina@harbour.example", "consent", "On the telephone"));
        searches.create(Map.of(), "DAILY", null);
        properties.published();
        searches.reasons(database, 2);
        database.execute("update tenancy.membership set role = 'VIEWER' where tenant_id = ?", owner.tenant());

        run(Duration.ofDays(1));

        assertThat(searches.told(database)).containsExactly(owner.email());
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
