package foyer.tenancy.account;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.TENANT;

import foyer.platform.database.SystemDatabase;
import foyer.tenancy.MembershipStatus;
import foyer.tenancy.Role;
import foyer.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record5;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tenants that a user belongs to, in SQL: their names are in rows that no tenant but their own can see. */
@Component
class ViewerTenantQueries {

    /** So many at most: the first ones that the user joined. */
    static final int MOST = 100;

    private static final String DELETED = "DELETED";

    private final SystemDatabase system;

    ViewerTenantQueries(SystemDatabase system) {
        this.system = system;
    }

    /** All of them, in the order the user joined; those that they have left are none, nor are deleted ones. */
    List<ViewerTenant> all(UUID user, @Nullable UUID current) {
        return find(MEMBERSHIP.USER_ID.eq(user), current);
    }

    /** Of them this one, which is current. */
    List<ViewerTenant> only(UUID user, UUID tenant) {
        return find(MEMBERSHIP.USER_ID.eq(user).and(MEMBERSHIP.TENANT_ID.eq(tenant)), tenant);
    }

    private List<ViewerTenant> find(Condition which, @Nullable UUID current) {
        return system.dsl()
                .select(TENANT.ID, TENANT.NAME, TENANT.SLUG, MEMBERSHIP.ROLE, MEMBERSHIP.STATUS)
                .from(MEMBERSHIP)
                .join(TENANT)
                .on(TENANT.ID.eq(MEMBERSHIP.TENANT_ID))
                .where(which)
                .and(MEMBERSHIP.STATUS.ne(DSL.inline(MembershipStatus.REMOVED.name())))
                .and(TENANT.STATUS.ne(DELETED))
                .orderBy(MEMBERSHIP.CREATED_AT, MEMBERSHIP.ID)
                .limit(MOST)
                .fetch(row -> tenant(row, current));
    }

    private static ViewerTenant tenant(Record5<UUID, String, String, String, String> row, @Nullable UUID current) {
        var status = MembershipStatus.valueOf(row.value5());
        return new ViewerTenant(
                new TenantId(row.value1()),
                row.value2(),
                row.value3(),
                status.acts() ? Role.valueOf(row.value4()) : null,
                status,
                row.value1().equals(current));
    }
}
