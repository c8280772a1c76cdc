package foyer.tenancy.settings;

import static foyerdb.tenancy.Tables.TENANT;
import static org.jooq.Records.mapping;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Blueprint;
import foyer.tenancy.CustomerSignUp;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The settings of the tenant acted in, in SQL. */
@Component
class TenantSettingsQueries {

    private final DSLContext db;

    TenantSettingsQueries(DSLContext db) {
        this.db = db;
    }

    /** Nobody else changes them until the transaction ends. */
    TenantSettings lock() {
        return db.select(
                        TENANT.NAME,
                        TENANT.SLUG,
                        TENANT.LOCALE,
                        TENANT.TIME_ZONE,
                        TENANT.CURRENCY,
                        TENANT.CUSTOMER_SIGN_UP,
                        TENANT.BLUEPRINT,
                        TENANT.IMPERSONATION_ALLOWED,
                        TENANT.INDUSTRY,
                        TENANT.SIZE,
                        TENANT.COUNTRY)
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .forNoKeyUpdate()
                .fetchSingle(row -> new TenantSettings(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        CustomerSignUp.of(row.value6(), Blueprint.valueOf(row.value7()))
                                .name(),
                        row.value8(),
                        Company.of(row.value9(), row.value10(), row.value11())));
    }

    Company company() {
        return db.select(TENANT.INDUSTRY, TENANT.SIZE, TENANT.COUNTRY)
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .fetchSingle(mapping(Company::of));
    }

    void update(TenantSettings settings, Instant at) {
        db.update(TENANT)
                .set(TENANT.NAME, settings.name())
                .set(TENANT.SLUG, settings.slug())
                .set(TENANT.LOCALE, settings.locale())
                .set(TENANT.TIME_ZONE, settings.timeZone())
                .set(TENANT.CURRENCY, settings.currency())
                .set(TENANT.CUSTOMER_SIGN_UP, settings.customerSignUp())
                .set(TENANT.IMPERSONATION_ALLOWED, settings.impersonationAllowed())
                .set(TENANT.INDUSTRY, settings.company().industry())
                .set(TENANT.SIZE, settings.company().sizeName())
                .set(TENANT.COUNTRY, settings.company().country())
                .set(TENANT.VERSION, TENANT.VERSION.plus(1))
                .set(TENANT.UPDATED_AT, at)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .execute();
    }

    /** What a company that is being made says of itself; where it is stays what it is when it has not said. */
    void found(Company company) {
        db.update(TENANT)
                .set(TENANT.INDUSTRY, company.industry())
                .set(TENANT.SIZE, company.sizeName())
                .set(TENANT.COUNTRY, DSL.coalesce(DSL.val(company.country(), TENANT.COUNTRY), TENANT.COUNTRY))
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .execute();
    }
}
