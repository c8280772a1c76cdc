package foyer.platform.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import foyer.platform.security.CurrentCaller;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What each tenant may repeat of its calls to a vendor, so that none uses up another's. A bounded number is kept. */
final class RetryBudgets {

    private static final int MOST = 5000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final LoadingCache<Key, RetryBudget> budgets =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT).build(_ -> new RetryBudget());

    private record Key(@Nullable UUID tenant, String vendor) {}

    RetryBudget of(HttpCall call) {
        var tenant = CurrentCaller.isBound() ? CurrentCaller.actor().tenantId() : null;
        return budgets.get(new Key(tenant, call.vendor()));
    }
}
