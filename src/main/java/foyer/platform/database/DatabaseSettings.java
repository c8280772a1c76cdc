package foyer.platform.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is and how it is used; {@code FOYER_DATABASE_…}.
 *
 * @param url JDBC or {@code postgresql://} address of the owner's database; without one the embedded server is started
 * @param user the owner's login: it migrates, and may create roles
 * @param directUrl address of the same database past a transaction pooler, as a pooled connection hears no notification
 * @param dataDirectory what the embedded server keeps
 * @param appPoolSize connections that serve requests; more than about three a core only makes them wait elsewhere
 * @param systemPoolSize connections of the look-ups before anyone is known, and of the platform's own work
 * @param tenantContext how a single read outside a transaction gets its tenant
 * @param statementTimeout after which PostgreSQL cancels a statement
 */
@ConfigurationProperties("foyer.database")
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String directUrl,
        @DefaultValue("data") Path dataDirectory,
        @DefaultValue("6") int appPoolSize,
        @DefaultValue("2") int systemPoolSize,
        @DefaultValue("ONE_TRIP") TenantContext tenantContext,
        @DefaultValue("5s") Duration statementTimeout,
        @DefaultValue("2s") Duration lockTimeout,
        @DefaultValue("10s") Duration idleInTransactionTimeout) {}
