package foyer.platform.database;

import foyer.platform.database.embedded.EmbeddedServer;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Lets the test kit make databases by the very code that makes real ones. */
public final class TestMigration {

    private TestMigration() {}

    /** The owner's database, migrated. */
    public static void make(EmbeddedServer server, String secret) throws SQLException {
        var logins = logins(secret);
        Migration.run(EmbeddedOwner.ensure(server, logins.password(EmbeddedOwner.NAME)), logins);
    }

    public static String password(String login, String secret) {
        return logins(secret).password(login);
    }

    private static Logins logins(String secret) {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("foyer.database", DatabaseSettings.class);
        return new Logins(secret, settings);
    }
}
