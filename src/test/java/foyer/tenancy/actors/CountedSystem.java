package foyer.tenancy.actors;

import foyer.platform.database.SystemDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;

/** The database across tenants, each of whose statements counts. */
final class CountedSystem {

    private CountedSystem() {}

    static SystemDatabase of(SystemDatabase system, AtomicInteger asked) {
        var listener = new ExecuteListener() {
            @Override
            public void executeStart(ExecuteContext context) {
                asked.incrementAndGet();
            }
        };
        var counted = system.dsl().configuration().deriveAppending(new DefaultExecuteListenerProvider(listener));
        return new SystemDatabase(DSL.using(counted));
    }
}
