package foyer.platform.graphql.mutation;

import static foyerdb.platform.Tables.IDEMPOTENCY_KEY;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyerdb.platform.tables.records.IdempotencyKeyRecord;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs an effect once per key a client gives, however often it is sent: kept 24 hours, in the effect's own transaction
 * (spec/platform.md, "Schema conventions").
 */
@Component
public class Idempotency {

    /** How long an outcome answers for its key. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final int MAX_LENGTH = 255;

    private final DSLContext db;
    private final KeyedErrors errors;

    Idempotency(DSLContext db, KeyedErrors errors) {
        this.db = db;
        this.errors = errors;
    }

    /**
     * The id of what the effect made, now or when this key was first sent; without a key the effect simply runs.
     *
     * @param operation the mutation's name
     * @param input the mutation's input: the same key with another one is refused
     * @param reused the noun's code IDEMPOTENCY_KEY_REUSED
     * @param effect makes something in the running transaction and answers its id
     * @throws UserErrorException those of the first outcome again, or {@code reused}
     * @throws ApiException CONFLICT while the same key is at work elsewhere
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID once(String operation, @Nullable String key, Object input, Enum<?> reused, Supplier<UUID> effect) {
        return once(operation, key, input, reused, effect, true);
    }

    /** The same, but a refusal is no outcome: what was refused is done by the same key once it may be. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID onceDone(String operation, @Nullable String key, Object input, Enum<?> reused, Supplier<UUID> effect) {
        return once(operation, key, input, reused, effect, false);
    }

    private UUID once(
            String operation,
            @Nullable String key,
            Object input,
            Enum<?> reused,
            Supplier<UUID> effect,
            boolean refusalsToo) {
        if (key == null) {
            return effect.get();
        }
        checkLength(key);
        var outcome = OutcomeKey.of(CurrentCaller.actor(), operation, key, InputHash.of(input));
        lock(outcome);
        db.deleteFrom(IDEMPOTENCY_KEY).where(outcome.isStored()).and(isOver()).execute();
        var stored = db.selectFrom(IDEMPOTENCY_KEY).where(outcome.isStored()).fetchOne();
        return stored == null ? run(outcome, effect, refusalsToo) : replay(stored, outcome, reused);
    }

    /** Whether the caller has an outcome under this key, which {@link #once} would answer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isKnown(String operation, String key) {
        var outcome = OutcomeKey.of(CurrentCaller.actor(), operation, key, "");
        return db.fetchExists(IDEMPOTENCY_KEY, outcome.isStored(), DSL.not(isOver()));
    }

    private void lock(OutcomeKey outcome) {
        var locked = db.select(DSL.field("pg_try_advisory_xact_lock({0})", Boolean.class, DSL.val(outcome.lock())))
                .fetchSingle()
                .value1();
        if (!locked) {
            throw new ApiException(
                    ApiErrorCode.CONFLICT, "idempotency.inFlight", List.of(), Map.of("reason", "IN_FLIGHT"));
        }
    }

    private UUID replay(IdempotencyKeyRecord stored, OutcomeKey outcome, Enum<?> reused) {
        if (!HexFormat.of().formatHex(stored.getInputHash()).equals(outcome.inputHash())) {
            throw UserErrorException.at("idempotencyKey", reused);
        }
        if (stored.getUserErrors() != null) {
            throw errors.replay(stored.getUserErrors(), reused.getDeclaringClass());
        }
        return Objects.requireNonNull(stored.getResultId());
    }

    private UUID run(OutcomeKey outcome, Supplier<UUID> effect, boolean refusalsToo) {
        try {
            var made = effect.get();
            outcome.insertInto(db).set(IDEMPOTENCY_KEY.RESULT_ID, made).execute();
            return made;
        } catch (RuntimeException e) {
            if (refusalsToo) {
                e.addSuppressed(new KeyedErrors.Failed(outcome));
            }
            throw e;
        }
    }

    /** By the database's clock, as the rows are. */
    static Condition isOver() {
        return IDEMPOTENCY_KEY.CREATED_AT.lt(DSL.currentInstant().sub(DayToSecond.valueOf(KEPT)));
    }

    private static void checkLength(String key) {
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw new ApiException(
                    ApiErrorCode.BAD_USER_INPUT,
                    "idempotency.key",
                    List.of(MAX_LENGTH, key.length()),
                    Map.of("paths", List.of(List.of("input", "idempotencyKey"))));
        }
    }
}
