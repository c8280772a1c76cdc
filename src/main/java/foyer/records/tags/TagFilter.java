package foyer.records.tags;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tags a record has to have, and which not; the schema's input of the same name.
 *
 * @param all each of these; null or none asks for nothing
 * @param any at least one of these; null asks for nothing, and an empty list is met by no record
 * @param none not one of these
 */
public record TagFilter(
        @Nullable List<String> all,
        @Nullable List<String> any,
        @Nullable List<String> none) {

    /** How many tags each of the lists may name. */
    public static final int MAX = 20;

    /** Whether what meets it has at least one tag. */
    public boolean wantsSome() {
        return any != null || (all != null && !all.isEmpty());
    }

    /** Whether it wants one of some tags, and asks for nothing else. */
    public boolean wantsOne() {
        var others = none == null || none.isEmpty();
        var each = all == null ? 0 : all.size();
        return others && (any == null ? each == 1 : each == 0);
    }

    /** Whether no list names too many. */
    public boolean bounded() {
        return Stream.of(all, any, none).allMatch(tags -> tags == null || tags.size() <= MAX);
    }
}
