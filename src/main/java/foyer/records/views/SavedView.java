package foyer.records.views;

import foyer.records.fields.CustomFieldOrder;
import foyer.records.fields.RecordType;
import foyer.records.owning.Owned;
import foyer.tenancy.MembershipId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody saved of how they look at their records, as the schema shows it.
 *
 * @param ownerId null when they have left
 * @param filter the input of the records' own filter, as JSON
 * @param sort an order of the records' own, or null for the usual one
 * @param sortField the custom field in whose order they are instead
 * @param columns names that the program that shows it knows
 * @param shared whether everybody in the tenant has it
 */
public record SavedView(
        SavedViewId id,
        RecordType type,
        @Nullable MembershipId ownerId,
        String name,
        String filter,
        @Nullable String sort,
        @Nullable CustomFieldOrder sortField,
        List<String> columns,
        @Nullable String groupBy,
        boolean shared)
        implements Owned {

    /** How many somebody may have of a type. */
    static final int MAX = 100;

    static final int MAX_NAME = 100;
    static final int MAX_COLUMNS = 50;
    static final int MAX_COLUMN = 50;
    static final int MAX_FILTER = 20_000;
}
