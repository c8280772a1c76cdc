package foyer.records;

import foyerdb.search.Routines;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Whether a row that is known has the words of a text, by the rule by which the functions of {@code R__search.sql} find many,
 * but for slips, which are not forgiven.
 */
public final class WordQueries {

    private WordQueries() {}

    /** True where every word of the text begins one of the folded text, or does with its numbers as they are kept. */
    public static Condition areIn(Field<String> folded, String text) {
        return isLike(folded, text, false).or(isLike(folded, text, true));
    }

    /** What is looked for is asked once in a statement, not for each row. */
    private static Condition isLike(Field<String> folded, String text, boolean numbers) {
        var patterns = DSL.field(DSL.select(Routines.patterns(DSL.val(text), DSL.inline(numbers))));
        return DSL.condition("{0} like all (({1})::text[])", folded, patterns);
    }
}
