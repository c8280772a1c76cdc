package foyer.records.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records by the value of one field; all that is given has to be so. What is not for the field's kind is met by nothing,
 * and neither is a field that is not there. The schema's input of the same name.
 *
 * @param field its key
 * @param isSet false for the records without a value
 */
public record CustomFieldFilter(
        String field,
        @Nullable List<String> in,
        @Nullable String startsWith,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable String currency,
        @Nullable Long minMinor,
        @Nullable Long maxMinor,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean flag,
        @Nullable Boolean isSet) {

    /** How many of them a filter may have. */
    public static final int MAX = 10;

    /** How many values one may name. */
    public static final int MAX_VALUES = 100;

    /** Whether what meets it has a value, so that an index of values tells. */
    public boolean wantsSome() {
        return !Boolean.FALSE.equals(isSet);
    }

    /** Whether it asks for values of two kinds, of which no value has both. */
    boolean isContradictory() {
        var kinds = Stream.of(
                Stream.of(in, startsWith),
                Stream.of(min, max),
                Stream.of(currency, minMinor, maxMinor),
                Stream.of(from, to),
                Stream.of(flag));
        return kinds.filter(kind -> kind.anyMatch(Objects::nonNull)).count() > 1;
    }
}
