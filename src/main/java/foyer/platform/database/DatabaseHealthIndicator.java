package foyer.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Readiness by the name {@code database}: both serving logins get an answer from PostgreSQL. */
@Component
class DatabaseHealthIndicator implements HealthIndicator {

    private static final int SECONDS = 1;

    private final List<HikariDataSource> pools;

    DatabaseHealthIndicator(List<HikariDataSource> pools) {
        this.pools = pools;
    }

    @Override
    public Health health() {
        for (var pool : pools) {
            try (var connection = pool.getConnection()) {
                if (!connection.isValid(SECONDS)) {
                    return down(pool);
                }
            } catch (SQLException _) {
                return down(pool);
            }
        }
        return Health.up().build();
    }

    private static Health down(HikariDataSource pool) {
        return Health.down().withDetail("login", pool.getPoolName()).build();
    }
}
