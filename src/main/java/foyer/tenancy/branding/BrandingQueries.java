package foyer.tenancy.branding;

import static foyerdb.tenancy.Tables.BRANDING;

import foyer.files.FileId;
import foyer.platform.colour.Colour;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Component;

/** The branding of the tenant acted in, in SQL. */
@Component
class BrandingQueries {

    private final DSLContext db;

    BrandingQueries(DSLContext db) {
        this.db = db;
    }

    Branding branding() {
        return Objects.requireNonNullElse(select().fetchOne(BrandingQueries::branding), Branding.NONE);
    }

    /** Nobody else changes it until the transaction ends; there is a row from then on. */
    Branding lock() {
        db.insertInto(BRANDING)
                .set(BRANDING.TENANT_ID, CurrentCaller.tenant())
                .onConflict(BRANDING.TENANT_ID)
                .doNothing()
                .execute();
        return Objects.requireNonNull(select().forNoKeyUpdate().fetchOne(BrandingQueries::branding));
    }

    void update(Branding branding, Instant at) {
        var logo = branding.logoId();
        db.update(BRANDING)
                .set(BRANDING.DISPLAY_NAME, branding.displayName())
                .set(BRANDING.PRIMARY_COLOR, branding.primaryColor())
                .set(BRANDING.ACCENT_COLOR, branding.accentColor())
                .set(BRANDING.LOGO_FILE_ID, logo == null ? null : logo.value())
                .set(BRANDING.VERSION, BRANDING.VERSION.plus(1))
                .set(BRANDING.UPDATED_AT, at)
                .where(BRANDING.TENANT_ID.eq(CurrentCaller.tenant()))
                .execute();
    }

    private SelectConditionStep<Record4<String, String, String, UUID>> select() {
        return db.select(BRANDING.DISPLAY_NAME, BRANDING.PRIMARY_COLOR, BRANDING.ACCENT_COLOR, BRANDING.LOGO_FILE_ID)
                .from(BRANDING)
                .where(BRANDING.TENANT_ID.eq(CurrentCaller.tenant()));
    }

    private static Branding branding(Record4<String, String, String, UUID> row) {
        return new Branding(
                row.value1(),
                row.value2() == null ? null : new Colour(row.value2()),
                row.value3() == null ? null : new Colour(row.value3()),
                row.value4() == null ? null : new FileId(row.value4()));
    }
}
