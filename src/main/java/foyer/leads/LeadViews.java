package foyer.leads;

import foyer.records.fields.RecordType;
import foyer.records.views.SavedViewId;
import foyer.records.views.SavedViews;
import foyer.records.views.ViewedRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The filters of views of leads, read as what they mean today. */
@Component
class LeadViews implements ViewedRecords {

    private final SavedViews views;
    private final LeadFilters filters;

    LeadViews(SavedViews views, LeadFilters filters) {
        this.views = views;
        this.filters = filters;
    }

    @Override
    public RecordType type() {
        return RecordType.LEAD;
    }

    @Override
    public void check(String filter) {
        LeadFilterJson.read(filter);
    }

    /** The filter of a view that the caller has; null when there is no such view. */
    @Nullable LeadFilter filter(SavedViewId view) {
        var filter = views.filter(RecordType.LEAD, view);
        return filter == null ? null : filters.read(LeadFilterJson.read(filter));
    }
}
