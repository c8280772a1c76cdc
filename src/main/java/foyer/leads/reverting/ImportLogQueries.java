package foyer.leads.reverting;

import static foyerdb.leads.Tables.IMPORT_CHANGE;

import foyer.platform.database.SystemDatabase;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/** Writes what imports do, many leads in one statement: each column goes in as one array, so the text is always the same. */
@Component
class ImportLogQueries {

    private static final String MADE = """
            insert into leads.import_change (tenant_id, job_id, lead_id, kind, version, deeds, created_at)
            select {0}, {1}, u.id, 'MADE', 1, u.deeds, {2} from unnest({3}, {4}) as u (id, deeds)""";

    private static final String CHANGED = """
            insert into leads.import_change as c
                (tenant_id, job_id, lead_id, kind, fields, before, version, deeds, created_at)
            select {0}, {1}, u.id, 'CHANGED', string_to_array(u.fields, ','), u.before::jsonb, u.version, 1, {2}
            from unnest({3}, {4}, {5}, {6}) as u (id, fields, before, version)
            on conflict on constraint import_change_lead_key do update set
                fields = (select array_agg(distinct f) from unnest(c.fields || excluded.fields) as f),
                before = excluded.before || c.before,
                edited = c.edited or c.version <> excluded.version - 1,
                version = excluded.version,
                deeds = c.deeds + 1""";

    private final DSLContext db;
    private final SystemDatabase system;

    ImportLogQueries(DSLContext db, SystemDatabase system) {
        this.db = db;
        this.system = system;
    }

    /** @param deeds how many lines the timeline of each begins with */
    void insertMade(UUID job, List<UUID> leads, List<Integer> deeds, Instant at) {
        db.query(
                        MADE,
                        DSL.val(CurrentCaller.tenant()),
                        DSL.val(job),
                        DSL.val(at),
                        DSL.val(leads.toArray(UUID[]::new)),
                        DSL.val(deeds.toArray(Integer[]::new), SQLDataType.INTEGER.array()))
                .execute();
    }

    /** @param images the columns of each that it changes, as they were */
    void insertChanged(UUID job, List<LeadBefore> leads, List<String> images, Instant at) {
        db.query(
                        CHANGED,
                        DSL.val(CurrentCaller.tenant()),
                        DSL.val(job),
                        DSL.val(at),
                        DSL.val(leads.stream().map(LeadBefore::lead).toArray(UUID[]::new)),
                        DSL.val(
                                leads.stream()
                                        .map(lead -> String.join(",", lead.fields()))
                                        .toArray(String[]::new),
                                SQLDataType.CLOB.array()),
                        DSL.val(images.toArray(String[]::new), SQLDataType.CLOB.array()),
                        DSL.val(
                                leads.stream().map(LeadBefore::version).toArray(Integer[]::new),
                                SQLDataType.INTEGER.array()))
                .execute();
    }

    /** Deletes some rows of before this moment, of every tenant; answers whether there may be more. */
    boolean deleteBefore(Instant moment, int most) {
        return system.dsl()
                        .deleteFrom(IMPORT_CHANGE)
                        .where(IMPORT_CHANGE.ID.in(system.dsl()
                                .select(IMPORT_CHANGE.ID)
                                .from(IMPORT_CHANGE)
                                .where(IMPORT_CHANGE.CREATED_AT.lt(moment))
                                .limit(most)))
                        .execute()
                == most;
    }
}
