package foyer.leads.merging;

import foyer.leads.LeadValues;
import foyer.platform.money.MoneyInput;
import foyer.records.fields.CustomChange;
import foyer.records.fields.CustomValue;
import foyer.records.fields.CustomValueInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lead had before others were merged into it, as JSON in the database.
 *
 * @param custom of the custom fields that the merge changed, as what would set them so again
 */
record KeptBefore(LeadValues values, List<CustomValueInput> custom) {

    static KeptBefore of(LeadValues values, CustomChange change) {
        var custom = new ArrayList<CustomValueInput>();
        change.before().forEach((field, value) -> custom.add(input(field.key(), value)));
        return new KeptBefore(values, custom);
    }

    private static CustomValueInput input(String key, @Nullable CustomValue value) {
        if (value == null) {
            return new CustomValueInput(key, null, null, null, null, null, null);
        }
        var money = value.money();
        return new CustomValueInput(
                key,
                value.text(),
                value.number(),
                value.date(),
                value.option(),
                value.flag(),
                money == null ? null : new MoneyInput(money.amountMinor(), money.currency()));
    }
}
