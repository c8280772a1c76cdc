package foyer.leads;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.records.fields.RecordType;
import foyer.records.views.SavedViewId;
import foyer.records.views.SavedViews;
import foyer.records.views.ViewedRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The filters of views of leads, read as what they mean today: whoever takes a filter or a view reads it here. */
@Component
public class LeadViews implements ViewedRecords {

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

    /**
     * What the one of the two that is given means at this moment, NONE without either; null when the caller has no such
     * view. Both are refused with BAD_USER_INPUT.
     */
    public @Nullable LeadFilter read(@Nullable LeadFilter filter, @Nullable SavedViewId view) {
        if (view == null) {
            return filters.read(filter);
        }
        if (filter != null) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.filterOrView");
        }
        return of(view);
    }

    private @Nullable LeadFilter of(SavedViewId view) {
        var filter = views.filter(RecordType.LEAD, view);
        return filter == null ? null : filters.read(LeadFilterJson.read(filter));
    }
}
