package foyer.tenancy.blueprints;

import static foyerdb.tenancy.Tables.CUSTOM_ROLE;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Grant;
import foyer.tenancy.Role;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes the roles that a blueprint gives. */
@Component
class BlueprintRoleQueries {

    private final DSLContext db;

    BlueprintRoleQueries(DSLContext db) {
        this.db = db;
    }

    void insert(String name, Role basedOn, List<Grant> grants) {
        db.insertInto(CUSTOM_ROLE)
                .set(CUSTOM_ROLE.TENANT_ID, CurrentCaller.tenant())
                .set(CUSTOM_ROLE.NAME, name)
                .set(CUSTOM_ROLE.BASED_ON, basedOn.name())
                .set(CUSTOM_ROLE.GRANTS, grants.stream().map(Grant::stored).toArray(String[]::new))
                .execute();
    }
}
