package foyer.platform.limits;

import static foyerdb.platform.Tables.RATE_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.database.ScratchDatabase;
import foyer.platform.database.StatementCount;
import foyer.platform.database.TenantContext;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("module")
class RateLimitsTest {

    private static final ScratchDatabase DATABASE = new ScratchDatabase(TenantContext.ONE_TRIP, 1);
    private static final Rate TEN_AN_HOUR = new Rate(10, Duration.ofHours(1));
    private static final int THREADS = 32;

    private final RateLimits limits = new RateLimits(DATABASE.system());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void letsExactlyTheCapacityThroughHoweverManyTryAtOnce() throws Exception {
        var key = RateKey.of("test", "many");
        var start = new CountDownLatch(1);
        var passed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = Stream.generate(() -> threads.submit(() -> passes(key, TEN_AN_HOUR, start)))
                    .limit(THREADS)
                    .toList();
            start.countDown();
            for (var attempt : tries) {
                passed += attempt.get() ? 1 : 0;
            }
        }
        assertThat(passed).isEqualTo(TEN_AN_HOUR.capacity());
    }

    @Test
    void letsOneThroughAfterAWaitThatGrewHoweverManyTryAtOnce() throws Exception {
        var key = RateKey.of("test", "growing");
        var rate = new Rate(1, Duration.ofMinutes(10)).growing(4);
        limits.take(key, rate);
        passTime(key, "20 minutes");
        var start = new CountDownLatch(1);
        var passed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = Stream.generate(() -> threads.submit(() -> passes(key, rate, start)))
                    .limit(THREADS)
                    .toList();
            start.countDown();
            for (var attempt : tries) {
                passed += attempt.get() ? 1 : 0;
            }
        }
        assertThat(passed).isOne();
        assertThatThrownBy(() -> limits.take(key, rate))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat((Long) e.extensions().get("retryAfter")).isBetween(2_340L, 2_400L));
    }

    private boolean passes(RateKey key, Rate rate, CountDownLatch start) throws InterruptedException {
        start.await();
        try {
            limits.take(key, rate);
            return true;
        } catch (ApiException e) {
            assertThat(e.code()).isEqualTo(ApiErrorCode.RATE_LIMITED);
            return false;
        }
    }

    @Test
    void tellsWhenATokenWillHaveCome() {
        var key = RateKey.of("test", "retry");
        var rate = new Rate(1, Duration.ofMinutes(10));
        limits.take(key, rate);
        assertThatThrownBy(() -> limits.take(key, rate)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.code()).isEqualTo(ApiErrorCode.RATE_LIMITED);
            assertThat((Long) e.extensions().get("retryAfter")).isBetween(540L, 600L);
        });
        passTime(key, "9 minutes");
        assertThatThrownBy(() -> limits.take(key, rate))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat((Long) e.extensions().get("retryAfter")).isBetween(1L, 60L));
        passTime(key, "1 minute");
        assertThatCode(() -> limits.take(key, rate)).doesNotThrowAnyException();
    }

    @Test
    void holdsNoMoreThanTheCapacityHoweverLongNobodyCame() {
        var key = RateKey.of("test", "long");
        var rate = new Rate(2, Duration.ofMinutes(1));
        limits.take(key, rate);
        passTime(key, "20 hours");
        limits.take(key, rate);
        limits.take(key, rate);
        assertThatThrownBy(() -> limits.take(key, rate)).isInstanceOf(ApiException.class);
    }

    @Test
    void survivesARowFromALaterClock() {
        var key = RateKey.of("test", "later");
        limits.take(key, TEN_AN_HOUR);
        passTime(key, "-1 hour");
        assertThatCode(() -> limits.take(key, TEN_AN_HOUR)).doesNotThrowAnyException();
    }

    @Test
    void keepsBucketsApartAndTakesOneStatement() {
        var count = new StatementCount();
        count.during(() -> {
            limits.take(RateKey.of("one", "x"), new Rate(1, Duration.ofHours(1)));
            limits.take(RateKey.of("two", "x"), new Rate(1, Duration.ofHours(1)));
            return 0;
        });
        assertThat(count.value()).isEqualTo(2);
    }

    @Test
    void hidesWhatIsPersonal() {
        assertThat(RateKey.hashed("signIn", "ada@example.com").text())
                .startsWith("signIn|")
                .doesNotContain("ada");
    }

    @Test
    void deletesBucketsNobodyTouchedForADay() {
        var old = RateKey.of("test", "old");
        var young = RateKey.of("test", "young");
        limits.take(old, TEN_AN_HOUR);
        limits.take(young, TEN_AN_HOUR);
        passTime(old, "25 hours");
        limits.clean();
        var left =
                DATABASE.system().dsl().select(RATE_LIMIT.KEY).from(RATE_LIMIT).fetch(RATE_LIMIT.KEY);
        assertThat(left).contains(young.text()).doesNotContain(old.text());
    }

    @ParameterizedTest
    @CsvSource({"0, PT1M", "1, PT0S", "1, PT-1S", "1, PT25H"})
    void refusesWhatIsNoRate(int capacity, Duration per) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(capacity, per));
    }

    private static void passTime(RateKey key, String interval) {
        DATABASE.asSuperuser("update platform.rate_limit set updated_at = updated_at - interval '" + interval
                + "' where key = '" + key.text() + "'");
    }
}
