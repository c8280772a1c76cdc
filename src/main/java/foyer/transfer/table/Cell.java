package foyer.transfer.table;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What a cell that is written holds; in a file of texts its text. */
public sealed interface Cell {

    String text();

    /** Words; never run, whatever they begin with. */
    record Text(String text) implements Cell {}

    /** A number that can be reckoned with. */
    record Number(BigDecimal value) implements Cell {

        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    /** A moment by the clock of whoever the table is for. */
    record Moment(LocalDateTime value) implements Cell {

        private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

        @Override
        public String text() {
            return FORM.format(value);
        }
    }

    /** A yes or no. */
    record Flag(boolean value) implements Cell {

        @Override
        public String text() {
            return String.valueOf(value);
        }
    }

    static @Nullable Cell of(@Nullable String text) {
        return text == null ? null : new Text(text);
    }
}
