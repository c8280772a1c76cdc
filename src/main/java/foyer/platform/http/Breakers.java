package foyer.platform.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import foyer.platform.security.CurrentCaller;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stops a tenant's calls to a vendor, or to a host of its own, when they keep failing; another tenant's go on. A
 * bounded number of them is kept: who has not called for long begins anew.
 */
final class Breakers {

    private static final int MOST = 5000;
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int HALF = 50;
    private static final int TRIED_WHEN_HALF_OPEN = 2;

    private final LoadingCache<Key, CircuitBreaker> breakers;

    private record Key(@Nullable UUID tenant, String vendor, String host) {}

    Breakers(HttpSettings settings, Clock clock) {
        var config = CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.breakerCalls())
                .minimumNumberOfCalls(settings.breakerCalls())
                .failureRateThreshold(HALF)
                .waitDurationInOpenState(settings.breakerOpen())
                .permittedNumberOfCallsInHalfOpenState(TRIED_WHEN_HALF_OPEN)
                .clock(clock)
                .build();
        this.breakers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(KEPT)
                .build(key -> CircuitBreaker.of(key.vendor(), config));
    }

    CircuitBreaker of(HttpCall call) {
        var tenant = CurrentCaller.isBound() ? CurrentCaller.actor().tenantId() : null;
        return breakers.get(new Key(tenant, call.vendor(), call.uri().getHost()));
    }
}
