package foyer.tenancy.members;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.TENANT;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Changes of memberships in SQL, all of them under the tenant's lock. */
@Component
class MemberQueries {

    private final DSLContext db;

    MemberQueries(DSLContext db) {
        this.db = db;
    }

    /**
     * Holds the current tenant's row until the transaction ends: whoever else changes its members waits, and reads
     * afterwards what became of them. What merely points to the tenant does not wait.
     */
    void lock() {
        db.select(TENANT.ID)
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .forNoKeyUpdate()
                .fetchSingle();
    }

    /** Those of these that are members of the current tenant, or were. */
    Map<MembershipId, Member> byIds(Collection<MembershipId> ids) {
        return db.select(
                        MEMBERSHIP.ID.convertFrom(MembershipId::new),
                        MEMBERSHIP.ROLE.convertFrom(Role::valueOf),
                        MEMBERSHIP.STATUS.convertFrom(MembershipStatus::valueOf))
                .from(MEMBERSHIP)
                .where(isHere())
                .and(MEMBERSHIP.ID.eq(
                        DSL.any(ids.stream().map(MembershipId::value).toArray(UUID[]::new))))
                .fetchMap(row -> row.value1(), Records.mapping(Member::new));
    }

    boolean isOwnedByAnother(MembershipId than) {
        return db.fetchExists(
                MEMBERSHIP,
                isHere(),
                MEMBERSHIP.ID.ne(than.value()),
                MEMBERSHIP.ROLE.eq(Role.OWNER.name()),
                MEMBERSHIP.STATUS.eq(MembershipStatus.ACTIVE.name()));
    }

    /** Writes what the member is now; what they held of before is good no more, on any node. */
    void write(Member member, Instant at) {
        db.update(MEMBERSHIP)
                .set(MEMBERSHIP.ROLE, member.role().name())
                .set(MEMBERSHIP.STATUS, member.status().name())
                .set(MEMBERSHIP.PERMS_VERSION, MEMBERSHIP.PERMS_VERSION.plus(1))
                .set(MEMBERSHIP.VERSION, MEMBERSHIP.VERSION.plus(1))
                .set(MEMBERSHIP.UPDATED_AT, at)
                .where(isHere())
                .and(MEMBERSHIP.ID.eq(member.id().value()))
                .execute();
    }

    private static Condition isHere() {
        return MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant());
    }
}
