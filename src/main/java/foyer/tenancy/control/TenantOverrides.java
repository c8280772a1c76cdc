package foyer.tenancy.control;

import foyer.audit.Audit;
import foyer.entitlements.ClaimOverride;
import foyer.entitlements.ClaimOverrides;
import foyer.entitlements.Claims;
import foyer.entitlements.Feature;
import foyer.entitlements.Limit;
import foyer.identity.PlatformUser;
import foyer.identity.PlatformUsers;
import foyer.identity.UserId;
import foyer.platform.database.OtherTenant;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.Reason;
import foyer.tenancy.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Agrees with tenants on more or less than their plans have (spec/entitlements.md, "overrides with an end and a reason").
 * The tenant's log and the platform's both tell of it.
 */
@Service
class TenantOverrides {

    private static final String ACTION = "entitlement.override";
    private static final String ENTITY = "Tenant";

    private final PlatformTenantQueries tenants;
    private final ClaimOverrides overrides;
    private final Claims claims;
    private final PlatformUsers users;
    private final OtherTenant otherTenant;
    private final Transactions transactions;
    private final Audit audit;
    private final TenantClock clock;

    TenantOverrides(
            PlatformTenantQueries tenants,
            ClaimOverrides overrides,
            Claims claims,
            PlatformUsers users,
            OtherTenant otherTenant,
            Transactions transactions,
            Audit audit,
            TenantClock clock) {
        this.tenants = tenants;
        this.overrides = overrides;
        this.claims = claims;
        this.users = users;
        this.otherTenant = otherTenant;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Null for a tenant that there is not. */
    @Nullable List<EntitlementOverride> of(TenantId tenant) {
        return tenants.get(tenant) == null ? null : agreed(tenant);
    }

    private List<EntitlementOverride> agreed(TenantId tenant) {
        var stored = CurrentCaller.call(SuperAdminCaller.get().in(tenant.value()), overrides::all);
        var people = new HashMap<UUID, @Nullable PlatformUser>();
        for (var one : stored) {
            var id = one.setBy();
            if (id != null && !people.containsKey(id)) {
                people.put(id, users.get(new UserId(id)));
            }
        }
        var now = clock.now(tenant.value());
        return stored.stream()
                .map(one -> EntitlementOverride.of(one, one.setBy() == null ? null : people.get(one.setBy()), now))
                .toList();
    }

    /** What is agreed of it then; null for nothing. */
    @Nullable EntitlementOverride set(OverrideInputs.EntitlementOverrideSet input) {
        var admin = SuperAdminCaller.get();
        var tenant = input.tenantId().value();
        var reason = Reason.checked(input.reason(), EntitlementOverrideErrorCode.REASON_INVALID);
        var wanted = wanted(input, reason, clock.now(tenant));
        CurrentCaller.call(
                admin.outside(),
                () -> transactions.write(() -> {
                    var changed = otherTenant.within(admin.in(tenant), () -> change(wanted, input.value()));
                    if (changed) {
                        audit.recordForUser(ACTION, ENTITY, tenant, diff(wanted, input.value()));
                    }
                    return changed;
                }));
        return agreed(input.tenantId()).stream()
                .filter(one -> one.key().equals(input.key()))
                .findFirst()
                .orElse(null);
    }

    private static ClaimOverride wanted(OverrideInputs.EntitlementOverrideSet input, String reason, Instant now) {
        if (!suits(input.value(), feature(input.key()) != null)) {
            throw UserErrorException.at("value", EntitlementOverrideErrorCode.VALUE_INVALID);
        }
        var allowed = input.allowed();
        var isLimited = input.value() == EntitlementOverrideValue.LIMITED;
        if (isLimited != (allowed != null) || (allowed != null && allowed < 0)) {
            throw UserErrorException.at("allowed", EntitlementOverrideErrorCode.ALLOWED_INVALID);
        }
        var until = input.until();
        if (until != null && (input.value() == EntitlementOverrideValue.NONE || !until.isAfter(now))) {
            throw UserErrorException.at("until", EntitlementOverrideErrorCode.UNTIL_INVALID);
        }
        var end = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
        return new ClaimOverride(input.key(), granted(input.value()), allowed, end, reason, null, now);
    }

    private static boolean suits(EntitlementOverrideValue value, boolean isFeature) {
        return switch (value) {
            case GRANTED, DENIED -> isFeature;
            case LIMITED, UNLIMITED -> !isFeature;
            case NONE -> true;
        };
    }

    private static @Nullable Boolean granted(EntitlementOverrideValue value) {
        return switch (value) {
            case GRANTED -> true;
            case DENIED -> false;
            case LIMITED, UNLIMITED, NONE -> null;
        };
    }

    /** Null for a limit. */
    private static @Nullable Feature feature(String key) {
        return Arrays.stream(Feature.values())
                .filter(feature -> feature.name().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Whether anything is another now; the tenant's row is held, before whatever else is. */
    private boolean change(ClaimOverride wanted, EntitlementOverrideValue value) {
        var status = tenants.lock();
        if (status == null || status == TenantStatus.DELETED) {
            throw UserErrorException.at("tenantId", EntitlementOverrideErrorCode.NOT_FOUND);
        }
        var before = overrides.all().stream()
                .filter(one -> one.key().equals(wanted.key()))
                .findFirst()
                .orElse(null);
        if (value == EntitlementOverrideValue.NONE ? before == null : before != null && before.saysTheSame(wanted)) {
            return false;
        }
        write(wanted, value);
        return true;
    }

    private void write(ClaimOverride wanted, EntitlementOverrideValue value) {
        var feature = feature(wanted.key());
        if (feature == null) {
            var limit = Limit.valueOf(wanted.key());
            if (value == EntitlementOverrideValue.NONE) {
                claims.endOverride(limit);
            } else {
                claims.override(limit, wanted.allowed(), wanted.until(), wanted.reason());
            }
        } else if (wanted.granted() == null) {
            claims.endOverride(feature);
        } else {
            claims.override(feature, wanted.granted(), wanted.until(), wanted.reason());
        }
    }

    private static Map<String, ?> diff(ClaimOverride wanted, EntitlementOverrideValue value) {
        var diff = new HashMap<String, Object>();
        diff.put("key", wanted.key());
        diff.put("value", value.name());
        diff.put("reason", wanted.reason());
        if (wanted.allowed() != null) {
            diff.put("allowed", wanted.allowed());
        }
        if (wanted.until() != null) {
            diff.put("until", wanted.until().toString());
        }
        return diff;
    }
}
