package foyer.leads;

import static foyerdb.leads.Tables.LEAD;
import static java.util.Objects.requireNonNull;

import foyerdb.search.Routines;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What a filter means for what goes through all of its leads, to change, count or export them: words are looked for in each,
 * not among the newest only, and as they are. Where few leads have them these are read by their keys, since looking at every
 * lead of a large tenant for a few takes longer than a statement may; which it is is asked first, in a statement of its own.
 */
public final class WholeFilterQueries {

    /** So many matches of a text are read by their keys; of more, one is met soon by going through the leads. */
    private static final int FEW = 20_000;

    private WholeFilterQueries() {}

    /** True of all leads that the filter has, among those that the caller may see. */
    public static Condition met(DSLContext db, LeadFilter filter) {
        return LeadFilterQueries.whole(filter).and(saying(db, filter));
    }

    /** True of a few leads, all of those with the words among them; of all leads where the words are common, or none are asked for. */
    static Condition saying(DSLContext db, LeadFilter filter) {
        var texts = texts(filter).distinct().toList();
        if (texts.isEmpty()) {
            return DSL.noCondition();
        }
        var few = few(db, texts);
        return DSL.and(IntStream.range(0, texts.size())
                .filter(i -> few.get(i))
                .mapToObj(i -> LEAD.ID.eq(DSL.any(saying(texts.get(i)))))
                .toList());
    }

    /** What all leads of the filter have to say; of its alternatives none does. */
    private static Stream<String> texts(LeadFilter filter) {
        return Stream.concat(
                LeadTextQueries.isSaid(filter) ? Stream.of(requireNonNull(filter.text())) : Stream.of(),
                filter.listed() == null ? Stream.of() : texts(filter.listed()));
    }

    private static List<Boolean> few(DSLContext db, List<String> texts) {
        var each = texts.stream()
                .map(text -> DSL.field(
                        Routines.leadsSaying(DSL.val(text), DSL.inline(FEW)).isNotNull()))
                .toList();
        var row = db.select(each).fetchSingle();
        return IntStream.range(0, texts.size())
                .mapToObj(i -> requireNonNull(row.get(i, Boolean.class)))
                .toList();
    }

    /** All of them, however many there have come to be since: as an array that is made once a statement. */
    private static Field<UUID[]> saying(String text) {
        var all = Routines.leadsSaying(DSL.val(text), DSL.castNull(SQLDataType.INTEGER));
        return DSL.field(DSL.select(all)).cast(SQLDataType.UUID.array());
    }
}
