package foyer.platform.database;

import static foyer.platform.database.ScratchDatabase.A;
import static foyer.platform.database.ScratchDatabase.in;
import static foyerdb.records.Tables.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.crypto.Encryption;
import foyer.platform.limits.Rate;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.platform.time.CpuPool;
import foyer.platform.time.TenantClock;
import foyer.testing.TestDatabase;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Transactional;

/** The beans as the application wires them, without the web. */
@Tag("module")
class PlatformWiringTest {

    @Configuration
    @ComponentScan({"foyer.platform.database", "foyer.platform.crypto", "foyer.platform.limits", "foyer.platform.time"})
    @ConfigurationPropertiesScan("foyer.platform")
    static class Platform {}

    /** A service as modules write them. */
    static class Counter {

        private final DSLContext db;

        Counter(DSLContext db) {
            this.db = db;
        }

        @Transactional
        int count() {
            return db.fetchCount(NOTE);
        }
    }

    @Test
    void startsOnAGivenDatabase() {
        var database = TestDatabase.fresh();
        try (var context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of(
                            "foyer.secret=" + TestDatabase.SECRET,
                            "foyer.database.url=" + database.url(),
                            "foyer.database.user=" + TestDatabase.OWNER,
                            "foyer.database.password=" + TestDatabase.password(TestDatabase.OWNER))
                    .applyTo(context);
            context.register(Platform.class, Counter.class);
            context.refresh();

            assertThat(context.getBean(DatabaseSettings.class).tenantContext()).isEqualTo(TenantContext.ONE_TRIP);
            assertThat(context.getBean(Encryption.class)).isNotNull();
            assertThat(context.getBean(TenantClock.class)).isNotNull();
            assertThat(context.getBean(CpuPool.class).call(() -> 1)).isEqualTo(1);
            context.getBean(RateLimits.class).take(RateKey.of("test", "x"), new Rate(1, Duration.ofMinutes(1)));

            var count = new StatementCount();
            var db = context.getBean(DSLContext.class);
            assertThat(count.during(() -> in(A, () -> db.fetchCount(NOTE)))).isZero();
            assertThat(count.value()).isEqualTo(1);

            var counter = context.getBean(Counter.class);
            assertThat(in(A, counter::count)).isZero();
            assertThatThrownBy(counter::count).hasStackTraceContaining("no caller is bound");
        }
    }
}
