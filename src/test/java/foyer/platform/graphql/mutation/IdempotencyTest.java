package foyer.platform.graphql.mutation;

import static foyerdb.platform.Tables.IDEMPOTENCY_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** One effect a key: repeated, changed, failed, expired, and sixteen at once. */
@FoyerTest
@Tag("module")
class IdempotencyTest {

    private static final int CALLERS = 16;

    @Autowired
    private Idempotency idempotency;

    @Autowired
    private IdempotencyPurge purge;

    @Autowired
    private KeyedErrors errors;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DSLContext db;

    @Autowired
    private TestDatabase database;

    private final AtomicInteger effects = new AtomicInteger();
    private final Actor actor = member(UUID.randomUUID());

    private enum Code {
        NOT_FOUND,
        LIMIT,
        IDEMPOTENCY_KEY_REUSED
    }

    private record Input(String title, String idempotencyKey) {
        static Input of(String title) {
            return new Input(title, "k");
        }
    }

    @Test
    void answersTheFirstOutcomeForTheSameKeyAndInput() {
        var first = once(actor, "k", Input.of("a"));

        assertThat(once(actor, "k", Input.of("a"))).isEqualTo(first);
        assertThat(once(actor, "k", new Input("a", "other"))).isEqualTo(first);
        assertThat(effects).hasValue(1);
    }

    @Test
    void runsEachTimeWithoutAKey() {
        assertThat(once(actor, null, Input.of("a"))).isNotEqualTo(once(actor, null, Input.of("a")));
        assertThat(effects).hasValue(2);
    }

    @Test
    void refusesTheKeyForAnotherInput() {
        once(actor, "k", Input.of("a"));

        assertThatThrownBy(() -> once(actor, "k", Input.of("b")))
                .isInstanceOfSatisfying(
                        UserErrorException.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(Problem.of(Code.IDEMPOTENCY_KEY_REUSED, "idempotencyKey")));
        assertThat(effects).hasValue(1);
    }

    @Test
    void keepsActorsOperationsAndTenantsApart() {
        var tenant = UUID.randomUUID();
        var person = UUID.randomUUID();
        var outside = new Actor.User(person, UUID.randomUUID());
        once(member(tenant), "k", Input.of("a"));
        once(member(tenant), "k", Input.of("a"));
        once(actor, "k", Input.of("a"));
        once(outside, "k", Input.of("a"));
        once(outside, "k", Input.of("a"));
        call(actor, () -> idempotency.once("another", "k", Input.of("a"), Code.IDEMPOTENCY_KEY_REUSED, this::effect));

        assertThat(effects).hasValue(5);
    }

    @Test
    void keepsNothingOfAnEffectThatBreaks() {
        Supplier<UUID> broken = () -> {
            throw new IllegalStateException("broken");
        };

        assertThatThrownBy(() -> once(actor, "k", Input.of("a"), broken)).isInstanceOf(IllegalStateException.class);
        once(actor, "k", Input.of("a"));

        assertThat(effects).hasValue(1);
    }

    @Test
    void answersUserErrorsAgain() {
        Supplier<UUID> failing = () -> {
            effects.incrementAndGet();
            throw new UserErrorException(
                    List.of(Problem.of(Code.NOT_FOUND, "deep.id"), new Problem(Code.LIMIT, null, List.of(5, "x"))),
                    Map.of());
        };

        assertThatThrownBy(() -> asMutation(actor, failing)).isInstanceOf(UserErrorException.class);
        assertThatThrownBy(() -> asMutation(actor, failing))
                .isInstanceOfSatisfying(
                        UserErrorException.class,
                        again -> assertThat(again.problems())
                                .containsExactly(
                                        Problem.of(Code.NOT_FOUND, "deep.id"),
                                        new Problem(Code.LIMIT, null, List.of(5, "x"))));
        assertThat(effects).hasValue(1);
    }

    @Test
    void aRefusalIsNoOutcomeWhereOnlyWhatWasDoneIs() {
        Supplier<UUID> refused = () -> {
            throw UserErrorException.of(Code.LIMIT);
        };
        assertThatThrownBy(() -> kept(actor, () -> call(actor, () -> done(refused))))
                .isInstanceOf(UserErrorException.class);

        var first = call(actor, () -> done(this::effect));

        assertThat(call(actor, () -> done(this::effect))).isEqualTo(first);
        assertThat(effects).hasValue(1);
    }

    private UUID done(Supplier<UUID> effect) {
        return idempotency.onceDone("thingApprove", "k", Input.of("a"), Code.IDEMPOTENCY_KEY_REUSED, effect);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void refusesAKeyThatIsEmptyOrTooLong(int length) {
        assertThatThrownBy(() -> once(actor, "k".repeat(length), Input.of("a")))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ApiErrorCode.BAD_USER_INPUT));
    }

    @Test
    void forgetsAfterADay() throws SQLException {
        var first = once(actor, "k".repeat(255), Input.of("a"));
        age("interval '23 hours 59 minutes'");
        assertThat(once(actor, "k".repeat(255), Input.of("a"))).isEqualTo(first);
        age("interval '2 minutes'");

        assertThat(once(actor, "k".repeat(255), Input.of("b"))).isNotEqualTo(first);
    }

    @Test
    void purgesWhatIsOver() throws SQLException {
        once(actor, "old", Input.of("a"));
        age("interval '25 hours'");
        once(actor, "new", Input.of("a"));

        assertThat(purge.purge()).isPositive();

        assertThat(call(actor, () -> db.fetchCount(IDEMPOTENCY_KEY))).isEqualTo(1);
    }

    @Test
    void runsOnceForSixteenCallsAtOnce() throws InterruptedException, ExecutionException {
        var started = new CountDownLatch(CALLERS);
        Callable<Object> one = () -> {
            started.countDown();
            started.await();
            try {
                return once(actor, "k", Input.of("a"));
            } catch (ApiException e) {
                return e;
            }
        };
        var outcomes = new ArrayList<Object>();
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            for (var future : threads.invokeAll(Collections.nCopies(CALLERS, one))) {
                outcomes.add(future.get());
            }
        }

        var first = once(actor, "k", Input.of("a"));
        assertThat(effects).hasValue(1);
        assertThat(outcomes).hasSize(CALLERS).contains(first).allSatisfy(outcome -> {
            if (outcome instanceof ApiException busy) {
                assertThat(busy.code()).isEqualTo(ApiErrorCode.CONFLICT);
                assertThat(busy.extensions()).containsEntry("reason", "IN_FLIGHT");
            } else {
                assertThat(outcome).isEqualTo(first);
            }
        });
    }

    private UUID once(Actor caller, @Nullable String key, Object input) {
        return once(caller, key, input, this::effect);
    }

    private UUID once(Actor caller, @Nullable String key, Object input, Supplier<UUID> effect) {
        return call(caller, () -> idempotency.once("thingCreate", key, input, Code.IDEMPOTENCY_KEY_REUSED, effect));
    }

    private UUID asMutation(Actor caller, Supplier<UUID> effect) {
        return kept(caller, () -> once(caller, "k", Input.of("a"), effect));
    }

    /** As the wrapper around mutations does: user errors are kept once the transaction is over. */
    private UUID kept(Actor caller, Supplier<UUID> mutation) {
        try {
            return mutation.get();
        } catch (UserErrorException e) {
            CurrentCaller.call(caller(caller), () -> {
                errors.keep(e, e);
                return true;
            });
            throw e;
        }
    }

    private UUID effect() {
        effects.incrementAndGet();
        return UUID.randomUUID();
    }

    private <T> T call(Actor as, Supplier<T> work) {
        return Objects.requireNonNull(CurrentCaller.call(caller(as), () -> transactions.execute(_ -> work.get())));
    }

    private static Caller caller(Actor actor) {
        return new Caller(actor, "test", null, null, Locale.ENGLISH);
    }

    private static Actor member(UUID tenant) {
        return new Actor.Member(
                tenant, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Set.of(), Set.of(), Set.of(), null);
    }

    private void age(String interval) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("update platform.idempotency_key set created_at = created_at - " + interval
                    + " where actor_id = '" + actor.id() + "'");
        }
    }
}
