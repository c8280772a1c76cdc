package foyer.billing;

import org.jspecify.annotations.Nullable;

/** What was and is of a field; the schema's {@code BillingHistoryChange}. */
public record Difference(
        String field, @Nullable String before, @Nullable String after) {

    public static Difference of(String field, @Nullable Object before, @Nullable Object after) {
        return new Difference(
                field, before == null ? null : before.toString(), after == null ? null : after.toString());
    }
}
