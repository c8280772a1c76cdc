package foyer.tenancy.tenants;

import static foyerdb.tenancy.Tables.TENANT;
import static org.jooq.Records.mapping;

import foyer.entitlements.TenantTerms;
import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Blueprint;
import foyer.tenancy.Tenant;
import foyer.tenancy.TenantDefaults;
import foyer.tenancy.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record8;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tenants in SQL. */
@Component
public class TenantQueries {

    public static final String SUSPENDED = "SUSPENDED";

    /** Nobody acts in it, whatever its rows say until they have gone. */
    public static final String DELETED = "DELETED";

    private static final String ACTIVE = "ACTIVE";

    private final DSLContext db;
    private final SystemDatabase system;

    TenantQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** The tenant to write, with everything that its founder left open decided. */
    record NewRow(
            TenantId id,
            String name,
            String slug,
            Blueprint blueprint,
            String locale,
            String timeZone,
            String currency,
            @Nullable String country,
            boolean demo) {}

    /** Of these the caller's active tenant, if it is among them. */
    public Map<UUID, Tenant> byIds(Collection<UUID> ids) {
        return select(db)
                .where(TENANT.ID.in(ids))
                .and(TENANT.ID.eq(CurrentCaller.tenant()))
                .fetch(mapping(Tenant::new))
                .stream()
                .collect(Collectors.toMap(tenant -> tenant.id().value(), Function.identity()));
    }

    /** Another tenant of somebody whose tenants are known. */
    public @Nullable Tenant any(TenantId id) {
        return select(system.dsl()).where(TENANT.ID.eq(id.value())).fetchOne(mapping(Tenant::new));
    }

    public TenantDefaults defaults() {
        return db.select(
                        TENANT.LOCALE.convertFrom(Locale::forLanguageTag),
                        TENANT.TIME_ZONE,
                        TENANT.CURRENCY,
                        TENANT.COUNTRY)
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .fetchSingle(mapping(TenantDefaults::new));
    }

    TenantTerms.Terms terms() {
        return db.select(TENANT.BLUEPRINT, TENANT.TIME_ZONE)
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .fetchSingle(mapping(TenantTerms.Terms::new));
    }

    private static SelectJoinStep<Record8<TenantId, String, String, Blueprint, Locale, String, String, Instant>> select(
            DSLContext dsl) {
        return dsl.select(
                        TENANT.ID.convertFrom(TenantId::new),
                        TENANT.NAME,
                        TENANT.SLUG,
                        TENANT.BLUEPRINT.convertFrom(Blueprint::valueOf),
                        TENANT.LOCALE.convertFrom(Locale::forLanguageTag),
                        TENANT.TIME_ZONE,
                        TENANT.CURRENCY,
                        TENANT.CREATED_AT)
                .from(TENANT);
    }

    /** The tenant in force with this slug. Asked before the tenant is known. */
    public @Nullable UUID activeBySlug(String slug) {
        return system.dsl()
                .select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.SLUG.eq(slug))
                .and(TENANT.STATUS.eq(ACTIVE))
                .fetchOne(TENANT.ID);
    }

    /** Whether the tenant acted in is in force. */
    public boolean isActive() {
        return db.fetchExists(TENANT, TENANT.ID.eq(CurrentCaller.tenant()), TENANT.STATUS.eq(ACTIVE));
    }

    public boolean isThere() {
        return db.fetchExists(TENANT, TENANT.ID.eq(CurrentCaller.tenant()), TENANT.STATUS.ne(DELETED));
    }

    public boolean isDeletionAskedFor() {
        return db.fetchExists(
                TENANT, TENANT.ID.eq(CurrentCaller.tenant()), TENANT.PURGE_AT.isNotNull(), TENANT.STATUS.ne(DELETED));
    }

    /** Whether a tenant has this slug. Asked before the tenant is known. */
    boolean isTaken(String slug) {
        return system.dsl().fetchExists(TENANT, TENANT.SLUG.eq(slug));
    }

    void insert(NewRow tenant) {
        db.insertInto(TENANT)
                .set(TENANT.ID, tenant.id().value())
                .set(TENANT.NAME, tenant.name())
                .set(TENANT.SLUG, tenant.slug())
                .set(TENANT.BLUEPRINT, tenant.blueprint().name())
                .set(TENANT.LOCALE, tenant.locale())
                .set(TENANT.TIME_ZONE, tenant.timeZone())
                .set(TENANT.CURRENCY, tenant.currency())
                .set(TENANT.COUNTRY, tenant.country())
                .set(TENANT.DEMO, tenant.demo())
                .execute();
    }
}
