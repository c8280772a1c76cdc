package foyer.records.views;

import foyer.records.fields.RecordType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The views that the caller has, for the modules whose records they show. */
@Component
public class SavedViews {

    private final SavedViewQueries queries;

    SavedViews(SavedViewQueries queries) {
        this.queries = queries;
    }

    /** The filter of a view of this type, as JSON; null when the caller has no such view. */
    public @Nullable String filter(RecordType type, SavedViewId id) {
        var view = queries.byId(id);
        return view == null || view.type() != type ? null : view.filter();
    }
}
