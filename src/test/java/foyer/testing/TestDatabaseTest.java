package foyer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("module")
class TestDatabaseTest {

    @Test
    void isMigratedEmptyAndItsOwn() throws SQLException {
        var first = TestDatabase.fresh();
        var second = TestDatabase.fresh();

        try (var connection = first.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("insert into tenancy.tenant (name, slug, blueprint) values ('A', 'aa', 'MEDIA_AGENCY')");
        }

        try (var connection = second.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from tenancy.tenant")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
        try (var connection = first.asApp();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select session_user")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("foyer_app");
        }
    }
}
