package foyer.tenancy.members;

import static foyerdb.tenancy.Tables.MEMBERSHIP;

import foyer.entitlements.KeptMarks;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Which members of the tenant acted in have a seat and which are frozen for want of one; under the tenant's lock. */
@Component
class FrozenQueries {

    /** Whether the tenant has chosen them to stay. */
    private static final Field<Boolean> KEPT = KeptMarks.column(SeatFreezing.KIND, MEMBERSHIP.TENANT_ID, MEMBERSHIP.ID);

    private static final Condition IS_OWNER = MEMBERSHIP.ROLE.eq(Role.OWNER.name());

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

    /** Active members with a seat, the last in {@link #turns} first; one active owner is not among them. */
    List<MembershipId> newest(int most) {
        return db.select(MEMBERSHIP.ID.convertFrom(MembershipId::new))
                .from(MEMBERSHIP)
                .where(isHere())
                .and(is(MembershipStatus.ACTIVE))
                .and(MEMBERSHIP.ROLE.in(Role.withSeat()))
                .and(MEMBERSHIP.ID.isDistinctFrom(owner()))
                .orderBy(turns().stream().map(turn -> turn.sort(SortOrder.DESC)).toList())
                .limit(most)
                .fetch(row -> row.value1());
    }

    /**
     * Members with a seat and those frozen for want of one, in the order of a new choice: owners with a seat, whom nobody
     * takes theirs from by one, then those chosen to stay, then who joined first, whoever had a seat by another choice.
     */
    List<Chosen> byChoice() {
        return db.select(MEMBERSHIP.ID, MEMBERSHIP.STATUS)
                .from(MEMBERSHIP)
                .where(canBeFrozen())
                .orderBy(Stream.concat(untouched().stream(), joined().stream()).toList())
                .fetch(row -> new Chosen(
                        new MembershipId(row.value1()),
                        MembershipStatus.FROZEN.name().equals(row.value2())));
    }

    /** A member of whom a choice decides: frozen, or with a seat. */
    record Chosen(MembershipId id, boolean frozen) {}

    /**
     * Who has a seat before whom, whether seats go or come: after those of {@link #untouched} whoever has one, then who was
     * frozen before the others; of those frozen at once owners, then who joined first.
     */
    private List<Field<?>> turns() {
        var others = List.<Field<?>>of(
                first(is(MembershipStatus.ACTIVE)),
                DSL.coalesce(MEMBERSHIP.FROZEN_AT, MEMBERSHIP.CREATED_AT),
                first(IS_OWNER));
        return Stream.of(untouched(), others, joined()).flatMap(List::stream).toList();
    }

    /** The owner who stays in any case, the other owners who have a seat, and those chosen to stay. */
    private List<Field<?>> untouched() {
        return List.of(
                first(MEMBERSHIP.ID.eq(owner())),
                first(IS_OWNER.and(is(MembershipStatus.ACTIVE))),
                first(DSL.condition(KEPT)));
    }

    private static List<Field<?>> joined() {
        return List.of(MEMBERSHIP.CREATED_AT, MEMBERSHIP.ID);
    }

    private static Field<Integer> first(Condition which) {
        return DSL.when(which, DSL.inline(0)).otherwise(DSL.inline(1));
    }

    /** The one who stays in any case: the oldest, of those chosen when there are any. */
    private Field<UUID> owner() {
        return DSL.field(DSL.select(MEMBERSHIP.ID)
                .from(MEMBERSHIP)
                .where(isHere())
                .and(is(MembershipStatus.ACTIVE))
                .and(IS_OWNER)
                .orderBy(KEPT.desc(), MEMBERSHIP.CREATED_AT.asc(), MEMBERSHIP.ID.asc())
                .limit(DSL.inline(1)));
    }

    /** Frozen members, in {@link #turns}. */
    List<MembershipId> frozen() {
        return db.select(MEMBERSHIP.ID.convertFrom(MembershipId::new))
                .from(MEMBERSHIP)
                .where(isHere())
                // Inlined, so that the index of the frozen serves whatever is planned for.
                .and(MEMBERSHIP.STATUS.eq(DSL.inline(MembershipStatus.FROZEN.name())))
                .orderBy(turns())
                .fetch(row -> row.value1());
    }

    /** How many of the seats nobody can lose: suspended members keep theirs. */
    int fixed() {
        return db.fetchCount(
                MEMBERSHIP,
                isHere(),
                MEMBERSHIP.ROLE.in(Role.withSeat()),
                is(MembershipStatus.SUSPENDED).and(MEMBERSHIP.FROZEN_AT.isNull()));
    }

    private static Condition canBeFrozen() {
        return isHere().and(MEMBERSHIP.ROLE.in(Role.withSeat()))
                .and(is(MembershipStatus.ACTIVE).or(is(MembershipStatus.FROZEN)));
    }

    private Condition isOver(long staying) {
        return MEMBERSHIP.ID.in(DSL.select(MEMBERSHIP.ID)
                .from(MEMBERSHIP)
                .where(canBeFrozen())
                .orderBy(turns())
                .offset(Math.max(1, staying)));
    }

    /** Those of them who are frozen when only so many are not. */
    List<UUID> over(long staying) {
        return db.select(MEMBERSHIP.ID)
                .from(MEMBERSHIP)
                .where(isOver(staying))
                .orderBy(MEMBERSHIP.ID)
                .fetch(MEMBERSHIP.ID);
    }

    /** Those of {@link #over}, who joined last first. */
    Connection<UUID> page(long staying, PageRequest page) {
        var which = isOver(staying);
        Keyset<UUID> newest =
                Keyset.descending("FREEZES", List.of(new Keyset.Column<>(MEMBERSHIP.ID, Function.identity())));
        return newest.page(
                db.select(MEMBERSHIP.ID).from(MEMBERSHIP).where(which),
                page,
                row -> row.value1(),
                () -> db.fetchCount(db.selectOne().from(MEMBERSHIP).where(which).limit(Connection.COUNT_CAP + 1)));
    }

    /** Of these, those whose seat can be frozen or is. */
    Set<UUID> withSeat(Collection<UUID> ids) {
        return db.select(MEMBERSHIP.ID)
                .from(MEMBERSHIP)
                .where(canBeFrozen())
                .and(MEMBERSHIP.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetchSet(MEMBERSHIP.ID);
    }

    private static Condition is(MembershipStatus status) {
        return MEMBERSHIP.STATUS.eq(status.name());
    }

    private static Condition isHere() {
        return MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant());
    }
}
