package foyer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One-time tokens that ended long ago go, however many there are, and no other does. */
@FoyerTest
@Tag("module")
class OneTimeTokenPurgeTest {

    @Autowired
    OneTimeTokenPurge purge;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void deletesWhatEndedAMonthAgoInAsManyBatchesAsItTakes() throws SQLException {
        var user = tenants.signUp("LEAD_GENERATION").user();
        run("delete from identity.one_time_token where user_id = '%s'".formatted(user));
        run("""
                insert into identity.one_time_token (hash, user_id, purpose, email, expires_at, used_at)
                select sha256(n::text::bytea), '%s', 'MAGIC_LINK', 'old@example.com', ended, ended
                from generate_series(1, 1001) n, (select now() - interval '31 days' as ended) past""".formatted(user));
        run("""
                insert into identity.one_time_token (hash, user_id, purpose, email, expires_at) values
                    (sha256('young'), '%1$s', 'MAGIC_LINK', 'young@example.com', now() - interval '29 days'),
                    (sha256('alive'), '%1$s', 'PASSWORD_RESET', 'alive@example.com', now() + interval '1 minute')""".formatted(user));

        purge.run();

        assertThat(database.texts(
                        "select email from identity.one_time_token where user_id = '%s' order by 1".formatted(user)))
                .containsExactly("alive@example.com", "young@example.com");
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
