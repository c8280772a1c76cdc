package foyer.bench.server;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A login that row-level security does not bind, with a pool as large as the callers': what isolation costs shows. */
@Component
class FloorDatabase {

    private static final int CONNECTIONS = 6;

    private final HikariDataSource pool = new HikariDataSource();

    FloorDatabase(
            @Value("${bench.floor.url}") String url,
            @Value("${bench.floor.user}") String user,
            @Value("${bench.floor.password}") String password) {
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(CONNECTIONS);
    }

    DSLContext dsl() {
        return DSL.using(pool, SQLDialect.POSTGRES);
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
