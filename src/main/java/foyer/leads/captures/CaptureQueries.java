package foyer.leads.captures;

import static foyerdb.leads.Tables.CAPTURE;
import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.platform.security.CurrentCaller;
import foyer.properties.PropertyId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What strangers sent, in SQL. Reads are of leads that the caller has been shown. */
@Component
public class CaptureQueries {

    /** Of one lead; told in the schema. */
    private static final int MOST = 100;

    private static final LeadUtm NO_TAGS = new LeadUtm(null, null, null, null, null);

    private final DSLContext db;

    CaptureQueries(DSLContext db) {
        this.db = db;
    }

    /** False when the same was sent before; whoever sends it at the same time waits. */
    boolean insert(LeadId lead, CaptureDraft draft, byte[] digest, Instant at) {
        var origin = draft.origin().bounded();
        var utm = origin.utm();
        return db.insertInto(CAPTURE)
                        .set(CAPTURE.TENANT_ID, CurrentCaller.tenant())
                        .set(CAPTURE.LEAD_ID, lead.value())
                        .set(CAPTURE.FORM_ID, draft.form())
                        .set(
                                CAPTURE.PROPERTY_ID,
                                draft.property() == null
                                        ? null
                                        : draft.property().value())
                        .set(CAPTURE.MESSAGE, draft.message())
                        .set(CAPTURE.PAGE, origin.page())
                        .set(CAPTURE.REFERRER, origin.referrer())
                        .set(CAPTURE.UTM_SOURCE, utm == null ? null : utm.source())
                        .set(CAPTURE.UTM_MEDIUM, utm == null ? null : utm.medium())
                        .set(CAPTURE.UTM_CAMPAIGN, utm == null ? null : utm.campaign())
                        .set(CAPTURE.UTM_TERM, utm == null ? null : utm.term())
                        .set(CAPTURE.UTM_CONTENT, utm == null ? null : utm.content())
                        .set(CAPTURE.CONSENT_TEXT, draft.consent())
                        .set(CAPTURE.CONSENT_VERSION, draft.consentVersion())
                        .set(CAPTURE.DIGEST, digest)
                        .set(CAPTURE.CAPTURED_AT, at)
                        .onConflict(CAPTURE.TENANT_ID, CAPTURE.DIGEST)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** What was sent of each lead, the newest first: more than one only where others were merged into it. */
    Map<LeadId, List<LeadCapture>> ofLeads(Collection<LeadId> leads) {
        var lead = DSL.unnest(LeadId.values(leads)).as("lead", "lead");
        var page = db.selectFrom(CAPTURE)
                .where(CAPTURE.LEAD_ID.eq(requireNonNull(lead.field("lead", UUID.class))))
                .orderBy(CAPTURE.CAPTURED_AT.desc(), CAPTURE.ID.desc())
                .limit(MOST)
                .asTable("page");
        // A lateral join is a nested loop: rows come in the order of the inner query.
        return db.select(page.fields())
                .from(lead)
                .crossJoin(DSL.lateral(page))
                .fetchGroups(row -> new LeadId(row.get(CAPTURE.LEAD_ID)), CaptureQueries::capture);
    }

    /** The property that each lead came by; of several that of the newest of what was sent. */
    public Map<LeadId, PropertyId> properties(Collection<LeadId> leads) {
        return db.select(CAPTURE.LEAD_ID, CAPTURE.PROPERTY_ID)
                .distinctOn(CAPTURE.LEAD_ID)
                .from(CAPTURE)
                .where(CAPTURE.LEAD_ID.eq(DSL.any(ids(leads.stream().map(LeadId::value)))))
                .and(CAPTURE.PROPERTY_ID.isNotNull())
                .orderBy(CAPTURE.LEAD_ID, CAPTURE.CAPTURED_AT.desc(), CAPTURE.ID.desc())
                .fetchMap(row -> new LeadId(row.value1()), row -> new PropertyId(row.value2()));
    }

    /** How many leads that the caller may see came by each property. */
    public Map<PropertyId, Integer> inquiries(Collection<PropertyId> properties) {
        return db.select(CAPTURE.PROPERTY_ID, DSL.countDistinct(CAPTURE.LEAD_ID))
                .from(CAPTURE)
                .join(LEAD)
                .on(LEAD.TENANT_ID.eq(CAPTURE.TENANT_ID), LEAD.ID.eq(CAPTURE.LEAD_ID))
                .where(CAPTURE.PROPERTY_ID.eq(DSL.any(ids(properties.stream().map(PropertyId::value)))))
                .and(LeadQueries.within(LeadQueries.READ))
                .groupBy(CAPTURE.PROPERTY_ID)
                .fetchMap(row -> new PropertyId(row.value1()), row -> row.value2());
    }

    private static UUID[] ids(Stream<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static LeadCapture capture(Record row) {
        return new LeadCapture(
                new LeadId(row.get(CAPTURE.LEAD_ID)),
                row.get(CAPTURE.MESSAGE),
                row.get(CAPTURE.PAGE),
                row.get(CAPTURE.REFERRER),
                utm(row),
                consent(row),
                row.get(CAPTURE.CAPTURED_AT));
    }

    /** Null when the address had no tags. */
    private static @Nullable LeadUtm utm(Record row) {
        var utm = new LeadUtm(
                row.get(CAPTURE.UTM_SOURCE),
                row.get(CAPTURE.UTM_MEDIUM),
                row.get(CAPTURE.UTM_CAMPAIGN),
                row.get(CAPTURE.UTM_TERM),
                row.get(CAPTURE.UTM_CONTENT));
        return utm.equals(NO_TAGS) ? null : utm;
    }

    private static @Nullable LeadConsent consent(Record row) {
        var text = row.get(CAPTURE.CONSENT_TEXT);
        return text == null
                ? null
                : new LeadConsent(text, row.get(CAPTURE.CONSENT_VERSION), row.get(CAPTURE.CAPTURED_AT));
    }
}
