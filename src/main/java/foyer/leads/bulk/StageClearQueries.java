package foyer.leads.bulk;

import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE_CHANGE;

import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageId;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/** Moves leads out of stages that were deleted, frozen and archived ones too. */
@Component
class StageClearQueries {

    private final DSLContext db;

    StageClearQueries(DSLContext db) {
        this.db = db;
    }

    /** Some of the leads that are in the stage. */
    List<UUID> some(StageId stage, int most) {
        return db.select(LEAD.ID)
                .from(LEAD)
                .where(LEAD.STAGE_ID.eq(stage.value()))
                .limit(most)
                .fetch(LEAD.ID);
    }

    /** Those that are in the stage still, held in the order of every lock of leads. */
    List<UUID> lock(StageId stage, List<UUID> leads) {
        return db.select(LEAD.ID)
                .from(LEAD)
                .where(LEAD.ID.eq(DSL.any(leads.toArray(UUID[]::new))))
                .and(LEAD.STAGE_ID.eq(stage.value()))
                .orderBy(LEAD.ID)
                .forNoKeyUpdate()
                .fetch(LEAD.ID);
    }

    /** Moves the leads, which the caller holds, to another stage of the same kind; so they stay won or lost since when they are. */
    void move(List<UUID> leads, Stage from, Stage to, Instant at) {
        var these = LEAD.ID.eq(DSL.any(leads.toArray(UUID[]::new)));
        var actor = CurrentCaller.actor();
        db.insertInto(
                        STAGE_CHANGE,
                        STAGE_CHANGE.TENANT_ID,
                        STAGE_CHANGE.LEAD_ID,
                        STAGE_CHANGE.FROM_STAGE_ID,
                        STAGE_CHANGE.TO_STAGE_ID,
                        STAGE_CHANGE.SECONDS_IN_FROM,
                        STAGE_CHANGE.LOST_REASON,
                        STAGE_CHANGE.CHANGED_AT,
                        STAGE_CHANGE.ACTOR_KIND,
                        STAGE_CHANGE.ACTOR_ID)
                .select(DSL.select(
                                LEAD.TENANT_ID,
                                LEAD.ID,
                                DSL.val(from.id().value()),
                                DSL.val(to.id().value()),
                                DSL.field(
                                        "extract(epoch from {0} - {1})::bigint",
                                        Long.class, DSL.val(at), LEAD.STAGE_ENTERED_AT),
                                LEAD.LOST_REASON,
                                DSL.val(at),
                                DSL.val(actor.kind()),
                                DSL.val(actor.id(), SQLDataType.UUID))
                        .from(LEAD)
                        .where(these))
                .execute();
        db.update(LEAD)
                .set(LEAD.STAGE_ID, to.id().value())
                .set(LEAD.STAGE_ENTERED_AT, at)
                .set(LEAD.UPDATED_AT, at)
                .set(LEAD.VERSION, LEAD.VERSION.plus(1))
                .where(these)
                .execute();
    }
}
