package foyer.leads;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A few leads among which all of a filter are, where an index tells of such: what one of its parts asks for, or each of its
 * alternatives, or all that the caller may see. They are an array in front of the statement, so that they are read by their keys,
 * and nothing is read of a part behind the first of which there are few.
 */
public final class FewLeadQueries {

    /** So many are read by their keys for one page, wherever they are stored; for each part so many entries of its index before. */
    static final int FEW = 2_000;

    /** The same of a part that is seldom met by many, so that its index is seldom read for nothing. */
    static final int SOME = 8_000;

    /** The same of people's leads, whether they are asked for or the caller may see no others. */
    static final int OF_PEOPLE = 4_000;

    private final LeadTextQueries texts;
    private final boolean archived;
    private final List<CommonTableExpression<?>> tables = new ArrayList<>();
    private final @Nullable Field<UUID[]> ids;

    private FewLeadQueries(LeadFilter filter, List<String> permissions, LeadTextQueries texts) {
        this.texts = texts;
        this.archived = LeadFilterQueries.isArchived(filter);
        var choices = choices(filter, 1);
        if (PeopleLeadQueries.areReached(permissions)) {
            choices.add(few(PeopleLeadQueries.some(filter, permissions, OF_PEOPLE + 1), OF_PEOPLE));
        }
        this.ids = first(choices);
    }

    /** Of the filter and what the caller has all of these permissions for; its texts stand in front of these tables. */
    public static FewLeadQueries of(LeadFilter filter, List<String> permissions, LeadTextQueries texts) {
        return new FewLeadQueries(filter, permissions, texts);
    }

    /** What has to stand in front of the statement. */
    public List<CommonTableExpression<?>> tables() {
        return tables;
    }

    /** Whether there are so few. */
    public Condition are() {
        return ids == null ? DSL.falseCondition() : ids.isNotNull();
    }

    /** Their ids; null where there are more, or no index tells. */
    public Field<UUID[]> ids() {
        return ids == null ? DSL.castNull(SQLDataType.UUID.array()) : ids;
    }

    /** @param share how many alternatives have as many together */
    private List<Field<UUID[]>> choices(LeadFilter filter, int share) {
        var choices = new ArrayList<Field<UUID[]>>();
        if (LeadTextQueries.isSaid(filter)) {
            choices.add(texts.ids(requireNonNull(filter.text())));
        }
        var few = FEW / share;
        var some = SOME / share;
        var ofPeople = OF_PEOPLE / share;
        IndexedLeadQueries.each(filter, archived, few + 1).forEach(leads -> choices.add(few(leads, few)));
        IndexedLeadQueries.seldom(filter, archived, some + 1).forEach(leads -> choices.add(few(leads, some)));
        IndexedLeadQueries.ofPeople(filter, archived, ofPeople + 1).forEach(leads -> choices.add(few(leads, ofPeople)));
        if (filter.listed() != null) {
            choices.addAll(choices(filter.listed(), share));
        }
        if (filter.any() != null) {
            var any = ofEach(filter.any(), share);
            if (any != null) {
                choices.add(any);
            }
        }
        return choices;
    }

    /** Of all alternatives together; null where no index tells of one of them. */
    private @Nullable Field<UUID[]> ofEach(List<LeadFilter> alternatives, int share) {
        if (alternatives.isEmpty()) {
            return DSL.val(new UUID[0], SQLDataType.UUID.array());
        }
        var each = new ArrayList<@Nullable Field<UUID[]>>();
        for (var one : alternatives) {
            each.add(first(choices(one, share * alternatives.size())));
        }
        if (each.stream().anyMatch(Objects::isNull)) {
            return null;
        }
        var all = each.stream().<Field<UUID[]>>map(Objects::requireNonNull).toList();
        var together = all.stream().reduce(DSL::arrayConcat).orElseThrow();
        return DSL.when(DSL.and(all.stream().map(Field::isNotNull).toList()), together);
    }

    /** The first that there is. */
    private @Nullable Field<UUID[]> first(List<Field<UUID[]>> choices) {
        if (choices.isEmpty()) {
            return null;
        }
        return table(DSL.coalesce(
                choices.getFirst(), choices.subList(1, choices.size()).toArray(Field<?>[]::new)));
    }

    private Field<UUID[]> few(Select<Record1<UUID>> some, int most) {
        var ids = table(DSL.array(some));
        return DSL.when(DSL.cardinality(ids).le(most), ids);
    }

    /** Read once, however often it is named, and not before it is. */
    private Field<UUID[]> table(Field<UUID[]> array) {
        var name = "few_" + tables.size();
        tables.add(DSL.name(name).fields("ids").asMaterialized(DSL.select(array)));
        return NearestLeadQueries.ids(name);
    }
}
