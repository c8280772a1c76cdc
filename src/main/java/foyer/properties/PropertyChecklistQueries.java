package foyer.properties;

import static foyerdb.properties.Tables.CHECKLIST;

import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What the tenant acted in asks for, in SQL. */
@Component
class PropertyChecklistQueries {

    private final DSLContext db;

    PropertyChecklistQueries(DSLContext db) {
        this.db = db;
    }

    PropertyChecklist checklist() {
        return Objects.requireNonNullElse(
                db.select(CHECKLIST.REQUIREMENTS)
                        .from(CHECKLIST)
                        .where(CHECKLIST.TENANT_ID.eq(CurrentCaller.tenant()))
                        .fetchOne(row -> checklist(row.value1())),
                PropertyChecklist.NONE);
    }

    /** Nobody else changes it until the transaction ends; there is a row from then on. */
    PropertyChecklist lock(Instant at) {
        db.insertInto(CHECKLIST)
                .set(CHECKLIST.TENANT_ID, CurrentCaller.tenant())
                .set(CHECKLIST.REQUIREMENTS, new String[0])
                .set(CHECKLIST.UPDATED_AT, at)
                .onConflict(CHECKLIST.TENANT_ID)
                .doNothing()
                .execute();
        return Objects.requireNonNull(db.select(CHECKLIST.REQUIREMENTS)
                .from(CHECKLIST)
                .where(CHECKLIST.TENANT_ID.eq(CurrentCaller.tenant()))
                .forNoKeyUpdate()
                .fetchOne(row -> checklist(row.value1())));
    }

    void update(PropertyChecklist checklist, Instant at) {
        db.update(CHECKLIST)
                .set(
                        CHECKLIST.REQUIREMENTS,
                        checklist.added().stream().map(Enum::name).toArray(String[]::new))
                .set(CHECKLIST.UPDATED_AT, at)
                .where(CHECKLIST.TENANT_ID.eq(CurrentCaller.tenant()))
                .execute();
    }

    private static PropertyChecklist checklist(String[] requirements) {
        List<PropertyRequirement> added =
                Stream.of(requirements).map(PropertyRequirement::valueOf).toList();
        return new PropertyChecklist(added);
    }
}
