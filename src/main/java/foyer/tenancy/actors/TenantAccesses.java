package foyer.tenancy.actors;

import foyer.entitlements.Claims;
import foyer.entitlements.TenantAccess;
import foyer.platform.time.TenantClock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a tenant's claim lets its people do from the columns that views of sessions and seats have of it. */
@Component
public class TenantAccesses {

    private final Claims claims;
    private final TenantClock clock;

    TenantAccesses(Claims claims, TenantClock clock) {
        this.claims = claims;
        this.clock = clock;
    }

    /** A tenant of before there were claims, whose columns are null, has its blueprint's free plan. */
    public TenantAccess of(
            UUID tenant,
            String blueprint,
            @Nullable String level,
            String @Nullable [] features,
            String @Nullable [] overrides) {
        return level == null || features == null || overrides == null
                ? claims.accessWithoutClaim(blueprint)
                : TenantAccess.of(level, features, overrides, clock.now(tenant));
    }
}
