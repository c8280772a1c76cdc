package foyer.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
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
    DSLContext db(TenantDataSource dataSource) {
        return Jooq.forCallers(dataSource);
    }

    @Bean
    SystemDatabase systemDatabase(HikariDataSource systemPool) {
        return new SystemDatabase(Jooq.forSystem(systemPool));
    }
}
