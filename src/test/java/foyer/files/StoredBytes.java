package foyer.files;

import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.files.storage.StoredObject;
import foyer.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the storage and the tables have of one tenant, looked at past the application. */
record StoredBytes(Storage storage, TestDatabase database, UUID tenant) {

    List<StorageKey> objects() throws IOException {
        var found = new ArrayList<StoredObject>();
        storage.list(found::add);
        return found.stream()
                .map(StoredObject::key)
                .filter(key -> key.tenant().equals(tenant))
                .toList();
    }

    /** Names of the objects that a row owns, arriving ones too. */
    List<String> owned() throws SQLException {
        return texts("""
                select key from files.blob where tenant_id = ?
                union all select key from files.variant where tenant_id = ?
                union all select upload_key from files.file where tenant_id = ? and upload_key is not null""");
    }

    /** Names of the objects that smaller forms of pictures are in. */
    List<String> forms() throws SQLException {
        return texts("select key from files.variant where tenant_id = ?");
    }

    /** Names of the objects that are known to be lost. */
    List<String> lost() throws SQLException {
        return texts("select key from files.blob where tenant_id = ? and lost");
    }

    /** How far the jobs are that make those. */
    List<String> pictureJobs() throws SQLException {
        return texts("select status from jobs.job where tenant_id = ? and type = 'FILE_PICTURES'");
    }

    /** How many files each stored object says that it has, and how many it has. */
    List<String> counts() throws SQLException {
        return texts("""
                select file_count || ' of ' || (select count(*) from files.file f
                    where f.tenant_id = b.tenant_id and f.blob_id = b.id)
                from files.blob b where tenant_id = ?""");
    }

    /** What the plan counts of the storage: used, and reserved. */
    String counted() throws SQLException {
        return String.join("", texts("""
                select used || ' and ' || reserved from entitlements.counter
                where tenant_id = ? and limit_key = 'STORAGE_BYTES'"""));
    }

    List<String> statuses() throws SQLException {
        return texts("select status from files.file where tenant_id = ? order by id");
    }

    List<String> events() throws SQLException {
        return texts("select type from platform.event where tenant_id = ? and type like 'file.%' order by id");
    }

    void change(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            statement.execute();
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setObject(i, tenant);
            }
            var texts = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
