package foyer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jspecify.annotations.Nullable;

/**
 * The statements that callers' operations send as the serving login, in order: a list with edges has to send as many
 * for one parent as for twenty. Foyer's own work and the look-ups before anyone is known are not among them.
 */
public final class Statements implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    private final transient List<Statement> sent = new CopyOnWriteArrayList<>();

    /** A statement, and the request that it was sent for. */
    private record Statement(String request, String sql) {}

    /** What came of an operation, and the statements that it sent. */
    public record Sent<T>(T result, List<String> statements) {

        /** Fails with the statements when there were more or fewer. */
        public T times(int expected) {
            assertThat(statements).hasSize(expected);
            return result;
        }
    }

    /** Runs one operation at a time, usually a request, and tells what it sent. */
    public synchronized <T> Sent<T> during(Supplier<T> operation) {
        sent.clear();
        var result = operation.get();
        return new Sent<>(result, sent.stream().map(Statement::sql).toList());
    }

    /** The same of one request, whatever Foyer does in people's names beside it. */
    public synchronized <T> Sent<T> during(String request, Supplier<T> operation) {
        sent.clear();
        var result = operation.get();
        return new Sent<>(
                result,
                sent.stream()
                        .filter(statement -> statement.request().equals(request))
                        .map(Statement::sql)
                        .toList());
    }

    @Override
    public void executeStart(ExecuteContext context) {
        if (CurrentCaller.isBound() && !(CurrentCaller.actor() instanceof Actor.System)) {
            sent.add(new Statement(CurrentCaller.get().requestId(), text(context.sql())));
        }
    }

    private static String text(@Nullable String sql) {
        return sql == null ? "(a batch)" : sql;
    }
}
