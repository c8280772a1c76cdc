package foyer.tenancy.roles;

import static foyerdb.tenancy.Tables.CUSTOM_ROLE;
import static foyerdb.tenancy.Tables.MEMBERSHIP;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Grant;
import foyer.tenancy.MembershipId;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

    /** All of them, by name. */
    List<CustomRole> all() {
        return roles().where(isHere()).orderBy(CUSTOM_ROLE.NAME, CUSTOM_ROLE.ID).fetch(RoleQueries::role);
    }

    Map<UUID, CustomRole> byIds(Collection<UUID> ids) {
        return roles().where(isHere())
                .and(CUSTOM_ROLE.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetchMap(row -> row.get(CUSTOM_ROLE.ID), RoleQueries::role);
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
