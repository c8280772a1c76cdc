package foyer.leads.reverting;

import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows of one tenant, past every policy. */
record TenantRows(TestDatabase database, UUID tenant) {

    /** @param sql asks for one column of texts, and takes the tenant */
    List<String> texts(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            var texts = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }

    void change(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            statement.execute();
        }
    }
}
