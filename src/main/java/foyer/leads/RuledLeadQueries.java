package foyer.leads;

import static foyerdb.leads.Tables.CAPTURE;
import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.STAGE;

import foyer.leads.assignment.Arrival;
import foyer.leads.forms.LeadFormId;
import foyer.leads.pipelines.StageKind;
import foyer.platform.security.CurrentCaller;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads what assignment rules look at of leads that are there. */
@Component
class RuledLeadQueries {

    private final DSLContext db;

    RuledLeadQueries(DSLContext db) {
        this.db = db;
    }

    /** Those of the leads, which the caller holds, that are in use, the oldest first. */
    Map<LeadId, Arrival> arrivals(Collection<LeadId> leads) {
        var form = DSL.field(DSL.select(CAPTURE.FORM_ID)
                .from(CAPTURE)
                .where(CAPTURE.TENANT_ID.eq(LEAD.TENANT_ID))
                .and(CAPTURE.LEAD_ID.eq(LEAD.ID))
                .limit(1));
        var all = new LinkedHashMap<LeadId, Arrival>();
        db.select(LEAD.ID, LEAD.SOURCE, LEAD.ADDRESS_COUNTRY, LEAD.ADDRESS_CITY, LEAD.CONTACT_PHONE, form, STAGE.KIND)
                .from(LEAD)
                .join(STAGE)
                .on(STAGE.TENANT_ID.eq(LEAD.TENANT_ID), STAGE.ID.eq(LEAD.STAGE_ID))
                .where(LEAD.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(LEAD.ID.eq(DSL.any(LeadId.values(leads))))
                .and(LEAD.ARCHIVED_AT.isNull())
                .orderBy(LEAD.ID)
                .forEach(row -> all.put(
                        new LeadId(row.value1()),
                        new Arrival(
                                LeadSource.valueOf(row.value2()),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6() == null ? null : new LeadFormId(row.value6()),
                                row.value7().equals(StageKind.OPEN.name()))));
        return all;
    }
}
