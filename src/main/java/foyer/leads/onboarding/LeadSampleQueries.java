package foyer.leads.onboarding;

import static foyerdb.leads.Tables.LEAD;

import foyer.platform.security.CurrentCaller;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Sample leads in SQL. */
@Component
class LeadSampleQueries {

    private final DSLContext db;

    LeadSampleQueries(DSLContext db) {
        this.db = db;
    }

    /** What there is of leads. */
    record Presence(boolean own, boolean samples) {}

    Presence presence() {
        return db.select(
                        DSL.field(DSL.exists(
                                DSL.selectOne().from(LEAD).where(isHere()).and(LEAD.SAMPLE_DEEDS.isNull()))),
                        DSL.field(DSL.exists(
                                DSL.selectOne().from(LEAD).where(isHere()).and(LEAD.SAMPLE_DEEDS.isNotNull()))))
                .fetchSingle(row -> new Presence(row.value1(), row.value2()));
    }

    /** Marks leads as samples whose timelines are so long now. */
    void mark(Collection<UUID> ids, int deeds) {
        db.update(LEAD)
                .set(LEAD.SAMPLE_DEEDS, deeds)
                .where(isHere())
                .and(LEAD.ID.eq(DSL.any(array(ids))))
                .execute();
    }

    /** How long the timeline of each sample was; held until the transaction ends, in the order of every lock of leads. */
    Map<UUID, Integer> lock() {
        return db.select(LEAD.ID, LEAD.SAMPLE_DEEDS)
                .from(LEAD)
                .where(isHere())
                .and(LEAD.SAMPLE_DEEDS.isNotNull())
                .orderBy(LEAD.ID)
                .forUpdate()
                .fetchMap(LEAD.ID, LEAD.SAMPLE_DEEDS);
    }

    /** They are samples no more; nothing that people see changes. */
    void unmark(Collection<UUID> ids) {
        db.update(LEAD)
                .setNull(LEAD.SAMPLE_DEEDS)
                .where(isHere())
                .and(LEAD.ID.eq(DSL.any(array(ids))))
                .execute();
    }

    private static Condition isHere() {
        return LEAD.TENANT_ID.eq(CurrentCaller.tenant());
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
