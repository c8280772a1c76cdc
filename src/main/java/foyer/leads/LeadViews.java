package foyer.leads;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.ids.IdJson;
import foyer.records.fields.RecordType;
import foyer.records.views.SavedViewId;
import foyer.records.views.SavedViews;
import foyer.records.views.ViewedRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The filters of views of leads, read as what they mean today. */
@Component
class LeadViews implements ViewedRecords {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(IdJson.module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final SavedViews views;

    LeadViews(SavedViews views) {
        this.views = views;
    }

    @Override
    public RecordType type() {
        return RecordType.LEAD;
    }

    @Override
    public void check(String filter) {
        read(filter);
    }

    /** The filter of a view that the caller has; null when there is no such view. */
    @Nullable LeadFilter filter(SavedViewId view) {
        var filter = views.filter(RecordType.LEAD, view);
        return filter == null ? null : read(filter);
    }

    private static LeadFilter read(String filter) {
        try {
            return LeadFilter.checked(JSON.readValue(filter, LeadFilter.class));
        } catch (JacksonException e) {
            var refused = new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.viewFilter");
            refused.initCause(e);
            throw refused;
        }
    }
}
