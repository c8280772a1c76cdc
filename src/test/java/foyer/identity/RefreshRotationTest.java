package foyer.identity;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.identity.Sessions.Holder;
import foyer.identity.Sessions.Rotation;
import foyer.platform.crypto.Secret;
import foyer.platform.database.NewIds;
import foyer.platform.database.SystemDatabase;
import foyer.platform.database.Transactions;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The rule of spec/identity.md, "Refresh rotation", on a clock that the test moves. */
@FoyerTest
@Tag("module")
class RefreshRotationTest {

    private static final int REFRESHERS = 32;

    @Autowired
    DSLContext db;

    @Autowired
    SystemDatabase system;

    @Autowired
    Transactions transactions;

    @Autowired
    Users users;

    /** As Foyer has them where nobody says otherwise. */
    private final IdentitySettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("foyer.identity", IdentitySettings.class);

    private final TestClock clock = new TestClock();
    private Sessions sessions;
    private Holder holder;
    private Secret first;

    @BeforeEach
    void openSession() {
        sessions = new Sessions(new SessionQueries(db, system), settings, clock);
        holder = new Holder(new UserId(NewIds.at(clock.instant())), new SessionId(NewIds.at(clock.instant())));
        first = write(() -> {
            users.create(new NewUser(
                    holder.user(), holder.user() + "@example.com", "Somebody", null, null, "en", "no hash"));
            return sessions.open(holder.session(), holder.user(), null, null, SessionTransport.BEARER, null)
                    .text();
        });
    }

    @Test
    void answersEachUseWithANewToken() {
        var token = first;
        for (var use = 0; use < 5; use++) {
            clock.pass(Duration.ofMinutes(10));
            var next = renewed(token);
            assertThat(next.reveal()).isNotEqualTo(token.reveal()).hasSize(43);
            token = next;
        }
    }

    @Test
    void letsAClientThatLostTheAnswerGoOn() {
        renewed(first);
        clock.pass(Duration.ofSeconds(10));
        var second = renewed(first);
        clock.pass(Duration.ofMinutes(10));

        assertThat(rotate(second)).isInstanceOf(Rotation.Renewed.class);
    }

    @Test
    void doesNotLetTheTimeForThatGrowWithEachRepetition() {
        renewed(first);
        clock.pass(Duration.ofSeconds(6));
        renewed(first);
        clock.pass(Duration.ofSeconds(6));

        assertThat(rotate(first)).isInstanceOf(Rotation.Reused.class);
    }

    @Test
    void endsTheSessionWhenTheParentComesTooLate() {
        var second = renewed(first);
        clock.pass(Duration.ofSeconds(10).plusMillis(1));

        assertThat(rotate(first)).isInstanceOf(Rotation.Reused.class);
        assertThat(rotate(second)).isInstanceOf(Rotation.Over.class);
    }

    @Test
    void endsTheSessionWhenAGrandparentComesEvenAtOnce() {
        var second = renewed(first);
        var third = renewed(second);

        assertThat(rotate(first)).isInstanceOf(Rotation.Reused.class);
        assertThat(List.of(rotate(third), rotate(second), rotate(first))).allMatch(Rotation.Over.class::isInstance);
    }

    @Test
    void findsAThiefWhoUsedTheTokenWithinTheClientsTime() {
        var clients = renewed(first);
        var thiefs = renewed(first);
        clock.pass(Duration.ofMinutes(10));

        assertThat(rotate(clients)).isInstanceOf(Rotation.Reused.class);
        assertThat(rotate(thiefs)).isInstanceOf(Rotation.Over.class);
    }

    @Test
    void endsWhenNobodyUsesItAndInAnyCaseAtLast() {
        var token = first;
        for (var days = 0; days < settings.sessionLongest().toDays() - 20; days += 20) {
            clock.pass(Duration.ofDays(20));
            token = renewed(token);
        }
        clock.pass(Duration.ofDays(20));
        assertThat(rotate(token)).isInstanceOf(Rotation.Over.class);

        openSession();
        clock.pass(settings.sessionIdle());
        assertThat(rotate(first)).isInstanceOf(Rotation.Over.class);
    }

    @Test
    void worksNeverAgainAfterSigningOut() {
        var second = renewed(first);
        write(() -> {
            sessions.end(holder.session());
            return true;
        });

        assertThat(List.of(rotate(second), rotate(first))).allMatch(Rotation.Over.class::isInstance);
    }

    @Test
    void leavesOneGoodTokenAfterManyAtOnce() throws Exception {
        var answers = concurrently(List.of(first));

        assertThat(answers).hasSize(REFRESHERS).allMatch(Rotation.Renewed.class::isInstance);
        var newest = write(() -> new SessionQueries(db, system).newest(holder.user(), holder.session()));
        assertThat(newest.generation()).isEqualTo(REFRESHERS + 1);
        assertThat(newest.parentGeneration()).isEqualTo(1);
    }

    @Test
    void endsTheSessionWhenOneOfManyAtOnceIsOld() throws Exception {
        var second = renewed(first);
        var third = renewed(second);

        var answers = concurrently(List.of(third, third, first));

        assertThat(answers.stream().filter(Rotation.Reused.class::isInstance)).hasSize(1);
        for (var answer : answers) {
            if (answer instanceof Rotation.Renewed renewed) {
                assertThat(rotate(renewed.next().text())).isInstanceOf(Rotation.Over.class);
            }
        }
        assertThat(rotate(third)).isInstanceOf(Rotation.Over.class);
    }

    /** Random uses of random tokens at random times, against the rule told in the plainest way. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void followsTheRuleWhateverIsReplayed(long seed) {
        var random = new Random(seed);
        var issued = new ArrayList<>(List.of(first));
        var newest = 0;
        Integer parent = null;
        var parentUsed = clock.instant();
        var ended = false;
        for (var use = 0; use < 60; use++) {
            clock.pass(Duration.ofMillis(random.nextInt(7_000)));
            var old = random.nextInt(100) < 4;
            var chosen = old || parent == null || random.nextBoolean()
                    ? (old ? random.nextInt(issued.size()) : newest)
                    : parent;
            var inTime = !clock.instant().isAfter(parentUsed.plusSeconds(10));
            var good = chosen == newest || (Integer.valueOf(chosen).equals(parent) && inTime);

            var answer = rotate(issued.get(chosen));

            if (ended) {
                assertThat(answer).as("seed %d, use %d", seed, use).isInstanceOf(Rotation.Over.class);
            } else if (!good) {
                assertThat(answer).as("seed %d, use %d", seed, use).isInstanceOf(Rotation.Reused.class);
                ended = true;
            } else {
                assertThat(answer).as("seed %d, use %d", seed, use).isInstanceOf(Rotation.Renewed.class);
                if (chosen == newest) {
                    parent = newest;
                    parentUsed = clock.instant();
                }
                issued.add(((Rotation.Renewed) answer).next().text());
                newest = issued.size() - 1;
            }
        }
    }

    private Secret renewed(Secret token) {
        return ((Rotation.Renewed) rotate(token)).next().text();
    }

    private Rotation rotate(Secret token) {
        return write(() -> sessions.rotate(holder, token));
    }

    private List<Rotation> concurrently(List<Secret> tokens) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(REFRESHERS)) {
            var running = new ArrayList<java.util.concurrent.Future<Rotation>>();
            for (var i = 0; i < REFRESHERS; i++) {
                var token = i < tokens.size() ? tokens.get(i) : tokens.getFirst();
                running.add(threads.submit(() -> {
                    start.await();
                    return rotate(token);
                }));
            }
            start.countDown();
            var answers = new ArrayList<Rotation>();
            for (var answer : running) {
                answers.add(Objects.requireNonNull(answer.get(30, SECONDS)));
            }
            return answers;
        }
    }

    private <T> T write(Supplier<T> work) {
        var actor = new Actor.User(holder.user().value(), holder.session().value());
        return CurrentCaller.call(
                new Caller(actor, "test", "192.0.2.1", "a test", Locale.ENGLISH), () -> transactions.write(work));
    }
}
