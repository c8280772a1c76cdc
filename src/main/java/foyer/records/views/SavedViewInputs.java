package foyer.records.views;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on saved views; what a view shows of its records is {@link Looked}. */
final class SavedViewInputs {

    private SavedViewInputs() {}

    /** What is saved; with an id instead of what the view was. */
    record Save(
            @Nullable SavedViewId id,
            String name,
            boolean shared,
            @Nullable List<String> columns,
            @Nullable String groupBy,
            @Nullable String idempotencyKey) {}

    record Delete(SavedViewId id) {}
}
