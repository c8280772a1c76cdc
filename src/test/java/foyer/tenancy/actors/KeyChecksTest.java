package foyer.tenancy.actors;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.Actor;
import foyer.tenancy.keys.ApiKeyApi;
import foyer.testing.FoyerTest;
import foyer.testing.TestClock;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What it costs to know a server by its API key, and how soon a node that was told nothing finds out. */
@FoyerTest
@Tag("module")
class KeyChecksTest {

    @Autowired
    SystemDatabase system;

    @Autowired
    Actors actors;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private final TestClock clock = new TestClock();
    private final AtomicInteger asked = new AtomicInteger();
    private KeyChecks checks;
    private TestMember owner;
    private String key;

    @BeforeEach
    void make(@Autowired TenantAccesses accesses) {
        var counted = CountedSystem.of(system, asked);
        checks = new KeyChecks(new KeyStandingQueries(counted, accesses), actors, clock);
        owner = tenants.signUp("LEAD_GENERATION");
        key = new ApiKeyApi(owner).make("Site", List.of("LEADS_READ")).secret();
    }

    @Test
    void asksOnceASecondAndNotesTheUseOnceAMinute() throws SQLException {
        for (var request = 0; request < 10; request++) {
            assertThat(checks.bearer(key)).isInstanceOf(Actor.ApiKey.class);
        }
        assertThat(asked).as("looked up and noted").hasValue(2);
        var first = used();

        for (var second = 0; second < 59; second++) {
            clock.pass(Duration.ofSeconds(1));
            checks.bearer(key);
        }
        assertThat(asked).as("looked up").hasValue(2 + 59);
        assertThat(used()).isEqualTo(first);

        clock.pass(Duration.ofSeconds(1));
        checks.bearer(key);
        assertThat(used()).isNotEqualTo(first);
    }

    @Test
    void looksForWhatThereIsNotJustAsForWhatThereIs() {
        var unknown = key.substring(0, key.length() - 3) + "xyz";
        var elsewhere =
                key.replace(key.substring(10, 42), UUID.randomUUID().toString().replace("-", ""));

        for (var request = 0; request < 10; request++) {
            assertThat(checks.bearer(unknown)).isEqualTo(new Actor.Anonymous(Actor.Reason.INVALID));
            assertThat(checks.bearer(elsewhere)).isEqualTo(new Actor.Anonymous(Actor.Reason.INVALID));
        }

        assertThat(asked).hasValue(2);
    }

    @Test
    void findsOutWithinASecond() throws SQLException {
        var actor = checks.bearer(key);
        database.execute(
                "update tenancy.api_key set revoked_at = now() where tenant_id = '%s'".formatted(owner.tenant()));

        clock.pass(Duration.ofMillis(999));
        assertThat(checks.bearer(key)).isEqualTo(actor);
        assertThat(checks.changed(List.of((Actor.ApiKey) actor))).containsExactly(actor);

        clock.pass(Duration.ofMillis(1));
        assertThat(checks.bearer(key)).isEqualTo(new Actor.Anonymous(Actor.Reason.REVOKED));
    }

    @Test
    void asksForManyAtOnce() {
        var actor = (Actor.ApiKey) checks.bearer(key);
        var before = asked.get();
        var many = new ArrayList<>(List.of(actor, actor));
        for (var i = 0; i < 100; i++) {
            many.add(new Actor.ApiKey(owner.tenant(), UUID.randomUUID(), Set.of(), Set.of(), Set.of()));
        }

        assertThat(checks.changed(many)).hasSize(100).doesNotContain(actor);
        assertThat(checks.changed(List.of())).isEmpty();
        assertThat(asked.get() - before).isEqualTo(1);
    }

    private String used() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select last_used_at::text from tenancy.api_key where tenant_id = '%s'"
                                .formatted(owner.tenant()))) {
            rows.next();
            return rows.getString(1);
        }
    }
}
