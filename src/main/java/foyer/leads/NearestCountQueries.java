package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Counted;
import foyer.platform.graphql.PageRequest;
import foyer.records.tags.Tags;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Counts the leads of a filter that no index leads to among the newest, and looks at no others: PostgreSQL would read all. Of few
 * that an index tells of ({@link FewLeadQueries}) all are counted. A tag alone is counted from its index as far as is told: for
 * one that many have PostgreSQL would put all leads into a hash.
 */
final class NearestCountQueries {

    /** How many that have the tag: more than are ever told, unless a third are archived. */
    static final int TAGGED = 15_000;

    private static final Field<UUID[]> LOOKED_AT = NearestLeadQueries.ids("looked_at");

    private final Select<Record1<UUID>> looked;
    private final int most;
    private final LeadFilter rest;

    private NearestCountQueries(Select<Record1<UUID>> looked, int most, LeadFilter rest) {
        this.looked = looked;
        this.most = most;
        this.rest = rest;
    }

    /** How many there are; exact when all of them were looked at, and when no text of the filter finds more than are. */
    static Counted count(DSLContext db, LeadFilter filter, List<String> permissions) {
        return of(filter, permissions).counted(db, filter, permissions);
    }

    private static NearestCountQueries of(LeadFilter filter, List<String> permissions) {
        // The tags' index has the newest of all: of whoever may see some leads only, and of archived ones, few may be
        // among them.
        if (LedFilterQueries.isOneTag(filter)
                && !NearestLeadQueries.areLimited(permissions)
                && !LeadFilterQueries.isArchived(filter)) {
            var tagged = Tags.eachWith(Lead.TYPE, requireNonNull(filter.tags()), TAGGED)
                    .getFirst();
            return new NearestCountQueries(tagged, TAGGED, filter.withoutTags());
        }
        var most = NearestLeadQueries.lookedAt(filter, permissions, LeadOrder.CREATED_AT_DESC);
        var newest = NearestLeadQueries.nearest(
                filter, permissions, LeadOrder.CREATED_AT_DESC, new PageRequest(most - 1, null, false));
        return new NearestCountQueries(newest, most, filter);
    }

    private Counted counted(DSLContext db, LeadFilter filter, List<String> permissions) {
        var texts = LeadTextQueries.of(filter, permissions);
        var few = FewLeadQueries.of(filter, permissions, texts);
        var lookedAt = DSL.name("looked_at").fields("ids").asMaterialized(DSL.select(DSL.array(looked)));
        var tables = Stream.of(texts.tables(), few.tables(), List.of(lookedAt))
                .flatMap(List::stream)
                .toList();
        var all = DSL.cardinality(LOOKED_AT).lt(most);
        var counted = DSL.when(few.are(), count(few.ids(), LeadFilterQueries.condition(filter, permissions, texts)))
                .otherwise(count(LOOKED_AT, LeadFilterQueries.condition(rest, permissions, texts)));
        return db.with(tables)
                .select(counted, DSL.field(few.are().or(all).and(texts.areWhole())))
                .fetchSingle(row -> {
                    var those = Counted.of(row.value1());
                    return new Counted(those.total(), those.exact() && row.value2());
                });
    }

    private static Field<Integer> count(Field<UUID[]> ids, Condition meets) {
        var those = DSL.selectOne()
                .from(LEAD)
                .where(LEAD.ID.eq(DSL.any(ids)).and(meets))
                .limit(Connection.COUNT_CAP + 1)
                .asTable("those");
        return DSL.field(DSL.selectCount().from(those));
    }
}
