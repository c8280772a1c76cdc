package foyer.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A read that carries its tenant: {@code select set_config(…); select …} as one prepared statement in autocommit, which
 * PostgreSQL runs as one implicit transaction, and whose first result is skipped.
 *
 * <p>That holds only as long as the driver sends both in one message. As soon as one bind has no type, pgjdbc describes
 * the second statement, and from then on puts a Sync before it: it would run in a transaction without a tenant (and
 * raise). So every bind is typed here, and whatever is not known to be typed, or describes, is refused: the list below
 * is what jOOQ calls, not what JDBC has.
 */
final class OneTripRead implements InvocationHandler {

    private static final String PREFIX = TenantOwner.SET_READ_ONLY + "; ";

    private final Connection connection;
    private final PreparedStatement target;

    private OneTripRead(Connection connection, PreparedStatement target) {
        this.connection = connection;
        this.target = target;
    }

    /** Prepares the read; {@code lent} is the connection as its user knows it. */
    static PreparedStatement prepare(Connection lent, Connection target, String sql) throws SQLException {
        SingleRead.require(sql);
        return (PreparedStatement) Proxy.newProxyInstance(
                OneTripRead.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                new OneTripRead(lent, target.prepareStatement(PREFIX + sql)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        var count = arguments == null ? 0 : arguments.length;
        return switch (count) {
            case 0 -> call(proxy, method);
            case 1 -> configure(proxy, method, Objects.requireNonNull(arguments)[0]);
            default -> bind(method, Objects.requireNonNull(arguments));
        };
    }

    private @Nullable Object call(Object proxy, Method method) throws SQLException {
        return switch (method.getName()) {
            case "execute" -> execute();
            case "executeQuery" -> executeQuery();
            case "getResultSet" -> target.getResultSet();
            case "getMoreResults" -> target.getMoreResults();
            case "getUpdateCount" -> target.getUpdateCount();
            case "getWarnings" -> target.getWarnings();
            case "getConnection" -> connection;
            case "isClosed" -> target.isClosed();
            case "clearParameters" -> nothing(target::clearParameters);
            case "cancel" -> nothing(target::cancel);
            case "close" -> nothing(target::close);
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "one-trip read";
            case "executeUpdate", "executeLargeUpdate", "executeBatch", "executeLargeBatch", "addBatch" ->
                throw SingleRead.refused(null);
            default -> throw refused(method);
        };
    }

    @SuppressWarnings("ReferenceEquality") // a proxy equals itself only
    private @Nullable Object configure(Object proxy, Method method, @Nullable Object argument) throws SQLException {
        return switch (method.getName()) {
            case "setQueryTimeout" -> nothing(() -> target.setQueryTimeout((Integer) Objects.requireNonNull(argument)));
            case "setMaxRows" -> nothing(() -> target.setMaxRows((Integer) Objects.requireNonNull(argument)));
            case "equals" -> proxy == argument;
            case "setFetchSize", "addBatch", "executeUpdate" -> throw SingleRead.refused(null);
            default -> throw refused(method);
        };
    }

    private boolean execute() throws SQLException {
        StatementCount.statementStarts();
        TenantOwner.current().bind(target);
        try {
            target.execute();
            return target.getMoreResults();
        } catch (SQLException e) {
            if (SingleRead.wrote(e)) {
                throw SingleRead.refused(e);
            }
            throw e;
        }
    }

    private ResultSet executeQuery() throws SQLException {
        execute();
        return target.getResultSet();
    }

    private @Nullable Object bind(Method method, @Nullable Object[] arguments) throws SQLException {
        if (!(arguments[0] instanceof Integer position)) {
            throw refused(method);
        }
        var index = position + TenantOwner.PARAMETERS;
        var value = arguments[1];
        switch (method.getName()) {
            case "setNull" -> setNull(index, (Integer) Objects.requireNonNull(value));
            case "setObject" -> setObject(method, index, arguments);
            default -> {
                if (value == null || arguments.length > 2) {
                    throw refused(method);
                }
                setTyped(method, index, value);
            }
        }
        return null;
    }

    private void setTyped(Method method, int index, Object value) throws SQLException {
        switch (method.getName()) {
            case "setString" -> target.setString(index, (String) value);
            case "setInt" -> target.setInt(index, (Integer) value);
            case "setLong" -> target.setLong(index, (Long) value);
            case "setBoolean" -> target.setBoolean(index, (Boolean) value);
            case "setShort" -> target.setShort(index, (Short) value);
            case "setDouble" -> target.setDouble(index, (Double) value);
            case "setFloat" -> target.setFloat(index, (Float) value);
            case "setBigDecimal" -> target.setBigDecimal(index, (BigDecimal) value);
            case "setBytes" -> target.setBytes(index, (byte[]) value);
            // The driver sends these two without a type, but their java.time forms with one.
            case "setDate" -> target.setObject(index, ((Date) value).toLocalDate());
            case "setTimestamp" -> target.setObject(index, ((Timestamp) value).toLocalDateTime());
            default -> throw refused(method);
        }
    }

    private void setObject(Method method, int index, @Nullable Object[] arguments) throws SQLException {
        var value = arguments[1];
        if (value == null) {
            target.setNull(index, Types.VARCHAR);
            return;
        }
        if (arguments.length > 2) {
            // jOOQ's arrays: their text, of type OTHER, beneath a cast to the array's type.
            if (!Objects.equals(arguments[2], Types.OTHER) || !(value instanceof String text)) {
                throw refused(method);
            }
            target.setString(index, text);
            return;
        }
        switch (value) {
            case UUID _, OffsetDateTime _, LocalDateTime _, LocalDate _, String _ -> target.setObject(index, value);
            case Boolean _, Integer _, Long _, Short _, Double _, Float _, BigDecimal _ ->
                target.setObject(index, value);
            default -> throw refused(method);
        }
    }

    /** A null whose type the driver would leave open becomes a null text, which jOOQ's cast turns into its type. */
    private void setNull(int index, int type) throws SQLException {
        var typed =
                switch (type) {
                    case Types.INTEGER,
                            Types.BIGINT,
                            Types.SMALLINT,
                            Types.BOOLEAN,
                            Types.DOUBLE,
                            Types.REAL,
                            Types.NUMERIC,
                            Types.DECIMAL,
                            Types.DATE,
                            Types.BINARY,
                            Types.VARBINARY -> type;
                    default -> Types.VARCHAR;
                };
        target.setNull(index, typed);
    }

    private static IllegalStateException refused(Method method) {
        return new IllegalStateException(method.getName() + " is not known to be safe outside a transaction");
    }

    private static @Nullable Object nothing(SqlRunnable action) throws SQLException {
        action.run();
        return null;
    }

    /** What may fail as SQL does. */
    interface SqlRunnable {
        void run() throws SQLException;
    }
}
