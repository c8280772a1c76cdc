package foyer.tenancy.invites;

import static foyerdb.tenancy.Tables.INVITE;
import static foyerdb.tenancy.Tables.INVITE_PAST_TOKEN;
import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static org.jooq.Records.mapping;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import foyer.tenancy.roles.CustomRoleId;
import foyer.tenancy.roles.GivenRole;
import foyer.tenancy.teams.TeamId;
import foyerdb.tenancy.tables.records.InviteRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record10;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Invites of the current tenant in SQL. */
@Component
class InviteQueries {

    private static final Keyset<Invite> NEWEST_FIRST = Keyset.descending(
            "INVITED",
            List.of(
                    new Keyset.Column<>(INVITE.CREATED_AT, Invite::createdAt),
                    new Keyset.Column<>(INVITE.ID, invite -> invite.id().value())));

    private final DSLContext db;
    private final TenantClock clock;

    InviteQueries(DSLContext db, TenantClock clock) {
        this.db = db;
        this.clock = clock;
    }

    Map<UUID, Invite> byIds(Collection<UUID> ids) {
        return invites()
                .where(isHere())
                .and(INVITE.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetch(mapping(Invite::new))
                .stream()
                .collect(Collectors.toMap(invite -> invite.id().value(), Function.identity()));
    }

    @Nullable Invite byId(InviteId id) {
        return byIds(List.of(id.value())).get(id.value());
    }

    @Nullable Invite byToken(byte[] hash) {
        return invites().where(isHere()).and(INVITE.TOKEN_HASH.eq(hash)).fetchOne(mapping(Invite::new));
    }

    Connection<Invite> page(PageRequest page) {
        return NEWEST_FIRST.page(
                invites().where(isHere()),
                page,
                mapping(Invite::new),
                () -> db.fetchCount(db.selectOne().from(INVITE).where(isHere()).limit(Connection.COUNT_CAP + 1)));
    }

    /** Whether somebody with this address is in the tenant. */
    boolean isMember(String email) {
        return db.fetchExists(
                MEMBERSHIP,
                MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant()),
                MEMBERSHIP.EMAIL.eq(email),
                MEMBERSHIP.STATUS.ne(MembershipStatus.REMOVED.name()));
    }

    /** Whether a newer mail has replaced the one with this token. */
    boolean isPast(byte[] hash) {
        return db.fetchExists(
                INVITE_PAST_TOKEN,
                INVITE_PAST_TOKEN.TENANT_ID.eq(CurrentCaller.tenant()),
                INVITE_PAST_TOKEN.HASH.eq(hash));
    }

    /** Remembers the token of the pending invite of the address, which is about to get another. */
    void retire(String email) {
        var pending = db.select(INVITE.ID, INVITE.TOKEN_HASH)
                .from(INVITE)
                .where(isHere())
                .and(INVITE.EMAIL.eq(email))
                .and(INVITE.STATUS.eq(InviteStatus.PENDING.name()))
                .forUpdate()
                .fetchOne();
        if (pending != null) {
            db.insertInto(INVITE_PAST_TOKEN)
                    .set(INVITE_PAST_TOKEN.TENANT_ID, CurrentCaller.tenant())
                    .set(INVITE_PAST_TOKEN.INVITE_ID, pending.value1())
                    .set(INVITE_PAST_TOKEN.HASH, pending.value2())
                    .set(INVITE_PAST_TOKEN.CREATED_AT, clock.now())
                    .execute();
        }
    }

    /** What an invite asks for. */
    record Terms(
            String email,
            GivenRole given,
            List<TeamId> teams,
            Instant expiresAt,
            @Nullable MembershipId by) {}

    /** Makes the invite, or makes the pending one of that address anew: there is one at most. */
    InviteId invite(Terms terms, byte[] hash) {
        var at = clock.now();
        var row = new InviteRecord();
        row.setRole(terms.given().role().name());
        row.setCustomRoleId(
                terms.given().custom() == null ? null : terms.given().custom().value());
        row.setTeamIds(terms.teams().stream().map(TeamId::value).toArray(UUID[]::new));
        row.setTokenHash(hash);
        row.setExpiresAt(terms.expiresAt());
        row.setInvitedBy(terms.by() == null ? null : terms.by().value());
        row.setUpdatedAt(at);
        return db.insertInto(INVITE)
                .set(INVITE.TENANT_ID, CurrentCaller.tenant())
                .set(INVITE.EMAIL, terms.email())
                .set(INVITE.CREATED_AT, at)
                .set(row)
                .onConflict(INVITE.TENANT_ID, INVITE.EMAIL)
                .where(INVITE.STATUS.eq(DSL.inline(InviteStatus.PENDING.name())))
                .doUpdate()
                .set(row)
                .set(INVITE.VERSION, INVITE.VERSION.plus(1))
                .returningResult(INVITE.ID)
                .fetchSingle(made -> new InviteId(made.value1()));
    }

    /** Those that were not answered and offer this role, of whatever age, the same first each time. */
    List<Invite> pendingOf(CustomRoleId role) {
        return invites()
                .where(isHere())
                .and(INVITE.CUSTOM_ROLE_ID.eq(role.value()))
                .and(INVITE.STATUS.eq(InviteStatus.PENDING.name()))
                .orderBy(INVITE.ID)
                .fetch(mapping(Invite::new));
    }

    /** Those that were answered or taken back offer it no more either. */
    void forget(CustomRoleId role) {
        db.update(INVITE)
                .setNull(INVITE.CUSTOM_ROLE_ID)
                .where(isHere())
                .and(INVITE.CUSTOM_ROLE_ID.eq(role.value()))
                .execute();
    }

    /** Ends a pending invite; false when it is none any more. */
    boolean revoke(InviteId id) {
        return turn(InviteStatus.REVOKED, INVITE.ID.eq(id.value()));
    }

    /** Uses up the token, once; false when it is used up, past its time or replaced. */
    boolean answer(InviteStatus answer, byte[] hash) {
        return turn(answer, INVITE.TOKEN_HASH.eq(hash).and(INVITE.EXPIRES_AT.gt(clock.now())));
    }

    private boolean turn(InviteStatus to, Condition which) {
        return db.update(INVITE)
                        .set(INVITE.STATUS, to.name())
                        .set(INVITE.VERSION, INVITE.VERSION.plus(1))
                        .set(INVITE.UPDATED_AT, clock.now())
                        .where(isHere())
                        .and(which)
                        .and(INVITE.STATUS.eq(InviteStatus.PENDING.name()))
                        .execute()
                == 1;
    }

    private SelectJoinStep<
                    Record10<
                            InviteId,
                            String,
                            Role,
                            CustomRoleId,
                            List<TeamId>,
                            InviteStatus,
                            Instant,
                            MembershipId,
                            Instant,
                            Integer>>
            invites() {
        return db.select(
                        INVITE.ID.convertFrom(InviteId::new),
                        INVITE.EMAIL,
                        INVITE.ROLE.convertFrom(Role::valueOf),
                        INVITE.CUSTOM_ROLE_ID.convertFrom(CustomRoleId::ofNullable),
                        INVITE.TEAM_IDS.convertFrom(InviteQueries::teams),
                        status().convertFrom(InviteStatus::valueOf),
                        INVITE.EXPIRES_AT,
                        INVITE.INVITED_BY.convertFrom(MembershipId::ofNullable),
                        INVITE.CREATED_AT,
                        INVITE.VERSION)
                .from(INVITE);
    }

    private static List<TeamId> teams(UUID[] ids) {
        return Arrays.stream(ids).map(TeamId::new).toList();
    }

    private Field<String> status() {
        var isPast = INVITE.STATUS.eq(InviteStatus.PENDING.name()).and(INVITE.EXPIRES_AT.le(clock.now()));
        return DSL.when(isPast, InviteStatus.EXPIRED.name()).otherwise(INVITE.STATUS);
    }

    private static Condition isHere() {
        return INVITE.TENANT_ID.eq(CurrentCaller.tenant());
    }
}
