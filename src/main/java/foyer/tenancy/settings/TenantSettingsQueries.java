package foyer.tenancy.settings;

import static foyerdb.tenancy.Tables.TENANT;
import static org.jooq.Records.mapping;

import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Blueprint;
import foyer.tenancy.CustomerSignUp;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
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
                        TENANT.BLUEPRINT)
                .from(TENANT)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .forNoKeyUpdate()
                .fetchSingle(mapping(TenantSettingsQueries::settings));
    }

    private static TenantSettings settings(
            String name,
            String slug,
            String locale,
            String timeZone,
            String currency,
            @Nullable String customerSignUp,
            String blueprint) {
        var signUp = CustomerSignUp.of(customerSignUp, Blueprint.valueOf(blueprint));
        return new TenantSettings(name, slug, locale, timeZone, currency, signUp.name());
    }

    void update(TenantSettings settings, Instant at) {
        db.update(TENANT)
                .set(TENANT.NAME, settings.name())
                .set(TENANT.SLUG, settings.slug())
                .set(TENANT.LOCALE, settings.locale())
                .set(TENANT.TIME_ZONE, settings.timeZone())
                .set(TENANT.CURRENCY, settings.currency())
                .set(TENANT.CUSTOMER_SIGN_UP, settings.customerSignUp())
                .set(TENANT.VERSION, TENANT.VERSION.plus(1))
                .set(TENANT.UPDATED_AT, at)
                .where(TENANT.ID.eq(CurrentCaller.tenant()))
                .execute();
    }
}
