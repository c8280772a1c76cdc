package foyer.tenancy.links;

import static foyerdb.tenancy.Tables.INVITE_LINK;
import static org.jooq.Records.mapping;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.MembershipId;
import foyer.tenancy.Role;
import foyer.tenancy.roles.CustomRoleId;
import foyer.tenancy.roles.GivenRole;
import java.time.Instant;
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

/** Invite links of the current tenant in SQL. */
@Component
class InviteLinkQueries {

    private static final Keyset<InviteLink> NEWEST_FIRST = Keyset.descending(
            "LINKED",
            List.of(
                    new Keyset.Column<>(INVITE_LINK.CREATED_AT, InviteLink::createdAt),
                    new Keyset.Column<>(INVITE_LINK.ID, link -> link.id().value())));

    private final DSLContext db;
    private final TenantClock clock;

    InviteLinkQueries(DSLContext db, TenantClock clock) {
        this.db = db;
        this.clock = clock;
    }

    Map<UUID, InviteLink> byIds(Collection<UUID> ids) {
        return links()
                .where(isHere())
                .and(INVITE_LINK.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetch(mapping(InviteLink::new))
                .stream()
                .collect(Collectors.toMap(link -> link.id().value(), Function.identity()));
    }

    @Nullable InviteLink byId(InviteLinkId id) {
        return byIds(List.of(id.value())).get(id.value());
    }

    @Nullable InviteLink byToken(byte[] hash) {
        return links().where(isHere()).and(INVITE_LINK.TOKEN_HASH.eq(hash)).fetchOne(mapping(InviteLink::new));
    }

    Connection<InviteLink> page(PageRequest page) {
        return NEWEST_FIRST.page(
                links().where(isHere()),
                page,
                mapping(InviteLink::new),
                () -> db.fetchCount(
                        db.selectOne().from(INVITE_LINK).where(isHere()).limit(Connection.COUNT_CAP + 1)));
    }

    InviteLinkId insert(
            InviteLinkInputs.Create input,
            GivenRole given,
            List<String> domains,
            byte[] hash,
            @Nullable MembershipId creator) {
        var at = clock.now();
        return db.insertInto(INVITE_LINK)
                .set(INVITE_LINK.TENANT_ID, CurrentCaller.tenant())
                .set(INVITE_LINK.ROLE, given.role().name())
                .set(
                        INVITE_LINK.CUSTOM_ROLE_ID,
                        given.custom() == null ? null : given.custom().value())
                .set(INVITE_LINK.DOMAINS, domains.toArray(String[]::new))
                .set(INVITE_LINK.MAX_USES, input.maxUses())
                .set(INVITE_LINK.TOKEN_HASH, hash)
                .set(INVITE_LINK.EXPIRES_AT, input.expiresAt())
                .set(INVITE_LINK.CREATED_BY, creator == null ? null : creator.value())
                .set(INVITE_LINK.CREATED_AT, at)
                .set(INVITE_LINK.UPDATED_AT, at)
                .returningResult(INVITE_LINK.ID)
                .fetchSingle(row -> new InviteLinkId(row.value1()));
    }

    /** False when it was revoked before. */
    boolean revoke(InviteLinkId id) {
        return db.update(INVITE_LINK)
                        .set(INVITE_LINK.REVOKED_AT, clock.now())
                        .set(INVITE_LINK.UPDATED_AT, clock.now())
                        .where(isHere())
                        .and(INVITE_LINK.ID.eq(id.value()))
                        .and(INVITE_LINK.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Those that were not taken back and offer this role, whatever else became of them; the same first each time. */
    List<InviteLink> offering(CustomRoleId role) {
        return links().where(isHere())
                .and(INVITE_LINK.CUSTOM_ROLE_ID.eq(role.value()))
                .and(INVITE_LINK.REVOKED_AT.isNull())
                .orderBy(INVITE_LINK.ID)
                .fetch(mapping(InviteLink::new));
    }

    /** Those that were taken back offer it no more either. */
    void forget(CustomRoleId role) {
        db.update(INVITE_LINK)
                .setNull(INVITE_LINK.CUSTOM_ROLE_ID)
                .where(isHere())
                .and(INVITE_LINK.CUSTOM_ROLE_ID.eq(role.value()))
                .execute();
    }

    /** Counts one use, if there is one left; whoever uses it at the same time waits. */
    boolean use(byte[] hash) {
        return db.update(INVITE_LINK)
                        .set(INVITE_LINK.USES, INVITE_LINK.USES.plus(1))
                        .set(INVITE_LINK.UPDATED_AT, clock.now())
                        .where(isHere())
                        .and(INVITE_LINK.TOKEN_HASH.eq(hash))
                        .and(status().eq(InviteLinkStatus.ACTIVE.name()))
                        .execute()
                == 1;
    }

    private SelectJoinStep<
                    Record10<
                            InviteLinkId,
                            Role,
                            CustomRoleId,
                            List<String>,
                            Integer,
                            Integer,
                            InviteLinkStatus,
                            Instant,
                            MembershipId,
                            Instant>>
            links() {
        return db.select(
                        INVITE_LINK.ID.convertFrom(InviteLinkId::new),
                        INVITE_LINK.ROLE.convertFrom(Role::valueOf),
                        INVITE_LINK.CUSTOM_ROLE_ID.convertFrom(CustomRoleId::ofNullable),
                        INVITE_LINK.DOMAINS.convertFrom(List::of),
                        INVITE_LINK.MAX_USES,
                        INVITE_LINK.USES,
                        status().convertFrom(InviteLinkStatus::valueOf),
                        INVITE_LINK.EXPIRES_AT,
                        INVITE_LINK.CREATED_BY.convertFrom(MembershipId::ofNullable),
                        INVITE_LINK.CREATED_AT)
                .from(INVITE_LINK);
    }

    private Field<String> status() {
        return DSL.when(INVITE_LINK.REVOKED_AT.isNotNull(), InviteLinkStatus.REVOKED.name())
                .when(INVITE_LINK.EXPIRES_AT.le(clock.now()), InviteLinkStatus.EXPIRED.name())
                .when(INVITE_LINK.USES.ge(INVITE_LINK.MAX_USES), InviteLinkStatus.USED_UP.name())
                .otherwise(InviteLinkStatus.ACTIVE.name());
    }

    private static Condition isHere() {
        return INVITE_LINK.TENANT_ID.eq(CurrentCaller.tenant());
    }
}
