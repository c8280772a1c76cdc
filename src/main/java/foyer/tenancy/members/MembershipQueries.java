package foyer.tenancy.members;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.SEAT;
import static org.jooq.Records.mapping;

import foyer.entitlements.TenantAccess;
import foyer.identity.UserId;
import foyer.platform.database.SystemDatabase;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import foyer.tenancy.TenantId;
import foyer.tenancy.actors.HeldRole;
import foyer.tenancy.actors.TenantAccesses;
import foyer.tenancy.tenants.TenantQueries;
import foyerdb.tenancy.tables.records.SeatRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record6;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Memberships in SQL. The policy admits a user's own rows of other tenants too, so each statement names the tenant. */
@Component
public class MembershipQueries {

    private static final Keyset<Membership> JOINED = Keyset.ascending(
            "JOINED",
            List.of(
                    new Keyset.Column<>(MEMBERSHIP.CREATED_AT, Membership::createdAt),
                    new Keyset.Column<>(
                            MEMBERSHIP.ID, membership -> membership.id().value())));

    private final DSLContext db;
    private final SystemDatabase system;
    private final TenantAccesses accesses;

    MembershipQueries(DSLContext db, SystemDatabase system, TenantAccesses accesses) {
        this.db = db;
        this.system = system;
        this.accesses = accesses;
    }

    /** A membership that somebody acts by, as whoever signs in needs to know it. */
    public record Seat(
            TenantId tenant, MembershipId membership, HeldRole role, boolean suspended, TenantAccess access) {}

    /** The memberships that the user acts by, the oldest first. Asked before the tenant is known. */
    public List<Seat> seats(UserId user) {
        return system.dsl()
                .selectFrom(SEAT)
                .where(SEAT.USER_ID.eq(user.value()))
                .and(isActing())
                .orderBy(SEAT.CREATED_AT, SEAT.MEMBERSHIP_ID)
                .fetch(this::seat);
    }

    /** In a deleted tenant nobody does. */
    private static Condition isActing() {
        return SEAT.STATUS.in(MembershipStatus.acting()).and(SEAT.TENANT_STATUS.ne(TenantQueries.DELETED));
    }

    private Seat seat(SeatRecord row) {
        return new Seat(
                new TenantId(row.getTenantId()),
                new MembershipId(row.getMembershipId()),
                HeldRole.of(row.getRole(), row.getStatus(), row.getGrants(), row.getHeadsTeam()),
                TenantQueries.SUSPENDED.equals(row.getTenantStatus()),
                accesses.of(
                        row.getTenantId(),
                        row.getTenantBlueprint(),
                        row.getAccessLevel(),
                        row.getAccessFeatures(),
                        row.getAccessOverrides()));
    }

    /** The user's seat in this tenant; null when there is none. Asked before the tenant is known. */
    public @Nullable Seat seatIn(UserId user, TenantId tenant) {
        return system.dsl()
                .selectFrom(SEAT)
                .where(SEAT.USER_ID.eq(user.value()))
                .and(SEAT.TENANT_ID.eq(tenant.value()))
                .and(isActing())
                .fetchOne(this::seat);
    }

    /** How many tenants the calling user owns, suspended in them or not. */
    public int countOwned(UserId user) {
        return db.fetchCount(
                MEMBERSHIP,
                MEMBERSHIP.USER_ID.eq(user.value()),
                MEMBERSHIP.ROLE.eq(Role.OWNER.name()),
                MEMBERSHIP.STATUS.ne(MembershipStatus.REMOVED.name()));
    }

    /** The seat in this tenant; null when there is none. */
    public static @Nullable Seat find(List<Seat> seats, TenantId tenant) {
        return seats.stream()
                .filter(seat -> seat.tenant().equals(tenant))
                .findFirst()
                .orElse(null);
    }

    public Map<UUID, Membership> byIds(Collection<UUID> ids) {
        return memberships()
                .where(isHere())
                .and(MEMBERSHIP.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetch(mapping(Membership::new))
                .stream()
                .collect(Collectors.toMap(membership -> membership.id().value(), Function.identity()));
    }

    /** The active owners who have been here longest, at most so many. */
    public List<Membership> activeOwners(int most) {
        return memberships()
                .where(isHere())
                .and(MEMBERSHIP.ROLE.eq(Role.OWNER.name()))
                .and(isActive())
                .orderBy(MEMBERSHIP.CREATED_AT, MEMBERSHIP.ID)
                .limit(most)
                .fetch(mapping(Membership::new));
    }

    /** Somebody who acts in the tenant, and their seat. */
    public record Holder(UserId user, Seat seat) {}

    /** Those of these memberships of the current tenant that somebody acts by. */
    public List<Holder> activeSeats(Collection<UUID> ids) {
        return db.selectFrom(SEAT)
                .where(SEAT.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(SEAT.MEMBERSHIP_ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .and(isActing())
                .fetch(row -> new Holder(new UserId(row.getUserId()), seat(row)));
    }

    /** The active members who have been here longest, at most so many. */
    public List<Membership> active(int most) {
        return memberships()
                .where(isHere())
                .and(isActive())
                .orderBy(MEMBERSHIP.CREATED_AT, MEMBERSHIP.ID)
                .limit(most)
                .fetch(mapping(Membership::new));
    }

    /** Whether the member is active, and whoever would change that waits until the transaction ends. */
    public boolean holdActive(MembershipId id) {
        return db.select(MEMBERSHIP.ID)
                        .from(MEMBERSHIP)
                        .where(isHere())
                        .and(MEMBERSHIP.ID.eq(id.value()))
                        .and(isActive())
                        .forShare()
                        .fetchOne()
                != null;
    }

    public Connection<Membership> page(PageRequest page) {
        return JOINED.page(
                memberships().where(isPresent()),
                page,
                mapping(Membership::new),
                () -> count(Connection.COUNT_CAP + 1));
    }

    public void insert(MembershipId id, UserId user, Role role, String name, String email) {
        db.insertInto(MEMBERSHIP)
                .set(MEMBERSHIP.TENANT_ID, CurrentCaller.tenant())
                .set(MEMBERSHIP.ID, id.value())
                .set(MEMBERSHIP.USER_ID, user.value())
                .set(MEMBERSHIP.ROLE, role.name())
                .set(MEMBERSHIP.NAME, name)
                .set(MEMBERSHIP.EMAIL, email)
                .execute();
    }

    /** Those that take a seat: a frozen membership reads as a viewer does, and takes none while it is suspended either. */
    long countSeats() {
        return db.fetchCount(
                MEMBERSHIP,
                isHere(),
                MEMBERSHIP.ROLE.in(Role.withSeat()),
                isActive()
                        .or(MEMBERSHIP
                                .STATUS
                                .eq(MembershipStatus.SUSPENDED.name())
                                .and(MEMBERSHIP.FROZEN_AT.isNull())));
    }

    private int count(int cap) {
        return db.fetchCount(db.selectOne().from(MEMBERSHIP).where(isPresent()).limit(cap));
    }

    private SelectJoinStep<Record6<MembershipId, String, String, Role, MembershipStatus, Instant>> memberships() {
        return db.select(
                        MEMBERSHIP.ID.convertFrom(MembershipId::new),
                        MEMBERSHIP.NAME,
                        MEMBERSHIP.EMAIL,
                        MEMBERSHIP.ROLE.convertFrom(Role::valueOf),
                        MEMBERSHIP.STATUS.convertFrom(MembershipStatus::valueOf),
                        MEMBERSHIP.CREATED_AT)
                .from(MEMBERSHIP);
    }

    private static Condition isHere() {
        return MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant());
    }

    /** Whoever has left is still known by id, but in no list. */
    private static Condition isPresent() {
        return isHere().and(MEMBERSHIP.STATUS.ne(MembershipStatus.REMOVED.name()));
    }

    private static Condition isActive() {
        return MEMBERSHIP.STATUS.eq(MembershipStatus.ACTIVE.name());
    }
}
