package foyer.leads;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.ids.IdJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Filters that were kept as they were sent, read as what they mean today. */
public final class LeadFilterJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(IdJson.module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private LeadFilterJson() {}

    /** The filter, which is refused with BAD_USER_INPUT when it is none or names too much. */
    public static LeadFilter read(String filter) {
        try {
            return LeadFilter.checked(JSON.readValue(filter, LeadFilter.class));
        } catch (JacksonException e) {
            var refused = new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.viewFilter");
            refused.initCause(e);
            throw refused;
        }
    }
}
