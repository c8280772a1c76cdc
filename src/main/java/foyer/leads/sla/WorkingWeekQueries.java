package foyer.leads.sla;

import static foyerdb.leads.Tables.WORKING_WEEK;

import foyer.leads.sla.WorkingHours.Span;
import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** When the current tenant works, in SQL. */
@Component
class WorkingWeekQueries {

    private static final TypeReference<List<Span>> SPANS = new TypeReference<>() {};

    private final DSLContext db;
    private final JsonMapper json;

    WorkingWeekQueries(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    WorkingWeek read() {
        var week = db.select(WORKING_WEEK.ENABLED, WORKING_WEEK.SPANS, WORKING_WEEK.HOLIDAYS, WORKING_WEEK.VERSION)
                .from(WORKING_WEEK)
                .where(WORKING_WEEK.TENANT_ID.eq(CurrentCaller.tenant()))
                .fetchOne(row -> new WorkingWeek(
                        row.value1(), json.readValue(row.value2().data(), SPANS), List.of(row.value3()), row.value4()));
        return week == null ? WorkingWeek.USUAL : week;
    }

    /** Writes it over what is there; the caller has let nobody else write it. */
    void write(WorkingWeek week, Instant at) {
        var spans = JSONB.valueOf(json.writeValueAsString(week.spans()));
        var holidays = week.holidays().toArray(LocalDate[]::new);
        db.insertInto(WORKING_WEEK)
                .set(WORKING_WEEK.TENANT_ID, CurrentCaller.tenant())
                .set(WORKING_WEEK.ENABLED, week.enabled())
                .set(WORKING_WEEK.SPANS, spans)
                .set(WORKING_WEEK.HOLIDAYS, holidays)
                .set(WORKING_WEEK.UPDATED_AT, at)
                .onConflict(WORKING_WEEK.TENANT_ID)
                .doUpdate()
                .set(WORKING_WEEK.ENABLED, week.enabled())
                .set(WORKING_WEEK.SPANS, spans)
                .set(WORKING_WEEK.HOLIDAYS, holidays)
                .set(WORKING_WEEK.UPDATED_AT, at)
                .set(WORKING_WEEK.VERSION, WORKING_WEEK.VERSION.plus(1))
                .execute();
    }
}
