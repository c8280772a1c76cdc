package foyer.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import foyer.platform.crypto.SecretSettings;
import foyer.platform.database.embedded.EmbeddedServer;
import foyer.platform.database.embedded.EmbeddedServerException;
import foyer.platform.database.embedded.EmbeddedSettings;
import foyer.platform.start.SettingException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.ExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the database: migrates as the owner, then serves as {@code foyer_app} and {@code foyer_system}. */
@Configuration
@EnableTransactionManagement
class DatabaseConfig {

    /** The migrated database; every pool needs it first. */
    record Migrated(DatabaseServer server, Logins logins) {}

    @Bean
    Logins logins(DatabaseSettings settings, SecretSettings secrets) {
        return new Logins(secrets.secret(), settings);
    }

    @Bean
    DatabaseServer databaseServer(DatabaseSettings settings, Logins logins) throws SQLException {
        var url = settings.url();
        if (url == null || url.isBlank()) {
            var server = embedded(settings.dataDirectory().toAbsolutePath().resolve("postgres"));
            return EmbeddedOwner.ensure(server, logins.password(EmbeddedOwner.NAME));
        }
        var given = given("FOYER_DATABASE_URL", url);
        return new DatabaseServer(
                given.jdbc(),
                firstOf(settings.user(), given.user()),
                firstOf(settings.password(), given.password()),
                null);
    }

    private static EmbeddedServer embedded(Path folder) {
        try {
            return EmbeddedServer.start(EmbeddedSettings.durable(folder));
        } catch (EmbeddedServerException e) {
            throw new SettingException(
                    "FOYER_DATABASE_DATA_DIRECTORY", "has no database that starts", String.valueOf(e.getMessage()));
        }
    }

    private static DatabaseUrl given(String setting, String url) {
        try {
            return DatabaseUrl.parse(url);
        } catch (IllegalArgumentException e) {
            throw new SettingException(setting, "is no address of a database", String.valueOf(e.getMessage()));
        }
    }

    private static String firstOf(@Nullable String setting, @Nullable String fromUrl) {
        if (setting != null && !setting.isEmpty()) {
            return setting;
        }
        return fromUrl == null ? "" : fromUrl;
    }

    @Bean
    Migrated migrated(DatabaseServer server, Logins logins) throws SQLException {
        Migration.run(server, logins);
        return new Migrated(server, logins);
    }

    @Bean
    HikariDataSource appPool(Migrated migrated, DatabaseSettings settings) throws SQLException {
        return serving(migrated, "app", Logins.APP, settings.appPoolSize());
    }

    @Bean
    HikariDataSource systemPool(Migrated migrated, DatabaseSettings settings) throws SQLException {
        return serving(migrated, "system", Logins.SYSTEM, settings.systemPoolSize());
    }

    private static HikariDataSource serving(Migrated migrated, String name, String login, int size)
            throws SQLException {
        var pool = Pools.pool(name, migrated.server(), login, migrated.logins().password(login), size);
        return ServingLogin.checked(pool, login);
    }

    @Bean
    TenantDataSource tenantDataSource(HikariDataSource appPool, DatabaseSettings settings) {
        return new TenantDataSource(appPool, settings.tenantContext());
    }

    @Bean
    PlatformTransactionManager transactionManager(TenantDataSource dataSource) {
        return new TenantTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    Transactions transactions(TransactionTemplate transactionTemplate) {
        return new Transactions(transactionTemplate);
    }

    @Bean
    DSLContext db(TenantDataSource dataSource, ObjectProvider<ExecuteListenerProvider> listeners) {
        return Jooq.forCallers(dataSource, listeners.orderedStream().toList());
    }

    @Bean
    SystemDatabase systemDatabase(HikariDataSource systemPool) {
        return new SystemDatabase(Jooq.forSystem(systemPool));
    }

    @Bean
    Notifications notifications(Migrated migrated, DatabaseSettings settings) {
        var direct = settings.directUrl();
        var url = direct == null || direct.isBlank()
                ? migrated.server().url()
                : given("FOYER_DATABASE_DIRECT_URL", direct).jdbc();
        return new Notifications(url, migrated.logins().password(Logins.SYSTEM));
    }

    @Bean
    OwnerDatabase ownerDatabase(Migrated migrated) {
        return new OwnerDatabase(migrated.server());
    }

    @Bean
    EventPartitions eventPartitions(Migrated migrated) {
        return new EventPartitions(migrated.server());
    }
}
