package foyer.properties;

import static foyerdb.properties.Tables.CHECKLIST;
import static foyerdb.properties.Tables.CHECKLIST_ITEM;

import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
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

    /** There is a row of it before there are items. */
    PropertyChecklist checklist() {
        var requirements = db.select(CHECKLIST.REQUIREMENTS)
                .from(CHECKLIST)
                .where(CHECKLIST.TENANT_ID.eq(CurrentCaller.tenant()))
                .fetchOne(CHECKLIST.REQUIREMENTS);
        return requirements == null ? PropertyChecklist.NONE : checklist(requirements);
    }

    private List<PropertyOwnItem> items() {
        return db.select(CHECKLIST_ITEM.ID, CHECKLIST_ITEM.TITLE)
                .from(CHECKLIST_ITEM)
                .where(CHECKLIST_ITEM.DELETED_AT.isNull())
                .orderBy(CHECKLIST_ITEM.POSITION, CHECKLIST_ITEM.ID)
                .fetch(row -> new PropertyOwnItem(new PropertyOwnItemId(row.value1()), row.value2()));
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
        return checklist(db.select(CHECKLIST.REQUIREMENTS)
                .from(CHECKLIST)
                .where(CHECKLIST.TENANT_ID.eq(CurrentCaller.tenant()))
                .forNoKeyUpdate()
                .fetchSingle()
                .value1());
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

    PropertyOwnItem insert(String title, Instant at) {
        var id = db.insertInto(CHECKLIST_ITEM)
                .set(CHECKLIST_ITEM.TENANT_ID, CurrentCaller.tenant())
                .set(CHECKLIST_ITEM.TITLE, title)
                .set(CHECKLIST_ITEM.POSITION, 0)
                .set(CHECKLIST_ITEM.CREATED_AT, at)
                .returningResult(CHECKLIST_ITEM.ID)
                .fetchSingle()
                .value1();
        return new PropertyOwnItem(new PropertyOwnItemId(id), title);
    }

    /** Nothing is asked for until {@link #keep}: then any title is free for any of them. */
    void withdraw(Instant at) {
        db.update(CHECKLIST_ITEM)
                .set(CHECKLIST_ITEM.DELETED_AT, at)
                .where(CHECKLIST_ITEM.DELETED_AT.isNull())
                .execute();
    }

    /** These are asked for in this order. */
    void keep(List<PropertyOwnItem> items) {
        for (var i = 0; i < items.size(); i++) {
            db.update(CHECKLIST_ITEM)
                    .set(CHECKLIST_ITEM.TITLE, items.get(i).title())
                    .set(CHECKLIST_ITEM.POSITION, i)
                    .setNull(CHECKLIST_ITEM.DELETED_AT)
                    .where(CHECKLIST_ITEM.ID.eq(items.get(i).id().value()))
                    .execute();
        }
    }

    private PropertyChecklist checklist(String[] requirements) {
        List<PropertyRequirement> added =
                Stream.of(requirements).map(PropertyRequirement::valueOf).toList();
        return new PropertyChecklist(added, items());
    }
}
