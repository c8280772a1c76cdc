package foyer.tenancy.roles;

import static foyerdb.tenancy.Tables.CUSTOM_ROLE;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Grant;
import foyer.tenancy.Role;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes roles of the tenant acted in, all of them under the tenant's lock. */
@Component
class RoleWriteQueries {

    private final DSLContext db;

    RoleWriteQueries(DSLContext db) {
        this.db = db;
    }

    int count() {
        return db.fetchCount(CUSTOM_ROLE, CUSTOM_ROLE.TENANT_ID.eq(CurrentCaller.tenant()));
    }

    CustomRoleId insert(String name, Role basedOn, List<Grant> grants, Instant at) {
        return db.insertInto(CUSTOM_ROLE)
                .set(CUSTOM_ROLE.TENANT_ID, CurrentCaller.tenant())
                .set(CUSTOM_ROLE.NAME, name)
                .set(CUSTOM_ROLE.BASED_ON, basedOn.name())
                .set(CUSTOM_ROLE.GRANTS, stored(grants))
                .set(CUSTOM_ROLE.CREATED_AT, at)
                .set(CUSTOM_ROLE.UPDATED_AT, at)
                .returningResult(CUSTOM_ROLE.ID)
                .fetchSingle(row -> new CustomRoleId(row.value1()));
    }

    /** Whether it still was of that version. */
    boolean update(CustomRoleId id, int version, String name, List<Grant> grants, Instant at) {
        return db.update(CUSTOM_ROLE)
                        .set(CUSTOM_ROLE.NAME, name)
                        .set(CUSTOM_ROLE.GRANTS, stored(grants))
                        .set(CUSTOM_ROLE.VERSION, CUSTOM_ROLE.VERSION.plus(1))
                        .set(CUSTOM_ROLE.UPDATED_AT, at)
                        .where(isRole(id))
                        .and(CUSTOM_ROLE.VERSION.eq(version))
                        .execute()
                == 1;
    }

    void delete(CustomRoleId id) {
        db.deleteFrom(CUSTOM_ROLE).where(isRole(id)).execute();
    }

    private static Condition isRole(CustomRoleId id) {
        return CUSTOM_ROLE.TENANT_ID.eq(CurrentCaller.tenant()).and(CUSTOM_ROLE.ID.eq(id.value()));
    }

    private static String[] stored(List<Grant> grants) {
        return grants.stream().map(Grant::stored).sorted().toArray(String[]::new);
    }
}
