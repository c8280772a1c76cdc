package foyer.leads;

import static foyerdb.leads.Tables.LEAD;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Counts leads, up to as many as are ever told. */
final class LeadCountQueries {

    private LeadCountQueries() {}

    /**
     * How many the filter has, of those that the caller has all of these permissions for. Of a text no more matches are looked
     * at than {@link LeadTextQueries#MAX_MATCHES}: there may be more, wherever it stands.
     */
    static Counted count(DSLContext db, LeadFilter filter, List<String> permissions) {
        if (PeopleLeadQueries.areTold(filter, permissions)) {
            return PeopleLeadQueries.count(db, filter, permissions);
        }
        if (NearestLeadQueries.areWorthACount(filter, permissions)) {
            return NearestCountQueries.count(db, filter, permissions);
        }
        var texts = LeadTextQueries.of(filter, permissions);
        var condition = LeadFilterQueries.bounded(
                filter, permissions, DSL.noCondition(), leads -> leads.limit(Connection.COUNT_CAP + 1), texts);
        var those = DSL.selectOne().from(LEAD).where(condition).limit(Connection.COUNT_CAP + 1);
        return db.with(texts.tables())
                .select(DSL.count(), DSL.field(texts.areWhole()))
                .from(those.asTable("those"))
                .fetchSingle(row -> {
                    var counted = Counted.of(row.value1());
                    return new Counted(counted.total(), counted.exact() && row.value2());
                });
    }
}
