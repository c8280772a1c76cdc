package foyer.platform.graphql.limits;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import graphql.language.ArrayValue;
import graphql.language.FloatValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import org.jspecify.annotations.Nullable;

/**
 * Checks values written into a document as those in variables are checked: no endless list, no text with a NUL,
 * no number beyond its type.
 */
final class Literals {

    private final int listItems;

    Literals(int listItems) {
        this.listItems = listItems;
    }

    void check(@Nullable Value<?> value) {
        switch (value) {
            case ArrayValue list -> {
                if (list.getValues().size() > listItems) {
                    throw Limit.LIST_ITEMS.inDocument(
                            listItems, list.getValues().size());
                }
                list.getValues().forEach(this::check);
            }
            case ObjectValue object -> object.getObjectFields().forEach(field -> check(field.getValue()));
            case StringValue text -> {
                if (text.getValue() != null && text.getValue().indexOf('\0') >= 0) {
                    throw new ApiException(ApiErrorCode.GRAPHQL_VALIDATION_FAILED, "document.badText");
                }
            }
            case FloatValue number -> {
                if (Double.isInfinite(number.getValue().doubleValue())) {
                    throw new ApiException(ApiErrorCode.GRAPHQL_VALIDATION_FAILED, "document.badNumber");
                }
            }
            case null, default -> {}
        }
    }
}
