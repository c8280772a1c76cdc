package foyer.leads.transfer;

import foyer.platform.money.Money;
import foyer.platform.money.MoneyInput;
import foyer.records.fields.CustomField;
import foyer.records.fields.CustomFieldId;
import foyer.records.fields.CustomFieldKind;
import foyer.records.fields.CustomValue;
import foyer.records.fields.CustomValueInput;
import foyer.records.fields.CustomValues;
import foyer.transfer.ImportRow;
import foyer.transfer.RowProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a row that fill custom fields, as people type them, and as an export writes them. Nobody has to fill any: a
 * blank cell says nothing.
 *
 * @param currency of amounts without one
 * @param country whose days {@code 03/04/2026} is read by; null for none
 */
record CustomCells(
        List<CustomField> fields, String currency, @Nullable String country, RowMessages messages) {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "x", "نعم", "ja", "oui", "sí", "si");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "لا", "nein", "non");

    /** @param problems gets what is wrong with each */
    Map<CustomFieldId, CustomValue> of(ImportRow row, List<RowProblem> problems) {
        if (fields.isEmpty()) {
            return Map.of();
        }
        var values = new HashMap<CustomFieldId, CustomValue>();
        for (var field : fields) {
            var name = LeadImportField.custom(field.key());
            var text = row.text(name);
            var input = text == null ? null : input(field, text, row.isNumber(name));
            var value = input == null ? null : CustomValues.value(field, input, () -> currency);
            if (value != null) {
                values.put(field.id(), value);
            } else if (text != null) {
                problems.add(problem(name, field.kind()));
            }
        }
        return values;
    }

    /** @param number whether the cell is one to the spreadsheet */
    private @Nullable CustomValueInput input(CustomField field, String text, boolean number) {
        return switch (field.kind()) {
            case TEXT -> new CustomValueInput(field.key(), text, null, null, null, null, null);
            case NUMBER -> new CustomValueInput(field.key(), null, Decimals.of(text), null, null, null, null);
            case DATE -> new CustomValueInput(field.key(), null, null, Days.of(text, country), null, null, null);
            case OPTION -> new CustomValueInput(field.key(), null, null, null, option(field, text), null, null);
            case BOOLEAN -> new CustomValueInput(field.key(), null, null, null, null, flag(text), null);
            case MONEY -> new CustomValueInput(field.key(), null, null, null, null, null, money(text, number));
        };
    }

    private @Nullable MoneyInput money(String text, boolean number) {
        var negative = text.startsWith("-");
        var digits = negative ? text.substring(1) : text;
        var amount = number ? Amounts.ofNumber(digits, currency) : Amounts.of(digits, currency);
        return amount == null ? null : input(amount, negative);
    }

    private static MoneyInput input(Money amount, boolean negative) {
        return new MoneyInput(negative ? -amount.amountMinor() : amount.amountMinor(), amount.currency());
    }

    /** As it is written, or but for capital letters. */
    private static @Nullable String option(CustomField field, String text) {
        return field.options().contains(text)
                ? text
                : field.options().stream()
                        .filter(option -> option.equalsIgnoreCase(text))
                        .findFirst()
                        .orElse(null);
    }

    static @Nullable Boolean flag(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        return NO.contains(word) ? false : null;
    }

    private RowProblem problem(String field, CustomFieldKind kind) {
        var code =
                switch (kind) {
                    case TEXT -> LeadImportCode.TEXT_TOO_LONG;
                    case NUMBER -> LeadImportCode.DECIMAL_INVALID;
                    case DATE -> LeadImportCode.DATE_INVALID;
                    case OPTION -> LeadImportCode.OPTION_INVALID;
                    case BOOLEAN -> LeadImportCode.FLAG_INVALID;
                    case MONEY -> LeadImportCode.AMOUNT_INVALID;
                };
        return new RowProblem(field, code.name(), messages.of(code, List.of(CustomValue.MAX_TEXT)));
    }
}
