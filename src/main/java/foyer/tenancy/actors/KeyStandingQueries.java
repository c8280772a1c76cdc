package foyer.tenancy.actors;

import static foyerdb.tenancy.Tables.API_KEY;
import static foyerdb.tenancy.Tables.API_KEY_STANDING;

import foyer.entitlements.TenantAccess;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.tenants.TenantQueries;
import foyerdb.tenancy.tables.records.ApiKeyStandingRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** API keys with all that decides what they may do, by one view. */
@Component
public class KeyStandingQueries {

    private final SystemDatabase system;
    private final TenantAccesses accesses;

    KeyStandingQueries(SystemDatabase system, TenantAccesses accesses) {
        this.system = system;
        this.accesses = accesses;
    }

    /**
     * How a key stands.
     *
     * @param given the permissions that it was made with
     * @param maker what whoever made it is now; null when they do not act in the tenant any more
     * @param revoked whether it was, or its tenant has been deleted
     * @param suspended whether its tenant is
     */
    public record Standing(
            UUID tenant,
            UUID key,
            Set<String> given,
            @Nullable HeldRole maker,
            boolean revoked,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            boolean suspended,
            TenantAccess access) {

        /** Whether it has neither been revoked nor run out. */
        public boolean lives(Instant now) {
            return !revoked && now.isBefore(expiresAt);
        }
    }

    /** The key of the tenant that hashes to this, before anyone is known. */
    @Nullable Standing withHash(UUID tenant, byte[] hash) {
        return system.dsl()
                .selectFrom(API_KEY_STANDING)
                .where(API_KEY_STANDING.TENANT_ID.eq(tenant))
                .and(API_KEY_STANDING.HASH.eq(hash))
                .fetchOne(this::standing);
    }

    /** The keys of these actors, of whichever tenants, in one statement. */
    List<Standing> of(Collection<Actor.ApiKey> keys) {
        return system.dsl()
                .selectFrom(API_KEY_STANDING)
                .where(API_KEY_STANDING.TENANT_ID.eq(DSL.any(
                        keys.stream().map(Actor.ApiKey::tenant).distinct().toArray(UUID[]::new))))
                .and(API_KEY_STANDING.KEY_ID.eq(
                        DSL.any(keys.stream().map(Actor.ApiKey::key).distinct().toArray(UUID[]::new))))
                .fetch(this::standing);
    }

    /** Those of the current tenant. */
    public List<Standing> here(Collection<UUID> keys) {
        return system.dsl()
                .selectFrom(API_KEY_STANDING)
                .where(API_KEY_STANDING.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(API_KEY_STANDING.KEY_ID.eq(DSL.any(keys.toArray(UUID[]::new))))
                .fetch(this::standing);
    }

    /** Notes a use, unless another node has noted one since. */
    void use(Standing key, Instant now, Instant before) {
        system.dsl()
                .update(API_KEY)
                .set(API_KEY.LAST_USED_AT, now)
                .where(API_KEY.TENANT_ID.eq(key.tenant()))
                .and(API_KEY.ID.eq(key.key()))
                .and(DSL.coalesce(API_KEY.LAST_USED_AT, before).le(before))
                .execute();
    }

    /** Frozen they are no more than a viewer; heading a team is about their own records, of which a key has none. */
    private static @Nullable HeldRole maker(ApiKeyStandingRecord row) {
        var acts = row.getMakerOpen()
                && MembershipStatus.valueOf(row.getMakerStatus()).acts();
        return acts ? HeldRole.of(row.getRole(), row.getMakerStatus(), row.getGrants(), false) : null;
    }

    private Standing standing(ApiKeyStandingRecord row) {
        return new Standing(
                row.getTenantId(),
                row.getKeyId(),
                Set.of(row.getPermissions()),
                maker(row),
                row.getRevokedAt() != null || TenantQueries.DELETED.equals(row.getTenantStatus()),
                row.getExpiresAt(),
                row.getLastUsedAt(),
                TenantQueries.SUSPENDED.equals(row.getTenantStatus()),
                accesses.of(
                        row.getTenantId(),
                        row.getTenantBlueprint(),
                        row.getAccessLevel(),
                        row.getAccessFeatures(),
                        row.getAccessOverrides()));
    }
}
