package foyer.tenancy.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.identity.AccessToken;
import foyer.identity.SessionId;
import foyer.identity.Sessions;
import foyer.identity.UserId;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.Actor;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestClock;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    /** Given whether the owner's session is read. */
    private volatile Consumer<Boolean> slowness = _ -> {};

    private SessionChecks checks;
    private TestMember owner;
    private AccessToken token;

    @BeforeEach
    void signUp(@Autowired TenantAccesses accesses, @Autowired ImpersonationRight impersonation) {
        var counted = DSL.using(system.dsl()
                .configuration()
                .deriveAppending(new DefaultExecuteListenerProvider(new org.jooq.ExecuteListener() {
                    @Override
                    public void executeStart(org.jooq.ExecuteContext context) {
                        asked.incrementAndGet();
                        var query = Objects.requireNonNull(context.query());
                        slowness.accept(
                                query.getBindValues().contains(token.session().value()));
                    }
                })));
        var queries = new SessionMemberQueries(db, new SystemDatabase(counted), accesses);
        checks = new SessionChecks(queries, sessions, actors, impersonation, clock);
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
    void findsOutWithinASecondWhatAnotherNodeRevoked() {
        assertThat(checks.bearer(token)).isNotNull();
        database.execute(
                "update identity.session set revoked_at = now(), revoked_why = 'SIGNED_OUT' where user_id = '%s'"
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update identity.session set revoked_at = now(), revoked_why = 'SIGNED_OUT' where user_id = '%1$s'",
                "update identity.user_account set active = false where id = '%1$s'",
                "update tenancy.membership set status = 'SUSPENDED' where user_id = '%1$s'",
                "update identity.session set generation = 2 where user_id = '%1$s'",
                "delete from identity.refresh_token where user_id = '%1$s';"
                        + " delete from identity.session where user_id = '%1$s'",
            })
    void asksOnceASecondAboutATokenThatIsGoodNoMore(String change) {
        database.execute(change.formatted(owner.user()));

        for (var request = 0; request < 50; request++) {
            assertThat(checks.bearer(token)).isNull();
            assertThat(checks.at(token.session(), token.generation() + 1)).isNotNull();
        }
        assertThat(asked).hasValue(change.contains("SUSPENDED") ? 2 : 1);

        clock.pass(Duration.ofSeconds(1));
        checks.bearer(token);
        checks.bearer(token);
        assertThat(asked).hasValue(change.contains("SUSPENDED") ? 3 : 2);
    }

    @Test
    void looksAgainForANewerTokenButNotForEachRequest() {
        checks.bearer(token);
        database.execute(
                "update tenancy.membership set perms_version = 2 where id = '%s'".formatted(owner.membership()));
        assertThat(checks.bearer(withVersion(2))).isNotNull();
        assertThat(checks.bearer(token)).isNull();
        assertThat(asked).hasValue(2);

        for (var request = 0; request < 50; request++) {
            assertThat(checks.bearer(withVersion(3))).isNull();
        }
        assertThat(asked).hasValue(2);
        database.execute(
                "update tenancy.membership set perms_version = 3 where id = '%s'".formatted(owner.membership()));
        clock.pass(Duration.ofMillis(100));
        assertThat(checks.bearer(withVersion(3))).isNotNull();
        assertThat(asked).hasValue(3);
    }

    @Test
    void readsOneSessionWithoutHoldingUpAnother() throws Exception {
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        slowness = ofOwner -> {
            if (ofOwner) {
                reading.countDown();
                Awaited.until(() -> goOn.getCount() == 0);
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = Stream.generate(() -> threads.submit(() -> checks.bearer(token)))
                    .limit(8)
                    .toList();
            Awaited.until(() -> reading.getCount() == 0);
            // So many that some are neighbours of the slow one in any table.
            var others = threads.submit(() -> IntStream.range(0, 500)
                    .mapToObj(_ -> checks.at(new SessionId(UUID.randomUUID()), 1))
                    .filter(actor -> !(actor instanceof Actor.Anonymous))
                    .count());
            try {
                assertThat(others.get(45, TimeUnit.SECONDS)).isZero();
                assertThat(slow).noneMatch(Future::isDone);
            } finally {
                goOn.countDown();
            }
            for (var one : slow) {
                assertThat(one.get()).isInstanceOf(Actor.Member.class);
            }
            assertThat(asked).as("the slow one was read once").hasValue(501);
        }
    }

    @Test
    void readsAgainAfterAReadThatFailed() {
        slowness = _ -> {
            throw new IllegalStateException("no database");
        };
        assertThatThrownBy(() -> checks.bearer(token)).hasMessageContaining("no database");

        slowness = _ -> {};
        assertThat(checks.bearer(token)).isNotNull();
    }

    private AccessToken withVersion(int permsVersion) {
        return new AccessToken(
                token.user(),
                token.session(),
                token.generation(),
                token.tenant(),
                token.membership(),
                permsVersion,
                token.expiresAt());
    }
}
