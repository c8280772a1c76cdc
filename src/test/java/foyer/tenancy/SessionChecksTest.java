package foyer.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.identity.AccessToken;
import foyer.identity.SessionId;
import foyer.identity.Sessions;
import foyer.identity.UserId;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.Actor;
import foyer.testing.FoyerTest;
import foyer.testing.TestClock;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How soon a node that was told nothing finds out. */
@FoyerTest
@Tag("module")
class SessionChecksTest {

    @Autowired
    DSLContext db;

    @Autowired
    SystemDatabase system;

    @Autowired
    Actors actors;

    @Autowired
    Sessions sessions;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private final TestClock clock = new TestClock();
    private final AtomicInteger asked = new AtomicInteger();
    private SessionChecks checks;
    private TestMember owner;
    private AccessToken token;

    @BeforeEach
    void signUp() {
        var counted = DSL.using(system.dsl()
                .configuration()
                .deriveAppending(new DefaultExecuteListenerProvider(new org.jooq.ExecuteListener() {
                    @Override
                    public void executeStart(org.jooq.ExecuteContext context) {
                        asked.incrementAndGet();
                    }
                })));
        checks = new SessionChecks(new SessionMemberQueries(db, new SystemDatabase(counted)), sessions, actors, clock);
        owner = tenants.signUp("LEAD_GENERATION");
        var session = owner.client().post("{ viewer { session { id } } }").text("viewer.session.id");
        token = new AccessToken(
                new UserId(owner.user()),
                SessionId.of(session),
                1,
                owner.tenant(),
                owner.membership(),
                1,
                clock.instant().plusSeconds(600));
    }

    @Test
    void asksOnceASecond() {
        for (var request = 0; request < 10; request++) {
            assertThat(checks.bearer(token)).isInstanceOf(Actor.Member.class);
        }
        assertThat(asked).hasValue(1);

        clock.pass(Duration.ofSeconds(1));
        checks.bearer(token);
        checks.bearer(token);
        assertThat(asked).hasValue(2);
    }

    @Test
    void findsOutWithinASecondWhatAnotherNodeRevoked() throws SQLException {
        assertThat(checks.bearer(token)).isNotNull();
        execute("update identity.session set revoked_at = now(), revoked_why = 'SIGNED_OUT' where user_id = '%s'"
                .formatted(owner.user()));

        clock.pass(Duration.ofMillis(999));
        assertThat(checks.bearer(token)).isNotNull();
        clock.pass(Duration.ofMillis(1));
        assertThat(checks.bearer(token)).isNull();
    }

    @Test
    void tellsWhatTheRoleCountsAsAndMayDo() {
        var actor = (Actor.Member) Objects.requireNonNull(checks.bearer(token));

        assertThat(actor.roles()).isEqualTo(Set.of("OWNER", "ADMIN", "MANAGER", "MEMBER", "VIEWER"));
        assertThat(actor.permissions()).contains("LEADS_ASSIGN", "TENANT_MANAGE");
        assertThat(actor.states()).isEmpty();
        assertThat(actor.impersonator()).isNull();
    }

    @Test
    void looksAgainWhenTheClockWasPutBack() {
        checks.bearer(token);
        clock.pass(Duration.ofMinutes(-5));
        checks.bearer(token);

        assertThat(asked).hasValue(2);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
