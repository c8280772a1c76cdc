package foyer.tenancy.members;

import static foyerdb.tenancy.Tables.MEMBERSHIP;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Which members of the tenant acted in have a seat and which are frozen for want of one; under the tenant's lock. */
@Component
class FrozenQueries {

    private final DSLContext db;

    FrozenQueries(DSLContext db) {
        this.db = db;
    }

    /** How many seats are taken; whoever was frozen when they were suspended has none. */
    int taken() {
        return db.fetchCount(
                MEMBERSHIP,
                isHere(),
                MEMBERSHIP.ROLE.in(Role.withSeat()),
                is(MembershipStatus.ACTIVE).or(is(MembershipStatus.SUSPENDED).and(MEMBERSHIP.FROZEN_AT.isNull())));
    }

    /** Active members with a seat, the newest first; the oldest active owner is not among them. */
    List<MembershipId> newest(int most) {
        var oldestOwner = db.select(MEMBERSHIP.ID)
                .from(MEMBERSHIP)
                .where(isHere())
                .and(is(MembershipStatus.ACTIVE))
                .and(MEMBERSHIP.ROLE.eq(Role.OWNER.name()))
                .orderBy(MEMBERSHIP.CREATED_AT, MEMBERSHIP.ID)
                .limit(DSL.inline(1));
        return db.select(MEMBERSHIP.ID.convertFrom(MembershipId::new))
                .from(MEMBERSHIP)
                .where(isHere())
                .and(is(MembershipStatus.ACTIVE))
                .and(MEMBERSHIP.ROLE.in(Role.withSeat()))
                .and(MEMBERSHIP.ID.isDistinctFrom(DSL.field(oldestOwner)))
                .orderBy(MEMBERSHIP.CREATED_AT.desc(), MEMBERSHIP.ID.desc())
                .limit(most)
                .fetch(row -> row.value1());
    }

    /** Frozen members, who was frozen first before the others; of those frozen at once, who joined first. */
    List<MembershipId> frozen() {
        return db.select(MEMBERSHIP.ID.convertFrom(MembershipId::new))
                .from(MEMBERSHIP)
                .where(isHere())
                // Inlined, so that the index of the frozen serves whatever is planned for.
                .and(MEMBERSHIP.STATUS.eq(DSL.inline(MembershipStatus.FROZEN.name())))
                .orderBy(MEMBERSHIP.FROZEN_AT.nullsFirst(), MEMBERSHIP.CREATED_AT, MEMBERSHIP.ID)
                .fetch(row -> row.value1());
    }

    private static Condition is(MembershipStatus status) {
        return MEMBERSHIP.STATUS.eq(status.name());
    }

    private static Condition isHere() {
        return MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant());
    }
}
