package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One of the alternatives that a filter consists of, which can be read by itself.
 *
 * @param people who looks after its leads, each of them with a part of an index for theirs, by time; null where that is not the point
 * @param condition what else is true of its leads
 */
record LeadBranch(@Nullable Field<UUID[]> people, Condition condition) {

    static LeadBranch of(Condition condition) {
        return new LeadBranch(null, condition);
    }

    LeadBranch and(Condition more) {
        return new LeadBranch(people, more.and(condition));
    }

    /** What is true of the leads of both: the people of one have theirs looked through, and are told by those of the other. */
    LeadBranch and(LeadBranch other) {
        return people == null
                ? new LeadBranch(other.people, condition.and(other.condition))
                : new LeadBranch(people, condition.and(other.all()));
    }

    /** True of all of its leads. */
    Condition all() {
        return people == null ? condition : LEAD.ASSIGNEE_ID.eq(DSL.any(people)).and(condition);
    }

    /**
     * Its leads, as far as the bound goes; of each of its people as far.
     *
     * @param common what is true of the leads of all branches
     */
    Select<Record1<UUID>> leads(
            Condition common, Function<SelectConditionStep<Record1<UUID>>, Select<Record1<UUID>>> bound) {
        if (people == null) {
            return bound.apply(those(common));
        }
        var all = DSL.unnest(people).as("every", "by");
        var each = DSL.selectDistinct(requireNonNull(all.field("by", UUID.class)))
                .from(all)
                .asTable("looked_after", "by");
        var theirs = bound.apply(those(common).and(LEAD.ASSIGNEE_ID.eq(requireNonNull(each.field("by", UUID.class)))))
                .asTable("theirs");
        return DSL.select(requireNonNull(theirs.field(LEAD.ID))).from(each).crossJoin(DSL.lateral(theirs));
    }

    private SelectConditionStep<Record1<UUID>> those(Condition common) {
        return DSL.select(LEAD.ID).from(LEAD).where(common).and(condition);
    }
}
