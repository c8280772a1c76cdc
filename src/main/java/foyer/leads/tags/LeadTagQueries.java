package foyer.leads.tags;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.leads.Lead;
import foyer.leads.LeadQueries;
import foyer.leads.NearestLeadQueries;
import foyer.records.tags.Tags;
import foyer.tenancy.RecordScopeQueries;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the tags of leads in use and counts who has them. A tag that only archived leads have, or only such as the caller may
 * not see, is none: its name may say what nobody is to know. However many have a tag, so many of them are looked at.
 */
@Component
class LeadTagQueries {

    /** How many tags are told. */
    static final int MOST = 20;

    /** No tag is counted further. */
    private static final int COUNT_CAP = 1_000;

    /** Of the leads that have a tag, the newest. */
    static final int LOOKED_AT = 1_500;

    /** Of the tags that begin so, the first: archived leads have the others. */
    static final int TAGS_LOOKED_AT = 100;

    private final DSLContext db;
    private final Tags tags;

    LeadTagQueries(DSLContext db, Tags tags) {
        this.db = db;
        this.tags = tags;
    }

    /** In the order of the letters' codes, each with its count. */
    List<LeadTag> beginning(@Nullable String prefix) {
        if (RecordScopeQueries.isLimited(LeadQueries.READ)) {
            return ofSeen(prefix);
        }
        var known = tags.known(Lead.TYPE, prefix, TAGS_LOOKED_AT);
        return known.isEmpty() ? List.of() : counted(known);
    }

    /** The tags of what the caller may see, however rare they are among all. */
    private List<LeadTag> ofSeen(@Nullable String prefix) {
        return tags.counted(Lead.TYPE, NearestLeadQueries.newestSeen(), prefix, MOST).entrySet().stream()
                .map(tag -> new LeadTag(tag.getKey(), Math.min(tag.getValue(), COUNT_CAP)))
                .toList();
    }

    /** Those that leads have, one after another until there are as many as are told. */
    private List<LeadTag> counted(List<String> known) {
        var names = DSL.unnest(known.toArray(String[]::new)).as("names", "name");
        var name = requireNonNull(names.field("name", String.class));
        var having = DSL.selectOne()
                .from(LEAD)
                .where(LEAD.ID.eq(DSL.any(DSL.array(Tags.newestWith(Lead.TYPE, name, LOOKED_AT)))))
                .and(LEAD.ARCHIVED_AT.isNull())
                .limit(COUNT_CAP)
                .asTable("having_it");
        var counts =
                DSL.lateral(db.select(DSL.count().as("leads")).from(having)).as("counts");
        var leads = requireNonNull(counts.field("leads", Integer.class));
        return db.select(name, leads)
                .from(names)
                .crossJoin(counts)
                .where(leads.gt(0))
                .limit(MOST)
                .fetch(row -> new LeadTag(row.value1(), row.value2()));
    }
}
