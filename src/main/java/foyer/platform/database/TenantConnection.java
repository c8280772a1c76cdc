package foyer.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection of which every statement runs for the caller. A transaction gets tenant and user as it begins, and
 * remembers for whom: a statement of another caller in it raises. Outside a transaction there are single reads only.
 * Whatever is set ends with its transaction, so nothing has to be reset on a connection that goes back to the pool.
 */
final class TenantConnection implements InvocationHandler {

    /** What the transaction on the connection is, if any. */
    private enum State {
        /** None: each statement is a read that carries its tenant. */
        AUTOCOMMIT,
        /** One that its user began by switching autocommit off. */
        BEGUN,
        /** Committed, rolled back, or not begun after all: nothing runs any more. */
        OVER,
        /** Around one read, until its statement is closed; {@link TenantContext#TRANSACTION} only. */
        READ
    }

    private final Connection target;
    private final TenantContext context;
    private final Connection proxy;
    private State state = State.AUTOCOMMIT;
    private @Nullable TenantOwner owner;

    @SuppressWarnings("NullAway.Init")
    private TenantConnection(Connection target, TenantContext context) {
        this.target = target;
        this.context = context;
        this.proxy = (Connection) Proxy.newProxyInstance(
                TenantConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    static Connection wrap(Connection target, TenantContext context) {
        return new TenantConnection(target, context).proxy;
    }

    Connection proxy() {
        return proxy;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a proxy equals itself only
    public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "prepareStatement" -> {
                return prepare(method, Objects.requireNonNull(arguments));
            }
            case "createStatement", "prepareCall" -> {
                return guarded(method, arguments);
            }
            case "unwrap" -> {
                requireTransaction();
                if (Objects.requireNonNull(arguments)[0] == TenantConnection.class) {
                    return this;
                }
            }
            case "setAutoCommit" -> {
                setAutoCommit((Boolean) Objects.requireNonNull(Objects.requireNonNull(arguments)[0]));
                return null;
            }
            // These are settings of the session, which would outlive the transaction.
            case "setSchema", "setCatalog", "setClientInfo", "setTransactionIsolation", "setHoldability" ->
                throw new IllegalStateException(method.getName() + " would outlive the transaction");
            case "commit" -> over();
            case "rollback" -> {
                if (arguments == null || !(arguments[0] instanceof Savepoint)) {
                    over();
                }
            }
            case "equals" -> {
                return self == Objects.requireNonNull(arguments)[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(self);
            }
            default -> {}
        }
        return delegate(method, arguments);
    }

    private @Nullable Object prepare(Method method, @Nullable Object[] arguments) throws Throwable {
        var sql = (String) Objects.requireNonNull(arguments[0]);
        if (state != State.AUTOCOMMIT) {
            return guarded(method, arguments);
        }
        if (arguments.length > 1) {
            throw SingleRead.refused(null);
        }
        if (context == TenantContext.ONE_TRIP) {
            return OneTripRead.prepare(proxy, target, sql);
        }
        SingleRead.require(sql);
        beginRead();
        return guarded(method, arguments);
    }

    private @Nullable Object guarded(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        requireTransaction();
        var statement = (Statement) Objects.requireNonNull(delegate(method, arguments));
        return GuardedStatement.wrap(this, method.getReturnType(), statement);
    }

    /** Called by a statement: it runs only for the caller for whom the transaction began. */
    void beforeExecute() {
        requireTransaction();
        if (!TenantOwner.current().equals(owner)) {
            throw new IllegalStateException("the transaction began for another tenant or user");
        }
        StatementCount.statementStarts();
    }

    /** From here on the transaction is this owner's; on purpose, and for {@link OtherTenant} only. */
    void handOver(TenantOwner next) throws SQLException {
        requireBegun();
        setOwner(TenantOwner.SET, State.BEGUN, next);
    }

    /** Refuses what a single read must not do in the other form of context either. */
    void requireBegun() {
        if (state != State.BEGUN) {
            throw SingleRead.refused(null);
        }
    }

    Throwable failure(Throwable failure) {
        return state == State.READ && failure instanceof SQLException e && SingleRead.wrote(e)
                ? SingleRead.refused(e)
                : failure;
    }

    /** Called when a statement is closed. */
    void afterStatement() throws SQLException {
        if (state == State.READ) {
            state = State.AUTOCOMMIT;
            target.rollback();
            target.setAutoCommit(true);
        }
    }

    private void requireTransaction() {
        if (state == State.AUTOCOMMIT || state == State.OVER) {
            throw SingleRead.refused(null);
        }
    }

    private void setAutoCommit(boolean on) throws SQLException {
        if (state == State.READ) {
            throw new IllegalStateException("a read is still open");
        }
        target.setAutoCommit(on);
        if (on) {
            state = State.AUTOCOMMIT;
        } else if (state == State.AUTOCOMMIT) {
            setOwner(TenantOwner.SET, State.BEGUN, TenantOwner.current());
        }
    }

    private void beginRead() throws SQLException {
        target.setAutoCommit(false);
        setOwner(TenantOwner.SET_READ_ONLY, State.READ, TenantOwner.current());
    }

    /** One round trip: the driver sends BEGIN along. */
    private void setOwner(String sql, State begun, TenantOwner next) throws SQLException {
        state = State.OVER;
        StatementCount.statementStarts();
        try (PreparedStatement statement = target.prepareStatement(sql)) {
            next.bind(statement);
            statement.execute();
        }
        owner = next;
        state = begun;
    }

    private void over() {
        if (state == State.BEGUN) {
            state = State.OVER;
        }
    }

    private @Nullable Object delegate(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
