package foyer.tenancy.settings;

import static foyerdb.tenancy.Tables.TENANT;
import static org.jooq.Records.mapping;

import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import org.jooq.DSLContext;
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
                        TENANT.IMPERSONATION_ALLOWED)
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .forNoKeyUpdate()
                .fetchSingle(mapping(TenantSettings::new));
    }

    boolean impersonationAllowed() {
        return db.select(TENANT.IMPERSONATION_ALLOWED)
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .fetchSingle()
                .value1();
    }

    void update(TenantSettings settings, Instant at) {
        db.update(TENANT)
                .set(TENANT.NAME, settings.name())
                .set(TENANT.SLUG, settings.slug())
                .set(TENANT.LOCALE, settings.locale())
                .set(TENANT.TIME_ZONE, settings.timeZone())
                .set(TENANT.CURRENCY, settings.currency())
                .set(TENANT.IMPERSONATION_ALLOWED, settings.impersonationAllowed())
                .set(TENANT.VERSION, TENANT.VERSION.plus(1))
                .set(TENANT.UPDATED_AT, at)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .execute();
    }
}
