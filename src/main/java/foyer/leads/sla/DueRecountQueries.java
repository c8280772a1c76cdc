package foyer.leads.sla;

import static foyerdb.leads.Tables.LEAD;

import foyer.leads.pipelines.StageId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads that are counted anew, in SQL. */
@Component
class DueRecountQueries {

    /** As text, since jOOQ unnests one array at a time. */
    private static final String UPDATE = """
            update leads.lead l set response_owed_from = u.owed_from, first_response_due_at = u.due
            from unnest({1}, {2}, {3}) as u (id, owed_from, due)
            where l.tenant_id = {0} and l.id = u.id""";

    private final DSLContext db;

    DueRecountQueries(DSLContext db) {
        this.db = db;
    }

    /** The next leads of the tenant, of which most may not be waited for: so many are looked at, whatever they are. */
    List<UUID> next(@Nullable UUID after, int most) {
        return db.select(LEAD.ID)
                .from(LEAD)
                .where(FirstResponseQueries.isHere())
                .and(after == null ? DSL.noCondition() : LEAD.ID.gt(after))
                .orderBy(LEAD.ID)
                .limit(most)
                .fetch(LEAD.ID);
    }

    /** A lead that is waited for, or would be if its stage asked for it. */
    record Waiting(
            UUID id, StageId stage, Instant from, @Nullable Instant due) {}

    /** A lead that is counted otherwise. */
    record Recounted(UUID lead, Instant from, @Nullable Instant due) {}

    /** Those of the leads, held in the order of every lock of leads. */
    List<Waiting> lockWaiting(List<UUID> leads) {
        return db.select(LEAD.ID, LEAD.STAGE_ID, LEAD.RESPONSE_OWED_FROM, LEAD.FIRST_RESPONSE_DUE_AT)
                .from(LEAD)
                .where(FirstResponseQueries.isHere())
                .and(LEAD.ID.eq(DSL.any(leads.toArray(UUID[]::new))))
                .and(LEAD.RESPONSE_OWED_FROM.isNotNull())
                .and(FirstResponseQueries.isWaitedFor())
                .orderBy(LEAD.ID)
                .forNoKeyUpdate()
                .fetch(row -> new Waiting(row.value1(), new StageId(row.value2()), row.value3(), row.value4()));
    }

    void update(List<Recounted> leads) {
        db.query(
                        UPDATE,
                        FirstResponseQueries.tenant(),
                        DSL.val(leads.stream().map(Recounted::lead).toArray(UUID[]::new)),
                        FirstResponseQueries.instants(
                                leads.stream().map(Recounted::from).toArray(Instant[]::new)),
                        FirstResponseQueries.instants(
                                leads.stream().map(Recounted::due).toArray(Instant[]::new)))
                .execute();
    }
}
