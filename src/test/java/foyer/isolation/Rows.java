package foyer.isolation;

import foyer.testing.Awaited;
import foyer.testing.TestDatabase;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.util.function.SingletonSupplier;

/** Everything that is stored, as the superuser sees it. */
final class Rows {

    /**
     * Attempts are counted whatever comes of them, rows of the audit log are sealed, events handled and webhooks applied a
     * little after they are written, and what has ended is purged at any time.
     */
    private static final String TABLES = """
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition
              and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
              and n.nspname || '.' || c.relname not in ('platform.rate_limit', 'jobs.recurring',
                  'identity.socket_ticket', 'platform.event_listener', 'platform.event_listener_tenant',
                  'audit.seal', 'audit.unsealed', 'audit.platform_unsealed',
                  'audit.chain', 'audit.checkpoint', 'audit.signing_key',
                  'payments.inbox_event', 'payments.inbox_turn')""";

    private final TestDatabase database;
    private final SingletonSupplier<String> everything = SingletonSupplier.of(this::everyTable);

    Rows(TestDatabase database) {
        this.database = database;
    }

    /** How many rows each table has, and their digest, once the events of before have their positions. */
    Map<String, String> digest() {
        Awaited.until(() -> database.texts("select from platform.event where position is null limit 1")
                .isEmpty());
        var digests = new TreeMap<String, String>();
        database.texts(everything.obtain()).forEach(row -> {
            var parts = row.split(": ", 2);
            digests.put(parts[0], parts[1]);
        });
        return digests;
    }

    /** The same text each time, so that it is planned once. */
    private String everyTable() {
        return database.texts(TABLES).stream().map("""
                        select '%1$s: ' || count(*) || ' rows, '
                            || coalesce(md5(string_agg(t::text, ' ' order by t::text)), '')
                        from %1$s t"""::formatted).collect(Collectors.joining(" union all "));
    }

    /** Changes rows past the application; each placeholder is the id. */
    void change(String sql, UUID id) {
        var placeholders = Math.toIntExact(sql.chars().filter(c -> c == '?').count());
        database.execute(sql, Collections.nCopies(placeholders, id).toArray());
    }
}
