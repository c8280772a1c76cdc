package foyer.tenancy.impersonation;

import static foyerdb.tenancy.Tables.TENANT;

import foyer.platform.security.CurrentCaller;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Whether a tenant lets those who run the platform act as its members, in SQL. */
@Component
class ImpersonationQueries {

    private final DSLContext db;

    ImpersonationQueries(DSLContext db) {
        this.db = db;
    }

    /** Of the tenant acted in. */
    boolean isAllowed() {
        return db.select(TENANT.IMPERSONATION_ALLOWED)
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .fetchSingle()
                .value1();
    }
}
