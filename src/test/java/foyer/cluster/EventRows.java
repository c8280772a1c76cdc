package foyer.cluster;

import static org.awaitility.Awaitility.await;

import foyer.platform.graphql.TypeIds;
import foyer.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the database has of a tenant: above all the events of its leads, which have to be told. */
record EventRows(TestDatabase database, UUID tenant) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The ids of the leads of all changes after their creation, in the order of their positions. */
    List<String> changes() {
        await().atMost(PATIENCE).until(() -> strings("""
                        select 1 from platform.event where tenant_id = ? and position is null""").isEmpty());
        return strings("""
                        select entity_id from platform.event
                        where tenant_id = ? and entity_type = 'Lead' and type <> 'lead.created'
                        order by position""").stream()
                .map(id -> TypeIds.encode("lead", UUID.fromString(id)))
                .toList();
    }

    /** Events that are not told in the order in which they happened to their lead. */
    List<String> versionsOutOfOrder() {
        return strings("""
                        select id from (
                            select id, (payload ->> 'version')::int as version,
                                lag((payload ->> 'version')::int) over (partition by entity_id order by position) as before
                            from platform.event
                            where tenant_id = ? and entity_type = 'Lead') as told
                        where version <> coalesce(before, 0) + 1""");
    }

    /** A transaction that has written an event of a lead of another tenant and does not end. */
    Connection openTransactionOf(UUID other, String lead) throws SQLException {
        var connection = database.asSuperuser();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("""
                        insert into platform.event (tenant_id, type, entity_type, entity_id, actor_kind, payload)
                        values (?, 'lead.updated', 'Lead', ?, 'SYSTEM', '{"version": 2, "changedFields": ["title"]}')""")) {
            statement.setObject(1, other);
            statement.setObject(2, TypeIds.decode("lead", lead));
            statement.execute();
        }
        return connection;
    }

    /** Changes the one row of the tenant that the statement means, as no operation does yet. */
    void change(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("not one row: " + sql);
            }
        }
    }

    private List<String> strings(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
