package foyer.leads.tags;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.leads.Lead;
import foyer.leads.LeadQueries;
import foyer.records.tags.Tags;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Counts the leads that have tags. */
@Component
class LeadTagQueries {

    /** No tag is counted further. */
    private static final int COUNT_CAP = 1_000;

    private final DSLContext db;

    LeadTagQueries(DSLContext db) {
        this.db = db;
    }

    /** The tags in their order, each with its count. */
    List<LeadTag> counted(List<String> tags) {
        var names = DSL.unnest(tags.toArray(String[]::new)).as("names", "name");
        var name = requireNonNull(names.field("name", String.class));
        var having = DSL.selectOne()
                .from(LEAD)
                .where(Tags.has(Lead.TYPE, LEAD.ID, name))
                .and(LEAD.ARCHIVED_AT.isNull())
                .and(LeadQueries.within(LeadQueries.READ))
                .limit(COUNT_CAP)
                .asTable("having_it");
        var counts =
                DSL.lateral(db.select(DSL.count().as("leads")).from(having)).as("counts");
        return db.select(name, counts.field("leads", Integer.class))
                .from(names)
                .crossJoin(counts)
                .fetch(row -> new LeadTag(row.value1(), row.value2()));
    }
}
