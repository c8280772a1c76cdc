package foyer.catalogue;

import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks the catalogue of a migrated database, as somebody who sees all of it. */
record Catalogue(TestDatabase database) {

    /** What is a table of Foyer: partitions have no rules of their own, since nobody may name them. */
    static final String TABLES = """
            (select n.nspname || '.' || c.relname as name, c.*
             from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition
               and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')) as t""";

    /** The rows of a query, their columns joined by a bar. */
    List<String> rows(String sql, Object... arguments) {
        try (var connection = database.asSuperuserAmongOthers();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (var rows = statement.executeQuery()) {
                var columns = rows.getMetaData().getColumnCount();
                var found = new ArrayList<String>();
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (var column = 1; column <= columns; column++) {
                        row.add(String.valueOf(rows.getString(column)));
                    }
                    found.add(String.join(" | ", row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Changes a scratch database, to see a rule fail. */
    void execute(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
