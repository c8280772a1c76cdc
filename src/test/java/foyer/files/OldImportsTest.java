package foyer.files;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.OldDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Imports that were uploaded when everybody who may read files could read them are hidden too. */
@Tag("module")
class OldImportsTest {

    private static final String NAME = "imports_for_everybody";
    private static final String BEFORE = "202611300903";

    /** Without the tenant that they would be of. */
    private static final String ROWS = """
            set session_replication_role = replica;
            insert into files.file (tenant_id, name, content_type, size, purpose, permission, status, upload_key,
                upload_expires_at, created_by_kind)
            select '0190a000-0000-7000-8000-00000000000a', name, 'text/csv', 1, purpose, permission, 'PENDING', name, now(), 'MEMBER'
            from (values ('people', 'IMPORT', null), ('paper', 'DOCUMENT', null), ('log', 'EXPORT', 'AUDIT_READ'))
                as given (name, purpose, permission)""";

    @Test
    void needThePermissionToImport() throws SQLException {
        var permissions = new TreeMap<String, String>();
        try (var connection = OldDatabase.migrated(NAME, BEFORE, ROWS);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select name, coalesce(permission, 'none') from files.file")) {
            while (rows.next()) {
                permissions.put(rows.getString(1), rows.getString(2));
            }
        }
        assertThat(permissions)
                .containsOnly(
                        Map.entry("people", "LEADS_IMPORT"),
                        Map.entry("paper", "none"),
                        Map.entry("log", "AUDIT_READ"));
    }
}
