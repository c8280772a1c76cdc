package foyer.records.fields;

import foyer.platform.money.MoneyInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value to be given to a field, named by its key; without any part the field is cleared. */
public record CustomValueInput(
        String field,
        @Nullable String text,
        @Nullable BigDecimal number,
        @Nullable LocalDate date,
        @Nullable String option,
        @Nullable Boolean flag,
        @Nullable MoneyInput money) {

    boolean clears() {
        return parts() == 0 || (text != null && text.isBlank() && parts() == 1);
    }

    /** How many parts are given. */
    long parts() {
        return Stream.of(text, number, date, option, flag, money)
                .filter(part -> part != null)
                .count();
    }
}
