package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.PageRequest;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Leads of several members or teams: those of each are read for themselves, from a part of an index that has them by time. */
final class LeadsOfEachQueries {

    private LeadsOfEachQueries() {}

    /**
     * With when they were made.
     *
     * @param values which members or teams; one that is there twice is read once
     * @param only the one that alone is meant; null for all
     * @param read the leads of one, as far as they are wanted
     */
    static Select<Record2<UUID, Instant>> of(
            TableField<?, UUID> column,
            Field<UUID[]> values,
            @Nullable MembershipId only,
            Function<Condition, Select<Record2<UUID, Instant>>> read) {
        var all = DSL.unnest(values).as("every", "by");
        var by = requireNonNull(all.field("by", UUID.class));
        var each = DSL.selectDistinct(by)
                .from(all)
                .where(only == null ? DSL.noCondition() : by.eq(only.value()))
                .asTable("reached_by", "by");
        var those = read.apply(column.eq(requireNonNull(each.field("by", UUID.class))))
                .asTable("those");
        return DSL.select(requireNonNull(those.field(LEAD.ID)), requireNonNull(those.field(LEAD.CREATED_AT)))
                .from(each)
                .crossJoin(DSL.lateral(those));
    }

    /** Those of all of them that the page has, and one more when there are more: put in order before any lead is read. */
    static Select<Record1<UUID>> nearest(Select<Record2<UUID, Instant>> leads, PageRequest page) {
        var keyset = LeadOrder.CREATED_AT_DESC.keyset();
        var all = leads.asTable("reached");
        return DSL.select(requireNonNull(all.field(LEAD.ID)))
                .from(all)
                .orderBy(keyset.orderBy(page.backward(), all))
                .limit(page.size() + 1);
    }
}
