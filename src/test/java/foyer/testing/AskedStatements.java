package foyer.testing;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** The statements that queries send, in order and with their values in them, so that PostgreSQL can be asked for their plans. */
public final class AskedStatements implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    private final transient List<String> statements = new ArrayList<>();

    /** For queries whose statements are these. */
    public DSLContext on(Connection connection) {
        var configuration = new DefaultConfiguration();
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(connection);
        configuration.setExecuteListener(this);
        return DSL.using(configuration);
    }

    /** Those that were sent until now. */
    public List<String> all() {
        return List.copyOf(statements);
    }

    @Override
    public void executeStart(ExecuteContext context) {
        if (context.query() != null) {
            statements.add(context.dsl().renderInlined(context.query()));
        }
    }
}
