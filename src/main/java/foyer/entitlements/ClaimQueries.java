package foyer.entitlements;

import static foyerdb.entitlements.Tables.CLAIM;
import static foyerdb.entitlements.Tables.CLAIM_LIMIT;
import static foyerdb.entitlements.Tables.CLAIM_OVERRIDE;
import static foyerdb.entitlements.Tables.TENANT_ACCESS;
import static org.jooq.Records.mapping;

import foyer.platform.security.CurrentCaller;
import foyerdb.entitlements.Routines;
import foyerdb.entitlements.tables.records.ClaimLimitRecord;
import foyerdb.entitlements.tables.records.CounterRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Claims in SQL, of the tenant acted in. */
@Component
class ClaimQueries {

    private final DSLContext db;

    ClaimQueries(DSLContext db) {
        this.db = db;
    }

    /**
     * A claim as whoever changes or explains it needs it.
     *
     * @param disabled the features that the tenant has switched off, whatever it is entitled to
     */
    record Held(String blueprint, String plan, AccessLevel access, String timeZone, Set<String> disabled) {}

    @Nullable Held held() {
        return db.select(
                        CLAIM.BLUEPRINT,
                        CLAIM.PLAN,
                        CLAIM.ACCESS.convertFrom(AccessLevel::valueOf),
                        CLAIM.TIME_ZONE,
                        CLAIM.DISABLED.convertFrom(names -> Set.of(names)))
                .from(CLAIM)
                .where(CLAIM.TENANT_ID.eq(tenant()))
                .fetchOne(mapping(Held::new));
    }

    /** The same, and nobody else changes the claim until the transaction ends. */
    @Nullable Held lock() {
        return db.select(
                        CLAIM.BLUEPRINT,
                        CLAIM.PLAN,
                        CLAIM.ACCESS.convertFrom(AccessLevel::valueOf),
                        CLAIM.TIME_ZONE,
                        CLAIM.DISABLED.convertFrom(names -> Set.of(names)))
                .from(CLAIM)
                .where(CLAIM.TENANT_ID.eq(tenant()))
                .forNoKeyUpdate()
                .fetchOne(mapping(Held::new));
    }

    @Nullable TenantAccess access(Instant now) {
        var row = db.selectFrom(TENANT_ACCESS)
                .where(TENANT_ACCESS.TENANT_ID.eq(tenant()))
                .fetchOne();
        return row == null ? null : TenantAccess.of(row.getAccess(), row.getFeatures(), row.getOverrides(), now);
    }

    /** Whether it was made now: there is one claim a tenant, whoever makes it. */
    boolean insert(String blueprint, Plan plan, String timeZone) {
        return db.insertInto(CLAIM)
                        .set(CLAIM.TENANT_ID, tenant())
                        .set(CLAIM.BLUEPRINT, blueprint)
                        .set(CLAIM.PLAN, plan.code())
                        .set(CLAIM.FEATURES, features(plan))
                        .set(CLAIM.TIME_ZONE, timeZone)
                        .onConflict(CLAIM.TENANT_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    void insertLimits(Plan plan) {
        db.batchInsert(Arrays.stream(Limit.values())
                        .map(limit -> {
                            var row = new ClaimLimitRecord();
                            row.setTenantId(tenant());
                            row.setLimitKey(limit.name());
                            row.setAllowed(plan.limits().get(limit));
                            return row;
                        })
                        .toList())
                .execute();
    }

    /** Counters at zero of all stocks, for a tenant that has nothing yet. */
    void insertStocks() {
        db.batchInsert(Arrays.stream(Limit.values())
                        .filter(limit -> !limit.isQuota() && !limit.isOfEach())
                        .map(limit -> {
                            var row = new CounterRecord();
                            row.setTenantId(tenant());
                            row.setLimitKey(limit.name());
                            return row;
                        })
                        .toList())
                .execute();
    }

    void setPlan(Plan plan) {
        db.update(CLAIM)
                .set(CLAIM.PLAN, plan.code())
                .set(CLAIM.FEATURES, features(plan))
                .set(CLAIM.VERSION, CLAIM.VERSION.plus(1))
                .set(CLAIM.UPDATED_AT, DSL.currentInstant())
                .where(CLAIM.TENANT_ID.eq(tenant()))
                .execute();
        db.deleteFrom(CLAIM_LIMIT).where(CLAIM_LIMIT.TENANT_ID.eq(tenant())).execute();
        insertLimits(plan);
    }

    /** So many of it from now on, of the plan; null for as many as they like. */
    void setAllowed(Limit limit, @Nullable Long allowed) {
        db.update(CLAIM_LIMIT)
                .set(CLAIM_LIMIT.ALLOWED, allowed)
                .where(CLAIM_LIMIT.TENANT_ID.eq(tenant()))
                .and(CLAIM_LIMIT.LIMIT_KEY.eq(limit.name()))
                .execute();
    }

    /** Both null for calendar months. */
    void setPeriod(@Nullable Instant start, @Nullable Instant end) {
        db.update(CLAIM)
                .set(CLAIM.PERIOD_START, start)
                .set(CLAIM.PERIOD_END, end)
                .set(CLAIM.VERSION, CLAIM.VERSION.plus(1))
                .set(CLAIM.UPDATED_AT, DSL.currentInstant())
                .where(CLAIM.TENANT_ID.eq(tenant()))
                .execute();
    }

    /** The months of the tenant are those of this zone; what was used of the present one stays used. */
    void setTimeZone(String timeZone, Instant now) {
        db.select(Routines.setTimeZone(DSL.val(timeZone), DSL.val(now))).fetchSingle();
    }

    void setAccess(AccessLevel level) {
        db.update(CLAIM)
                .set(CLAIM.ACCESS, level.name())
                .set(CLAIM.VERSION, CLAIM.VERSION.plus(1))
                .set(CLAIM.UPDATED_AT, DSL.currentInstant())
                .where(CLAIM.TENANT_ID.eq(tenant()))
                .execute();
    }

    /** Instead of one that there is. */
    void override(
            String key, @Nullable Boolean granted, @Nullable Long allowed, @Nullable Instant endsAt, String reason) {
        var actor = CurrentCaller.actor();
        db.deleteFrom(CLAIM_OVERRIDE).where(isOverride(key)).execute();
        db.insertInto(CLAIM_OVERRIDE)
                .set(CLAIM_OVERRIDE.TENANT_ID, tenant())
                .set(CLAIM_OVERRIDE.KEY, key)
                .set(CLAIM_OVERRIDE.GRANTED, granted)
                .set(CLAIM_OVERRIDE.ALLOWED, allowed)
                .set(CLAIM_OVERRIDE.ENDS_AT, endsAt)
                .set(CLAIM_OVERRIDE.REASON, reason)
                .set(CLAIM_OVERRIDE.CREATED_BY_KIND, actor.kind())
                .set(CLAIM_OVERRIDE.CREATED_BY_ID, actor.id() == null ? actor.userId() : actor.id())
                .execute();
    }

    /** Whether there was one. */
    boolean endOverride(String key) {
        return db.deleteFrom(CLAIM_OVERRIDE).where(isOverride(key)).execute() > 0;
    }

    private static Condition isOverride(String key) {
        return CLAIM_OVERRIDE.TENANT_ID.eq(tenant()).and(CLAIM_OVERRIDE.KEY.eq(key));
    }

    private static String[] features(Plan plan) {
        return plan.features().stream().map(Feature::name).sorted().toArray(String[]::new);
    }

    private static UUID tenant() {
        return CurrentCaller.tenant();
    }
}
