package foyer.platform.database;

import foyer.platform.security.Actor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connection whose statements outside a managed transaction run in one of their own, with the tenant set. */
final class TenantConnection implements InvocationHandler {

    private final Connection connection;
    private final Actor actor;
    private boolean own;

    private TenantConnection(Connection connection, Actor actor) {
        this.connection = connection;
        this.actor = actor;
    }

    static Connection wrap(Connection connection, Actor actor) {
        return (Connection) Proxy.newProxyInstance(
                TenantConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new TenantConnection(connection, actor));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "prepareStatement" -> begin();
            case "setAutoCommit" -> {
                connection.setAutoCommit((Boolean) Objects.requireNonNull(arguments)[0]);
                if (!connection.getAutoCommit()) {
                    setContext();
                }
                return null;
            }
            case "close" -> end();
            default -> {}
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private void begin() throws SQLException {
        if (connection.getAutoCommit()) {
            own = true;
            connection.setAutoCommit(false);
            setContext();
        }
    }

    private void end() throws SQLException {
        if (own) {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private void setContext() throws SQLException {
        try (var statement = connection.prepareStatement(
                "select set_config('app.tenant_id', ?, true), set_config('app.user_id', ?, true)")) {
            statement.setString(1, text(actor.tenantId()));
            statement.setString(2, text(actor.userId()));
            statement.execute();
        }
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
