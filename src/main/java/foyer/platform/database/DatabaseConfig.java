package foyer.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
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

    @Bean
    Migrated migrated(DatabaseSettings settings, DatabaseServer server, @Value("${foyer.secret}") String secret)
            throws SQLException {
        var logins = new Logins(secret, settings);
        try (var owner = DriverManager.getConnection(server.url(), server.user(), server.password())) {
            logins.ensure(owner);
        }
        Flyway.configure()
                .dataSource(server.url(), server.user(), server.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (var owner = DriverManager.getConnection(server.url(), server.user(), server.password());
                var statement = owner.createStatement()) {
            statement.execute("call platform.make_event_partitions(14)");
        }
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
    DSLContext db(TenantDataSource dataSource) {
        return context(new TransactionAwareDataSourceProxy(dataSource));
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
