package foyer.entitlements;

import static foyerdb.entitlements.Tables.FROZEN_MARK;

import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Frozen marks of the tenant acted in. */
@Component
class FrozenMarkQueries {

    private final DSLContext db;

    FrozenMarkQueries(DSLContext db) {
        this.db = db;
    }

    /** How many are new: marks there already stay as they are. */
    int insert(String kind, Collection<UUID> ids, Limit limit, Instant at) {
        var id = DSL.field(DSL.name("marked", "id"), UUID.class);
        return db.insertInto(FROZEN_MARK)
                .columns(
                        FROZEN_MARK.TENANT_ID,
                        FROZEN_MARK.KIND,
                        FROZEN_MARK.ENTITY_ID,
                        FROZEN_MARK.LIMIT_KEY,
                        FROZEN_MARK.FROZEN_AT)
                .select(DSL.select(
                                DSL.val(CurrentCaller.tenant()), DSL.val(kind), id, DSL.val(limit.name()), DSL.val(at))
                        .from(DSL.unnest(ids.toArray(UUID[]::new)).as("marked", "id")))
                .onConflictDoNothing()
                .execute();
    }

    void delete(String kind, Collection<UUID> ids) {
        db.deleteFrom(FROZEN_MARK).where(isOf(kind, ids)).execute();
    }

    Set<UUID> among(String kind, Collection<UUID> ids) {
        return db.select(FROZEN_MARK.ENTITY_ID)
                .from(FROZEN_MARK)
                .where(isOf(kind, ids))
                .fetchSet(FROZEN_MARK.ENTITY_ID);
    }

    /** The first marked first; after the mark of this id, null for the start. */
    List<UUID> page(String kind, @Nullable UUID after, int most) {
        var mark = FROZEN_MARK.as("mark");
        var start = after == null
                ? DSL.noCondition()
                : FROZEN_MARK.ID.gt(DSL.field(DSL.select(mark.ID)
                        .from(mark)
                        .where(mark.TENANT_ID.eq(CurrentCaller.tenant()))
                        .and(mark.KIND.eq(kind))
                        .and(mark.ENTITY_ID.eq(after))));
        return db.select(FROZEN_MARK.ENTITY_ID)
                .from(FROZEN_MARK)
                .where(FROZEN_MARK.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(FROZEN_MARK.KIND.eq(kind))
                .and(start)
                .orderBy(FROZEN_MARK.ID)
                .limit(most)
                .fetch(FROZEN_MARK.ENTITY_ID);
    }

    /** In the order of the records' ids. */
    List<UUID> range(String kind, @Nullable UUID after, @Nullable UUID below, int most) {
        return db.select(FROZEN_MARK.ENTITY_ID)
                .from(FROZEN_MARK)
                .where(FROZEN_MARK.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(FROZEN_MARK.KIND.eq(kind))
                .and(after == null ? DSL.noCondition() : FROZEN_MARK.ENTITY_ID.gt(after))
                .and(below == null ? DSL.noCondition() : FROZEN_MARK.ENTITY_ID.lt(below))
                .orderBy(FROZEN_MARK.ENTITY_ID)
                .limit(most)
                .fetch(FROZEN_MARK.ENTITY_ID);
    }

    static Field<Boolean> column(String kind, Field<UUID> tenant, Field<UUID> id) {
        return DSL.field(isFrozen(kind, tenant, id));
    }

    static Condition isFrozen(String kind, Field<UUID> tenant, Field<UUID> id) {
        return DSL.exists(DSL.selectOne()
                .from(FROZEN_MARK)
                .where(FROZEN_MARK.TENANT_ID.eq(tenant))
                .and(FROZEN_MARK.KIND.eq(DSL.inline(kind)))
                .and(FROZEN_MARK.ENTITY_ID.eq(id)));
    }

    private static Condition isOf(String kind, Collection<UUID> ids) {
        return FROZEN_MARK
                .TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(FROZEN_MARK.KIND.eq(kind))
                .and(FROZEN_MARK.ENTITY_ID.eq(DSL.any(ids.toArray(UUID[]::new))));
    }
}
