package foyer.platform.isolation;

import foyer.platform.database.SystemDatabase;
import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Reports of databases that no application serves, by the login that one would use. */
public final class TestIsolationReports {

    private TestIsolationReports() {}

    public static <T> T of(TestDatabase database, Function<IsolationReports, T> work) {
        try (var connection = database.asSystem()) {
            return work.apply(new IsolationReports(new SystemDatabase(DSL.using(connection, SQLDialect.POSTGRES))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
