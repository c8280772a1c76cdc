package foyer.isolation;

import foyer.testing.Awaited;
import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Everything that is stored, as the superuser sees it. */
record Rows(TestDatabase database) {

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

    /** How many rows each table has, and their digest, once the events of before have their positions. */
    Map<String, String> digest() {
        Awaited.until(this::isSequenced);
        var digests = new TreeMap<String, String>();
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            var each = new ArrayList<String>();
            try (var rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    each.add("""
                            select '%1$s', count(*) || ' rows, '
                                || coalesce(md5(string_agg(t::text, ' ' order by t::text)), '')
                            from %1$s t""".formatted(rows.getString(1)));
                }
            }
            try (var rows = statement.executeQuery(String.join(" union all ", each))) {
                while (rows.next()) {
                    digests.put(rows.getString(1), rows.getString(2));
                }
            }
            return digests;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isSequenced() {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var waiting = statement.executeQuery("select from platform.event where position is null limit 1")) {
            return !waiting.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes rows past the application; each placeholder is the id. */
    void change(String sql, UUID id) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setObject(i, id);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
