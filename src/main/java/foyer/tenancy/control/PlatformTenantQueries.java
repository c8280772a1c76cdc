package foyer.tenancy.control;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.TENANT;
import static org.jooq.impl.DSL.noCondition;

import foyer.identity.UserId;
import foyer.platform.database.SystemDatabase;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import foyer.tenancy.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tenants for whoever runs the platform, in SQL: looked up across tenants, changed within the one acted in. */
@Component
class PlatformTenantQueries {

    private static final Keyset<PlatformTenant> SLUG = Keyset.ascending(
            "SLUG",
            List.of(
                    new Keyset.Column<>(TENANT.SLUG, PlatformTenant::slug),
                    new Keyset.Column<>(TENANT.ID, tenant -> tenant.id().value())));

    private static final List<Field<?>> COLUMNS = List.of(
            TENANT.ID,
            TENANT.NAME,
            TENANT.SLUG,
            TENANT.STATUS,
            TENANT.SUSPENDED_AT,
            TENANT.SUSPENDED_REASON,
            TENANT.CREATED_AT);

    private final DSLContext db;
    private final SystemDatabase system;

    PlatformTenantQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    Connection<PlatformTenant> page(@Nullable String search, PageRequest page) {
        return SLUG.page(
                system.dsl().select(COLUMNS).from(TENANT).where(begins(search)),
                page,
                PlatformTenantQueries::tenant,
                () -> system.dsl()
                        .fetchCount(system.dsl()
                                .selectOne()
                                .from(TENANT)
                                .where(begins(search))
                                .limit(Connection.COUNT_CAP + 1)));
    }

    @Nullable PlatformTenant get(TenantId id) {
        return system.dsl()
                .select(COLUMNS)
                .from(TENANT)
                .where(TENANT.ID.eq(id.value()))
                .fetchOne(PlatformTenantQueries::tenant);
    }

    Map<TenantId, PlatformTenant> byIds(Collection<TenantId> ids) {
        return system.dsl()
                .select(COLUMNS)
                .from(TENANT)
                .where(TENANT.ID.eq(DSL.any(ids.stream().map(TenantId::value).toArray(UUID[]::new))))
                .fetchMap(row -> new TenantId(row.get(TENANT.ID)), PlatformTenantQueries::tenant);
    }

    /** Where each of these people belongs or did, in the order they joined. */
    Map<UserId, List<PlatformMembership>> memberships(Collection<UserId> users) {
        return system.dsl()
                .select(COLUMNS)
                .select(MEMBERSHIP.USER_ID, MEMBERSHIP.ID, MEMBERSHIP.ROLE, MEMBERSHIP.STATUS)
                .from(MEMBERSHIP)
                .join(TENANT)
                .on(TENANT.ID.eq(MEMBERSHIP.TENANT_ID))
                .where(MEMBERSHIP.USER_ID.eq(
                        DSL.any(users.stream().map(UserId::value).toArray(UUID[]::new))))
                .orderBy(MEMBERSHIP.CREATED_AT, MEMBERSHIP.ID)
                .fetchGroups(row -> new UserId(row.get(MEMBERSHIP.USER_ID)), PlatformTenantQueries::membership);
    }

    /** The status of the tenant acted in, whose row is locked until the transaction ends; null when there is none. */
    @Nullable TenantStatus lock() {
        return db.select(TENANT.STATUS.convertFrom(TenantStatus::valueOf))
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .forNoKeyUpdate()
                .fetchOne(row -> row.value1());
    }

    /** Of the tenant acted in. */
    void setStatus(TenantStatus status, @Nullable String reason, Instant at) {
        db.update(TENANT)
                .set(TENANT.STATUS, status.name())
                .set(TENANT.SUSPENDED_AT, reason == null ? null : at)
                .set(TENANT.SUSPENDED_REASON, reason)
                .set(TENANT.VERSION, TENANT.VERSION.plus(1))
                .set(TENANT.UPDATED_AT, at)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .execute();
    }

    private static PlatformTenant tenant(Record row) {
        return new PlatformTenant(
                new TenantId(row.get(TENANT.ID)),
                row.get(TENANT.NAME),
                row.get(TENANT.SLUG),
                TenantStatus.valueOf(row.get(TENANT.STATUS)),
                row.get(TENANT.SUSPENDED_AT),
                row.get(TENANT.SUSPENDED_REASON),
                row.get(TENANT.CREATED_AT));
    }

    private static PlatformMembership membership(Record row) {
        return new PlatformMembership(
                new MembershipId(row.get(MEMBERSHIP.ID)),
                Role.valueOf(row.get(MEMBERSHIP.ROLE)),
                MembershipStatus.valueOf(row.get(MEMBERSHIP.STATUS)),
                tenant(row));
    }

    private static Condition begins(@Nullable String search) {
        return search == null || search.isBlank()
                ? noCondition()
                : TENANT.SLUG.startsWith(search.strip().toLowerCase(Locale.ROOT));
    }
}
