package foyer.tenancy.deletion;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.TENANT;
import static org.jooq.Records.mapping;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The deletion of tenants in SQL: of the one acted in, and which ones are due. */
@Component
class DeletionQueries {

    private static final String DELETED = "DELETED";
    private static final String SUSPENDED = "SUSPENDED";

    private final DSLContext db;
    private final SystemDatabase system;

    DeletionQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** Null when none was asked for, or it has begun. */
    @Nullable TenantDeletion current() {
        return db.select(TENANT.DELETION_REQUESTED_AT, TENANT.PURGE_AT, TENANT.DELETION_REQUESTED_BY)
                .from(TENANT)
                .where(isHere())
                .and(isAskedFor())
                .fetchOne(DeletionQueries::deletion);
    }

    private static TenantDeletion deletion(Record row) {
        var by = row.get(TENANT.DELETION_REQUESTED_BY);
        return new TenantDeletion(
                row.get(TENANT.DELETION_REQUESTED_AT),
                row.get(TENANT.PURGE_AT),
                by == null ? null : new MembershipId(by));
    }

    /** Nobody else changes the tenant until the transaction ends. */
    void lock() {
        db.select(TENANT.ID).from(TENANT).where(isHere()).forNoKeyUpdate().fetchSingle();
    }

    /** False when it has been deleted already. */
    boolean request(TenantDeletion deletion) {
        var by = deletion.requesterId();
        return db.update(TENANT)
                        .set(TENANT.DELETION_REQUESTED_AT, deletion.requestedAt())
                        .set(TENANT.PURGE_AT, deletion.purgeAt())
                        .set(TENANT.DELETION_REQUESTED_BY, by == null ? null : by.value())
                        .set(TENANT.VERSION, TENANT.VERSION.plus(1))
                        .set(TENANT.UPDATED_AT, deletion.requestedAt())
                        .where(isHere())
                        .and(TENANT.STATUS.ne(DELETED))
                        .execute()
                == 1;
    }

    /** False when none was asked for, or it has begun. */
    boolean cancel(Instant at) {
        return db.update(TENANT)
                        .setNull(TENANT.DELETION_REQUESTED_AT)
                        .setNull(TENANT.DELETION_REQUESTED_BY)
                        .setNull(TENANT.PURGE_AT)
                        .set(TENANT.VERSION, TENANT.VERSION.plus(1))
                        .set(TENANT.UPDATED_AT, at)
                        .where(isHere())
                        .and(isAskedFor())
                        .execute()
                == 1;
    }

    /** Somebody who owns the tenant. */
    record Owner(UUID membership, String name, String email) {}

    List<Owner> owners() {
        return db.select(MEMBERSHIP.ID, MEMBERSHIP.NAME, MEMBERSHIP.EMAIL)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(MEMBERSHIP.ROLE.eq(Role.OWNER.name()))
                .and(MEMBERSHIP.STATUS.eq(MembershipStatus.ACTIVE.name()))
                .fetch(mapping(Owner::new));
    }

    long countMembers() {
        return db.fetchCount(
                MEMBERSHIP,
                MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant()),
                MEMBERSHIP.STATUS.ne(MembershipStatus.REMOVED.name()));
    }

    /** Tenants whose grace is over and of which not all has gone, the longest due first. */
    List<UUID> due(Instant now) {
        return system.dsl()
                .select(TENANT.ID)
                .from(TENANT)
                .where(isDue(now))
                .orderBy(TENANT.PURGE_AT)
                .fetch(TENANT.ID);
    }

    /** Whether the tenant, whose row is locked until the transaction ends, was closed; null when it is not due any more. */
    @Nullable Boolean lockDue(Instant now) {
        return db.select(TENANT.STATUS)
                .from(TENANT)
                .where(isHere())
                .and(isDue(now))
                .forNoKeyUpdate()
                .fetchOne(row -> row.value1().equals(DELETED));
    }

    /** What is suspended is kept for as long as it is. */
    private static Condition isDue(Instant now) {
        return TENANT.PURGE_AT.le(now).and(TENANT.STATUS.ne(SUSPENDED));
    }

    /** From the commit on nobody is in the tenant and nobody comes in, whatever its rows say until they go. */
    void close(Instant at, Instant goesAt) {
        db.update(TENANT)
                .set(TENANT.STATUS, DELETED)
                .set(TENANT.DELETED_AT, at)
                .set(TENANT.PURGE_AT, goesAt)
                .setNull(TENANT.INDUSTRY)
                .setNull(TENANT.SIZE)
                .setNull(TENANT.COUNTRY)
                .setNull(TENANT.DELETION_REQUESTED_BY)
                .set(TENANT.VERSION, TENANT.VERSION.plus(1))
                .set(TENANT.UPDATED_AT, at)
                .where(isHere())
                .execute();
    }

    /** All of it has gone; false when another node has said so already. */
    boolean finish() {
        return db.update(TENANT)
                        .setNull(TENANT.PURGE_AT)
                        .where(isHere())
                        .and(TENANT.PURGE_AT.isNotNull())
                        .execute()
                == 1;
    }

    private static Condition isAskedFor() {
        return TENANT.PURGE_AT.isNotNull().and(TENANT.STATUS.ne(DELETED));
    }

    private static Condition isHere() {
        return TENANT.ID.eq(CurrentCaller.tenant());
    }
}
