package foyer.tenancy.roles;

import static foyerdb.tenancy.Tables.CUSTOM_ROLE;
import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.TENANT;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Blueprint;
import foyer.tenancy.Grant;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the roles of the tenant acted in, each with how many have it. */
@Component
public class RoleQueries {

    private static final Field<Integer> MEMBERS = DSL.field(DSL.selectCount()
                    .from(MEMBERSHIP)
                    .where(MEMBERSHIP.TENANT_ID.eq(CUSTOM_ROLE.TENANT_ID))
                    .and(MEMBERSHIP.CUSTOM_ROLE_ID.eq(CUSTOM_ROLE.ID))
                    .and(MEMBERSHIP.STATUS.ne(DSL.inline(MembershipStatus.REMOVED.name()))))
            .as("members");

    private final DSLContext db;

    RoleQueries(DSLContext db) {
        this.db = db;
    }

    /** What decides in a tenant how its system roles are called. */
    record Naming(Blueprint blueprint, Locale locale) {}

    /** A tenant's own roles by name, and how the others are called there. */
    record All(Naming naming, List<CustomRole> roles) {}

    /** All of them, with or without any in one statement. */
    All all() {
        var rows = db.select(columns())
                .select(TENANT.BLUEPRINT, TENANT.LOCALE)
                .from(TENANT)
                .leftJoin(CUSTOM_ROLE)
                .on(CUSTOM_ROLE.TENANT_ID.eq(TENANT.ID))
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .orderBy(CUSTOM_ROLE.NAME, CUSTOM_ROLE.ID)
                .fetch();
        var own = rows.stream()
                .filter(row -> row.get(CUSTOM_ROLE.ID) != null)
                .map(RoleQueries::role)
                .toList();
        return new All(naming(rows.getFirst()), own);
    }

    /** What the roles of these members are called; the caller says it of the system roles. */
    Map<MembershipId, String> namesOfMembers(
            Collection<MembershipId> members, BiFunction<Role, Naming, String> ofSystemRole) {
        var ids = members.stream().map(MembershipId::value).toArray(UUID[]::new);
        return db.select(MEMBERSHIP.ID, MEMBERSHIP.ROLE, CUSTOM_ROLE.NAME, TENANT.BLUEPRINT, TENANT.LOCALE)
                .from(MEMBERSHIP)
                .join(TENANT)
                .on(TENANT.ID.eq(MEMBERSHIP.TENANT_ID))
                .leftJoin(CUSTOM_ROLE)
                .on(CUSTOM_ROLE.TENANT_ID.eq(MEMBERSHIP.TENANT_ID), CUSTOM_ROLE.ID.eq(MEMBERSHIP.CUSTOM_ROLE_ID))
                .where(MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(MEMBERSHIP.ID.eq(DSL.any(ids)))
                .fetchMap(
                        row -> new MembershipId(row.get(MEMBERSHIP.ID)),
                        row -> Objects.requireNonNullElseGet(
                                row.get(CUSTOM_ROLE.NAME),
                                () -> ofSystemRole.apply(Role.valueOf(row.get(MEMBERSHIP.ROLE)), naming(row))));
    }

    private static Naming naming(Record row) {
        return new Naming(Blueprint.valueOf(row.get(TENANT.BLUEPRINT)), Locale.forLanguageTag(row.get(TENANT.LOCALE)));
    }

    Map<UUID, CustomRole> byIds(Collection<UUID> ids) {
        return roles().where(isHere())
                .and(CUSTOM_ROLE.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetchMap(row -> row.get(CUSTOM_ROLE.ID), RoleQueries::role);
    }

    Map<CustomRoleId, CustomRole> byRoleIds(Collection<CustomRoleId> ids) {
        return byIds(ids.stream().map(CustomRoleId::value).toList()).values().stream()
                .collect(Collectors.toMap(CustomRole::id, Function.identity()));
    }

    /** The role; null when the tenant has no such one. */
    public @Nullable CustomRole find(CustomRoleId id) {
        return byIds(List.of(id.value())).get(id.value());
    }

    /** The roles of these members; whoever has a system role is absent. */
    Map<MembershipId, CustomRole> ofMembers(Collection<MembershipId> members) {
        var ids = members.stream().map(MembershipId::value).toArray(UUID[]::new);
        return db.select(columns())
                .select(MEMBERSHIP.ID)
                .from(MEMBERSHIP)
                .join(CUSTOM_ROLE)
                .on(CUSTOM_ROLE.TENANT_ID.eq(MEMBERSHIP.TENANT_ID), CUSTOM_ROLE.ID.eq(MEMBERSHIP.CUSTOM_ROLE_ID))
                .where(MEMBERSHIP.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(MEMBERSHIP.ID.eq(DSL.any(ids)))
                .fetchMap(row -> new MembershipId(row.get(MEMBERSHIP.ID)), RoleQueries::role);
    }

    private SelectJoinStep<Record> roles() {
        return db.select(columns()).from(CUSTOM_ROLE);
    }

    private static List<Field<?>> columns() {
        return List.of(
                CUSTOM_ROLE.ID,
                CUSTOM_ROLE.NAME,
                CUSTOM_ROLE.BASED_ON,
                CUSTOM_ROLE.GRANTS,
                MEMBERS,
                CUSTOM_ROLE.VERSION,
                CUSTOM_ROLE.CREATED_AT);
    }

    private static CustomRole role(Record row) {
        return new CustomRole(
                new CustomRoleId(row.get(CUSTOM_ROLE.ID)),
                row.get(CUSTOM_ROLE.NAME),
                Role.valueOf(row.get(CUSTOM_ROLE.BASED_ON)),
                Arrays.stream(row.get(CUSTOM_ROLE.GRANTS))
                        .map(Objects::requireNonNull)
                        .map(Grant::of)
                        .sorted(Comparator.comparing(Grant::permission))
                        .toList(),
                row.get(MEMBERS),
                row.get(CUSTOM_ROLE.VERSION),
                row.get(CUSTOM_ROLE.CREATED_AT));
    }

    private static Condition isHere() {
        return CUSTOM_ROLE.TENANT_ID.eq(CurrentCaller.tenant());
    }
}
