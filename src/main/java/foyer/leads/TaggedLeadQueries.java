package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.records.tags.Tags;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Counts the leads with a tag from the tags' own index. PostgreSQL would put all of a tenant's leads into a hash for a tag that
 * many have, where the first ten thousand of them are told by as many entries of that index.
 */
final class TaggedLeadQueries {

    /** Among so many are more than are ever told, unless a third are archived or the filter wants more. */
    static final int LOOKED_AT = 15_000;

    private static final int MOST = Connection.COUNT_CAP + 1;
    private static final Field<UUID[]> TAGGED = DSL.field(
                    DSL.select(DSL.field(DSL.name("tagged", "ids"), SQLDataType.UUID.array()))
                            .from(DSL.name("tagged")))
            .cast(SQLDataType.UUID.array());
    private static final Field<Integer> COUNTED =
            DSL.field(DSL.select(DSL.field(DSL.name("counted", "leads"), SQLDataType.INTEGER))
                    .from(DSL.name("counted")));

    private TaggedLeadQueries() {}

    /** Whether tags are what leads to the leads of the filter. */
    static boolean areWorthALook(LeadFilter filter) {
        return filter.tags() != null && filter.tags().wantsSome() && !filter.ofFew() && !LeadTextQueries.areIn(filter);
    }

    /** How many there are; where few of the first have what else the filter asks for, all are counted after all. */
    static Counted count(DSLContext db, LeadFilter filter, List<String> permissions) {
        var tags = requireNonNull(filter.tags());
        var some = Tags.someWith(Lead.TYPE, tags, LOOKED_AT);
        var tagged = DSL.name("tagged").fields("ids").asMaterialized(DSL.select(DSL.array(some)));
        var counted = DSL.name("counted")
                .fields("leads")
                .asMaterialized(count(
                        tags.wantsOne() ? filter.withoutTags() : filter, permissions, LEAD.ID.eq(DSL.any(TAGGED))));
        var enough = DSL.cardinality(TAGGED).lt(LOOKED_AT).or(COUNTED.eq(MOST));
        return db.with(tagged, counted)
                .select(DSL.when(enough, COUNTED).otherwise(DSL.field(count(filter, permissions, DSL.noCondition()))))
                .fetchSingle(row -> Counted.of(row.value1()));
    }

    private static Select<Record1<Integer>> count(LeadFilter filter, List<String> permissions, Condition among) {
        var those = DSL.selectOne()
                .from(LEAD)
                .where(LeadFilterQueries.bounded(filter, permissions, among, leads -> leads.limit(MOST)))
                .limit(MOST)
                .asTable("those");
        return DSL.selectCount().from(those);
    }
}
