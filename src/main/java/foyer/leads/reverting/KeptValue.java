package foyer.leads.reverting;

import foyer.platform.money.Money;
import foyer.records.fields.CustomField;
import foyer.records.fields.CustomValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A value of a custom field as the log of imports keeps it: with the part that the field's kind names. */
record KeptValue(
        @Nullable String text,
        @Nullable BigDecimal number,
        @Nullable LocalDate date,
        @Nullable String option,
        @Nullable Boolean flag,
        @Nullable Money money) {

    static @Nullable KeptValue of(@Nullable CustomValue value) {
        return value == null
                ? null
                : new KeptValue(
                        value.text(), value.number(), value.date(), value.option(), value.flag(), value.money());
    }

    /** As it was, also where the field would not take it today. */
    CustomValue of(CustomField field) {
        return new CustomValue(field, text, number, date, option, flag, money);
    }
}
