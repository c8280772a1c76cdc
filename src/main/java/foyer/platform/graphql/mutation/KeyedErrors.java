package foyer.platform.graphql.mutation;

import static foyerdb.platform.Tables.IDEMPOTENCY_KEY;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps user errors as the outcome of an idempotency key. The failure carries its key out of the transaction that it
 * rolled back, as a suppressed exception; it is kept afterwards, in a transaction of its own.
 */
@Component
class KeyedErrors {

    private final DSLContext db;
    private final TransactionTemplate transactions;
    private final JsonMapper json;

    KeyedErrors(DSLContext db, TransactionTemplate transactions, JsonMapper json) {
        this.db = db;
        this.transactions = transactions;
        this.json = json;
    }

    /** A problem as it is stored; its enum is the noun's own, which a replay knows. */
    private record Stored(String code, @Nullable List<String> path, List<Object> arguments) {}

    /** The key that a failed effect belongs to. */
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient OutcomeKey key;

        Failed(OutcomeKey key) {
            super("outcome of an idempotency key", null, false, false);
            this.key = key;
        }
    }

    /** Keeps the user errors when the failure belongs to a key; an outcome that came between stays. */
    void keep(Throwable failure, UserErrorException errors) {
        Arrays.stream(failure.getSuppressed())
                .filter(Failed.class::isInstance)
                .forEach(failed -> transactions.executeWithoutResult(_ -> insert(((Failed) failed).key, errors)));
    }

    /** The stored errors again; messages are looked up anew, in the language of this call. */
    UserErrorException replay(JSONB stored, Class<? extends Enum<?>> codes) {
        var problems = Arrays.stream(json.readValue(stored.data(), Stored[].class))
                .map(problem -> new Problem(code(codes, problem.code()), problem.path(), problem.arguments()))
                .toList();
        return new UserErrorException(problems, Map.of());
    }

    private void insert(OutcomeKey key, UserErrorException errors) {
        var stored = errors.problems().stream()
                .map(problem -> new Stored(problem.code().name(), problem.path(), plain(problem.arguments())))
                .toList();
        key.insertInto(db)
                .set(IDEMPOTENCY_KEY.USER_ERRORS, JSONB.valueOf(json.writeValueAsString(stored)))
                .onConflictDoNothing()
                .execute();
    }

    private static List<Object> plain(List<Object> arguments) {
        return arguments.stream()
                .map(argument -> argument instanceof Number ? argument : argument.toString())
                .toList();
    }

    private static Enum<?> code(Class<? extends Enum<?>> codes, String name) {
        return Arrays.stream(codes.getEnumConstants())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(codes + " has lost its code " + name));
    }
}
