package foyer.tenancy.members;

import static foyerdb.tenancy.Tables.API_KEY;
import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.SEAT;
import static foyerdb.tenancy.Tables.TENANT;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import foyer.tenancy.actors.HeldRole;
import foyer.tenancy.roles.CustomRoleId;
import foyer.tenancy.roles.GivenRole;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
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
        return members()
                .where(SEAT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(SEAT.MEMBERSHIP_ID.eq(DSL.any(values(ids))))
                .fetchMap(row -> new MembershipId(row.get(SEAT.MEMBERSHIP_ID)), MemberQueries::member);
    }

    /** Those who have this role of the tenant's own and have not left. */
    List<Member> with(CustomRoleId role) {
        return members()
                .where(SEAT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(SEAT.CUSTOM_ROLE_ID.eq(role.value()))
                .and(SEAT.STATUS.ne(MembershipStatus.REMOVED.name()))
                .orderBy(SEAT.MEMBERSHIP_ID)
                .fetch(MemberQueries::member);
    }

    private SelectJoinStep<Record7<UUID, String, String, String[], Boolean, UUID, Instant>> members() {
        return db.select(
                        SEAT.MEMBERSHIP_ID,
                        SEAT.ROLE,
                        SEAT.STATUS,
                        SEAT.GRANTS,
                        SEAT.HEADS_TEAM,
                        SEAT.CUSTOM_ROLE_ID,
                        MEMBERSHIP.FROZEN_AT)
                .from(SEAT)
                .join(MEMBERSHIP)
                .on(MEMBERSHIP.TENANT_ID.eq(SEAT.TENANT_ID), MEMBERSHIP.ID.eq(SEAT.MEMBERSHIP_ID));
    }

    private static Member member(Record7<UUID, String, String, String[], Boolean, UUID, Instant> row) {
        var custom = row.get(SEAT.CUSTOM_ROLE_ID);
        var status = MembershipStatus.valueOf(row.get(SEAT.STATUS));
        return new Member(
                new MembershipId(row.get(SEAT.MEMBERSHIP_ID)),
                new GivenRole(
                        HeldRole.of(row.get(SEAT.ROLE), status.name(), row.get(SEAT.GRANTS), row.get(SEAT.HEADS_TEAM)),
                        custom == null ? null : new CustomRoleId(custom)),
                status,
                status == MembershipStatus.SUSPENDED && row.get(MEMBERSHIP.FROZEN_AT) != null);
    }

    /** Who made this API key of the tenant; null when there is none. */
    @Nullable MembershipId makerOf(UUID key) {
        return db.select(API_KEY.MAKER_ID)
                .from(API_KEY)
                .where(API_KEY.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(API_KEY.ID.eq(key))
                .fetchOne(row -> new MembershipId(row.value1()));
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
        write(List.of(member), at);
    }

    /** The same of several who are the same from now on. */
    void write(List<Member> members, Instant at) {
        var like = members.getFirst();
        // Whoever comes back does so as what they are let in as then.
        var custom =
                like.status() == MembershipStatus.REMOVED ? null : like.given().custom();
        db.update(MEMBERSHIP)
                .set(MEMBERSHIP.ROLE, like.role().name())
                .set(MEMBERSHIP.CUSTOM_ROLE_ID, custom == null ? null : custom.value())
                .set(MEMBERSHIP.STATUS, like.status().name())
                .set(
                        MEMBERSHIP.FROZEN_AT,
                        like.status() == MembershipStatus.FROZEN || like.waits()
                                ? DSL.coalesce(MEMBERSHIP.FROZEN_AT, DSL.val(at))
                                : DSL.castNull(MEMBERSHIP.FROZEN_AT))
                .set(MEMBERSHIP.PERMS_VERSION, next(MEMBERSHIP.PERMS_VERSION))
                .set(MEMBERSHIP.VERSION, next(MEMBERSHIP.VERSION))
                .set(MEMBERSHIP.UPDATED_AT, at)
                .where(isHere())
                .and(MEMBERSHIP.ID.eq(
                        DSL.any(values(members.stream().map(Member::id).toList()))))
                .execute();
    }

    /** What these members hold is good no more, on any node. */
    void outdate(Collection<MembershipId> members) {
        db.update(MEMBERSHIP)
                .set(MEMBERSHIP.PERMS_VERSION, next(MEMBERSHIP.PERMS_VERSION))
                .where(isHere())
                .and(MEMBERSHIP.ID.eq(DSL.any(values(members))))
                .execute();
    }

    /** What those with this role hold is good no more, on any node. */
    void outdate(CustomRoleId role) {
        db.update(MEMBERSHIP)
                .set(MEMBERSHIP.PERMS_VERSION, next(MEMBERSHIP.PERMS_VERSION))
                .where(isHere())
                .and(MEMBERSHIP.CUSTOM_ROLE_ID.eq(role.value()))
                .execute();
    }

    /** Whoever left while it was theirs keeps the system role that it is based on. */
    void forget(CustomRoleId role) {
        db.update(MEMBERSHIP)
                .setNull(MEMBERSHIP.CUSTOM_ROLE_ID)
                .where(isHere())
                .and(MEMBERSHIP.CUSTOM_ROLE_ID.eq(role.value()))
                .execute();
    }

    private static Field<Integer> next(Field<Integer> counter) {
        return counter.plus(1);
    }

    private static UUID[] values(Collection<MembershipId> ids) {
        return ids.stream().map(MembershipId::value).toArray(UUID[]::new);
    }

    private static Condition isHere() {
        return MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant());
    }
}
