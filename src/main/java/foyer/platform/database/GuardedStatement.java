package foyer.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A statement inside a transaction: before each execute its connection checks that it is still the same caller's. */
final class GuardedStatement implements InvocationHandler {

    private final TenantConnection connection;
    private final Statement target;

    private GuardedStatement(TenantConnection connection, Statement target) {
        this.connection = connection;
        this.target = target;
    }

    static Object wrap(TenantConnection connection, Class<?> type, Statement target) {
        return Proxy.newProxyInstance(
                GuardedStatement.class.getClassLoader(),
                new Class<?>[] {type},
                new GuardedStatement(connection, target));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a proxy equals itself only
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        var name = method.getName();
        switch (name) {
            case "getConnection" -> {
                return connection.proxy();
            }
            case "equals" -> {
                return proxy == Objects.requireNonNull(arguments)[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "setFetchSize" -> connection.requireBegun();
            default -> {
                if (name.startsWith("execute")) {
                    connection.beforeExecute();
                }
            }
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw connection.failure(Objects.requireNonNull(e.getCause()));
        } finally {
            if (name.equals("close")) {
                connection.afterStatement();
            }
        }
    }
}
