package foyer.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import foyer.platform.database.embedded.EmbeddedServer;
import foyer.platform.database.embedded.EmbeddedSettings;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the database: migrates as the owner, then serves as {@code foyer_app} and {@code foyer_system}. */
@Configuration
@EnableTransactionManagement
class DatabaseConfig {

    /** The migrated database; every pool needs it first. */
    record Migrated(DatabaseServer server, Logins logins) {}

    private static final ExecuteListenerProvider COUNTING =
            new DefaultExecuteListenerProvider(ExecuteListener.onExecuteStart(_ -> StatementCount.increment()));

    @Bean
    Logins logins(DatabaseSettings settings, @Value("${foyer.secret}") String secret) {
        return new Logins(secret, settings);
    }

    @Bean
    DatabaseServer databaseServer(DatabaseSettings settings, Logins logins) throws SQLException {
        var url = settings.url();
        if (url == null || url.isBlank()) {
            var folder = settings.dataDirectory().toAbsolutePath().resolve("postgres");
            var server = EmbeddedServer.start(EmbeddedSettings.durable(folder));
            return EmbeddedOwner.ensure(server, logins.password(EmbeddedOwner.NAME));
        }
        var given = DatabaseUrl.parse(url);
        return new DatabaseServer(
                given.jdbc(),
                firstOf(settings.user(), given.user()),
                firstOf(settings.password(), given.password()),
                null);
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
    HikariDataSource appPool(Migrated migrated, DatabaseSettings settings) {
        return Pools.pool(
                "app", migrated.server(), Logins.APP, migrated.logins().password(Logins.APP), settings.appPoolSize());
    }

    @Bean
    HikariDataSource systemPool(Migrated migrated, DatabaseSettings settings) {
        return Pools.pool(
                "system",
                migrated.server(),
                Logins.SYSTEM,
                migrated.logins().password(Logins.SYSTEM),
                settings.systemPoolSize());
    }

    @Bean
    TenantDataSource tenantDataSource(HikariDataSource appPool) {
        return new TenantDataSource(appPool);
    }

    @Bean
    PlatformTransactionManager transactionManager(TenantDataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    DSLContext db(TenantDataSource dataSource, ObjectProvider<ExecuteListenerProvider> listeners) {
        var db = context(new TransactionAwareDataSourceProxy(dataSource));
        db.configuration()
                .set(Stream.concat(Stream.of(COUNTING), listeners.orderedStream())
                        .toArray(ExecuteListenerProvider[]::new));
        return db;
    }

    @Bean
    SystemDatabase systemDatabase(HikariDataSource systemPool) {
        return new SystemDatabase(context(systemPool));
    }

    private static DSLContext context(DataSource dataSource) {
        var configuration = new DefaultConfiguration();
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(new DataSourceConnectionProvider(dataSource));
        return DSL.using(configuration);
    }
}
