package foyer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.database.NewIds;
import foyer.platform.database.SystemDatabase;
import foyer.platform.database.Transactions;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.TestClock;
import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How a cookie's session moves on with its use, on a clock that the test moves. */
@FoyerTest
@Tag("module")
class CookieUseTest {

    private static final int AT_ONCE = 32;

    @Autowired
    DSLContext db;

    @Autowired
    SystemDatabase system;

    @Autowired
    IdentitySettings settings;

    @Autowired
    Transactions transactions;

    @Autowired
    Users users;

    @Autowired
    TestDatabase database;

    private final TestClock clock = new TestClock();
    private Sessions sessions;
    private UserId user;
    private SessionId session;

    @BeforeEach
    void openSession() {
        sessions = new Sessions(new SessionQueries(db, system), settings, clock);
        user = new UserId(NewIds.at(clock.instant()));
        session = new SessionId(NewIds.at(clock.instant()));
        var secret = write(() -> {
            users.create(new NewUser(user, user + "@example.com", "Somebody", null, null, "en", "no hash"));
            return sessions.open(session, user, null, null, SessionTransport.COOKIE, null);
        });
        assertThat(secret.lasts()).isEqualTo(settings.sessionLongest());
    }

    @Test
    void isNotedOnceAMinute() throws SQLException {
        clock.pass(Duration.ofSeconds(59));
        assertThat(use()).isFalse();

        clock.pass(Duration.ofSeconds(1));
        assertThat(use()).isTrue();
        assertThat(use()).isFalse();
        assertThat(time("last_used_at")).isEqualTo(clock.instant());
        assertThat(time("expires_at")).isEqualTo(clock.instant().plus(settings.sessionIdle()));
    }

    @Test
    void isNotedByOneOfManyAtOnce() throws Exception {
        clock.pass(Duration.ofMinutes(5));
        var before = time("last_used_at");
        Callable<Boolean> use = () -> sessions.use(session, before);
        var noted = 0;
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var one : threads.invokeAll(Collections.nCopies(AT_ONCE, use))) {
                noted += one.get() ? 1 : 0;
            }
        }

        assertThat(noted).isEqualTo(1);
    }

    @Test
    void keepsTheSessionAliveAndInTheEndNoLonger() throws SQLException {
        for (var days = 0; days < settings.sessionLongest().toDays() - 20; days += 20) {
            clock.pass(Duration.ofDays(20));
            assertThat(use()).isTrue();
        }
        assertThat(time("expires_at")).isEqualTo(time("ends_at"));

        clock.pass(Duration.ofDays(20));
        assertThat(use()).as("after its longest").isFalse();
    }

    @Test
    void doesNotBringBackWhatHasEnded() throws SQLException {
        clock.pass(settings.sessionIdle());
        assertThat(use()).as("too late").isFalse();

        openSession();
        clock.pass(Duration.ofMinutes(5));
        assertThat(write(() -> sessions.end(session))).isEqualTo(SessionTransport.COOKIE);
        assertThat(use()).as("signed out").isFalse();
    }

    private boolean use() throws SQLException {
        return sessions.use(session, time("last_used_at"));
    }

    private Instant time(String column) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement("select " + column + " from identity.session where id = ?")) {
            statement.setObject(1, session.value());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private <T> T write(Supplier<T> work) {
        var actor = new Actor.User(user.value(), session.value());
        return CurrentCaller.call(
                new Caller(actor, "test", "192.0.2.1", "a test", Locale.ENGLISH), () -> transactions.write(work));
    }
}
