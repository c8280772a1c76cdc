package foyer.records.views;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.mutation.PlainInput;
import foyer.records.fields.CustomFieldOrder;
import foyer.records.fields.OrderDirection;
import foyer.records.fields.RecordType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a view shows: records of a type, as GraphQL has let the type's own filter and order through.
 *
 * @param filter by the names of the filter's fields, with values as JSON has them
 * @param sortField the custom field in whose order, instead of {@code sort}
 */
record Looked(
        RecordType type,
        Map<String, @Nullable Object> filter,
        @Nullable String sort,
        @Nullable CustomFieldOrder sortField) {

    /** Reads the part of {@code SavedViewSaveInput} that is the type's own. */
    static Looked of(Map<String, Object> input) {
        if (!(input.get("leads") instanceof Map<?, ?> leads)) {
            throw new IllegalArgumentException("the schema requires the part of a type");
        }
        var filter = leads.get("filter") instanceof Map<?, ?> given ? given : Map.of();
        var order = leads.get("orderBy");
        var field = leads.get("orderByField") instanceof Map<?, ?> by ? field(by) : null;
        if (order != null && field != null) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.orderOrField");
        }
        return new Looked(RecordType.LEAD, PlainInput.of(filter), order == null ? null : String.valueOf(order), field);
    }

    private static CustomFieldOrder field(Map<?, ?> by) {
        return new CustomFieldOrder(
                String.valueOf(by.get("field")), OrderDirection.valueOf(String.valueOf(by.get("direction"))));
    }
}
