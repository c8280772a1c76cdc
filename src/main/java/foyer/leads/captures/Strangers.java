package foyer.leads.captures;

import foyer.entitlements.AccessLevel;
import foyer.entitlements.Claims;
import foyer.entitlements.Feature;
import foyer.platform.limits.Rate;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Tenancy;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What anybody may do in a tenant: as whoever has a public link to it, wherever they are signed in, and only so often. */
@Component
public class Strangers {

    private static final String NOBODY_KNOWN = "unknown";
    private static final Set<AccessLevel> WRITABLE = Set.of(AccessLevel.FULL, AccessLevel.GRACE);

    private final RateLimits limits;
    private final Claims claims;
    private final Tenancy tenancy;

    Strangers(RateLimits limits, Claims claims, Tenancy tenancy) {
        this.limits = limits;
        this.claims = claims;
        this.tenancy = tenancy;
    }

    /** Counts what comes from the caller's address, before anything is looked at. */
    public void count(String purpose, Rate rate) {
        var address = CurrentCaller.get().ip();
        limits.take(RateKey.of(purpose + ".address", address == null ? NOBODY_KNOWN : address), rate);
    }

    /** Counts what comes to one form or property. */
    public void count(String purpose, UUID to, Rate rate) {
        limits.take(RateKey.of(purpose, to.toString()), rate);
    }

    /** Does the work in the tenant. */
    public <T extends @Nullable Object> T within(UUID tenant, String scope, Supplier<T> work) {
        var stranger = CurrentCaller.get().as(new Actor.PublicLink(tenant, scope));
        return CurrentCaller.call(stranger, work::get);
    }

    /** Whether the tenant acted in is in force, may write, and has these modules on. */
    public boolean areServed(Feature... modules) {
        if (!tenancy.isInForce()) {
            return false;
        }
        var access = claims.access();
        return WRITABLE.contains(access.level())
                && Arrays.stream(modules).allMatch(module -> access.features().contains(module.name()));
    }
}
