package foyer.entitlements;

import static foyerdb.entitlements.Tables.KEPT_MARK;

import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Marks of what is to stay active, of the tenant acted in. */
@Component
class KeptMarkQueries {

    private final DSLContext db;

    KeptMarkQueries(DSLContext db) {
        this.db = db;
    }

    void insert(String kind, Collection<UUID> ids, Instant at) {
        var id = DSL.field(DSL.name("kept", "id"), UUID.class);
        db.insertInto(KEPT_MARK)
                .columns(KEPT_MARK.TENANT_ID, KEPT_MARK.KIND, KEPT_MARK.ENTITY_ID, KEPT_MARK.CHOSEN_AT)
                .select(DSL.select(DSL.val(CurrentCaller.tenant()), DSL.val(kind), id, DSL.val(at))
                        .from(DSL.unnest(ids.toArray(UUID[]::new)).as("kept", "id")))
                .onConflictDoNothing()
                .execute();
    }

    void delete(String kind, Collection<UUID> ids) {
        db.deleteFrom(KEPT_MARK)
                .where(isOf(kind))
                .and(KEPT_MARK.ENTITY_ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .execute();
    }

    List<UUID> of(String kind, int most) {
        return db.select(KEPT_MARK.ENTITY_ID)
                .from(KEPT_MARK)
                .where(isOf(kind))
                .orderBy(KEPT_MARK.ENTITY_ID)
                .limit(most)
                .fetch(KEPT_MARK.ENTITY_ID);
    }

    static Field<Boolean> isKept(String kind, Field<UUID> tenant, Field<UUID> id) {
        return DSL.field(DSL.exists(DSL.selectOne()
                .from(KEPT_MARK)
                .where(KEPT_MARK.TENANT_ID.eq(tenant))
                .and(KEPT_MARK.KIND.eq(DSL.inline(kind)))
                .and(KEPT_MARK.ENTITY_ID.eq(id))));
    }

    private static Condition isOf(String kind) {
        return KEPT_MARK.TENANT_ID.eq(CurrentCaller.tenant()).and(KEPT_MARK.KIND.eq(kind));
    }
}
