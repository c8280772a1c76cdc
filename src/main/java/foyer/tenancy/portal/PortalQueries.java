package foyer.tenancy.portal;

import static foyerdb.tenancy.Tables.TENANT;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Blueprint;
import foyer.tenancy.CustomerSignUp;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may sign up in a tenant's portal, in SQL. */
@Component
class PortalQueries {

    private static final String ACTIVE = "ACTIVE";

    private final DSLContext db;
    private final SystemDatabase system;

    PortalQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** The portal of a tenant that is in force. */
    record Portal(UUID tenant, CustomerSignUp signUp) {}

    /** Asked before the tenant is known. */
    @Nullable Portal bySlug(String slug) {
        return portals(system.dsl(), TENANT.SLUG.eq(slug))
                .and(TENANT.STATUS.eq(ACTIVE))
                .fetchOne(PortalQueries::portal);
    }

    /** That of the tenant acted in. */
    CustomerSignUp current() {
        return portals(db, isHere()).fetchSingle(PortalQueries::portal).signUp();
    }

    /** The same, which does not change until the transaction ends. */
    CustomerSignUp hold() {
        return portals(db, isHere())
                .forShare()
                .fetchSingle(PortalQueries::portal)
                .signUp();
    }

    private static SelectConditionStep<Record3<UUID, String, String>> portals(DSLContext dsl, Condition which) {
        return dsl.select(TENANT.ID, TENANT.CUSTOMER_SIGN_UP, TENANT.BLUEPRINT)
                .from(TENANT)
                .where(which);
    }

    private static Portal portal(Record3<UUID, String, String> row) {
        return new Portal(row.value1(), CustomerSignUp.of(row.value2(), Blueprint.valueOf(row.value3())));
    }

    private static Condition isHere() {
        return TENANT.ID.eq(CurrentCaller.tenant());
    }
}
