package foyer.leads.merging;

import static foyerdb.leads.Tables.LEAD_MERGE;
import static foyerdb.leads.Tables.MERGED_LEAD;
import static java.util.Objects.requireNonNull;

import foyer.leads.LeadContact;
import foyer.leads.LeadId;
import foyer.leads.LeadScopeQueries;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads of merges as the schema shows them, of leads that the caller has been shown. */
@Component
class LeadMergeReadQueries {

    /** Of one lead. */
    private static final int MOST = 10;

    private static final String MEMBER = "MEMBER";

    private static final String MERGED = "merged";

    private static final List<Field<?>> COLUMNS = List.of(
            LEAD_MERGE.ID,
            LEAD_MERGE.KEEP_ID,
            LEAD_MERGE.FIELDS,
            LEAD_MERGE.SOURCES,
            LEAD_MERGE.MERGED_AT,
            LEAD_MERGE.MERGED_BY_KIND,
            LEAD_MERGE.MERGED_BY_ID,
            LEAD_MERGE.UNDONE_AT);

    private final DSLContext db;

    LeadMergeReadQueries(DSLContext db) {
        this.db = db;
    }

    /** The leads that went into the other by this merge, in the order of their ids. */
    private static Field<List<MergedLead>> merged(Field<UUID> merge) {
        return DSL.multiset(DSL.select(
                                MERGED_LEAD.LEAD_ID,
                                text("title"),
                                text("contact_name"),
                                text("contact_company"),
                                text("contact_email"),
                                text("contact_phone"),
                                text("contact_website"))
                        .from(MERGED_LEAD)
                        .where(MERGED_LEAD.MERGE_ID.eq(merge))
                        .and(LeadScopeQueries.couldSeeMerged())
                        .orderBy(MERGED_LEAD.LEAD_ID)
                        .limit(LeadMerge.MOST))
                .convertFrom(rows -> rows.map(row -> new MergedLead(
                        new LeadId(row.value1()).toString(),
                        row.value2(),
                        new LeadContact(row.value3(), row.value4(), row.value5(), row.value6(), row.value7()),
                        List.of())))
                .as(MERGED);
    }

    private static Field<String> text(String column) {
        return DSL.jsonbGetAttributeAsText(MERGED_LEAD.IMAGE, column).as(column);
    }

    LeadMerge byId(LeadMergeId id) {
        var merged = merged(LEAD_MERGE.ID);
        return db.select(COLUMNS)
                .select(merged)
                .from(LEAD_MERGE)
                .where(LEAD_MERGE.ID.eq(id.value()))
                .fetchSingle(row -> merge(row, merged));
    }

    /** Those of each lead since this moment that stand, the newest first. */
    Map<LeadId, List<LeadMerge>> ofLeads(Collection<LeadId> leads, Instant since) {
        var lead = DSL.unnest(LeadId.values(leads)).as("lead", "lead");
        var leadId = requireNonNull(lead.field("lead", UUID.class));
        var page = db.select(COLUMNS)
                .from(LEAD_MERGE)
                .where(LEAD_MERGE.KEEP_ID.eq(leadId))
                .and(LEAD_MERGE.UNDONE_AT.isNull())
                .and(LEAD_MERGE.MERGED_AT.gt(since))
                .orderBy(LEAD_MERGE.MERGED_AT.desc(), LEAD_MERGE.ID.desc())
                .limit(MOST)
                .asTable("page");
        var merged = merged(requireNonNull(page.field(LEAD_MERGE.ID)));
        // A lateral join is a nested loop: rows come in the order of the inner query.
        return db.select(page.fields())
                .select(merged)
                .from(lead)
                .crossJoin(DSL.lateral(page))
                .fetchGroups(row -> new LeadId(row.get(LEAD_MERGE.KEEP_ID)), row -> merge(row, merged));
    }

    /** The fields that got the lead's value; merges of before do not know. */
    private static List<String> given(String lead, String[] fields, UUID[] sources) {
        var id = LeadId.of(lead).value();
        return IntStream.range(0, sources.length)
                .filter(nth -> id.equals(sources[nth]))
                .mapToObj(nth -> fields[nth])
                .toList();
    }

    private static LeadMerge merge(Record row, Field<List<MergedLead>> merged) {
        var by = row.get(LEAD_MERGE.MERGED_BY_ID);
        return new LeadMerge(
                new LeadMergeId(row.get(LEAD_MERGE.ID)),
                requireNonNull(row.get(merged)).stream()
                        .map(lead ->
                                lead.with(given(lead.id(), row.get(LEAD_MERGE.FIELDS), row.get(LEAD_MERGE.SOURCES))))
                        .toList(),
                List.of(row.get(LEAD_MERGE.FIELDS)),
                row.get(LEAD_MERGE.MERGED_AT),
                by != null && MEMBER.equals(row.get(LEAD_MERGE.MERGED_BY_KIND)) ? new MembershipId(by) : null,
                row.get(LEAD_MERGE.UNDONE_AT));
    }
}
