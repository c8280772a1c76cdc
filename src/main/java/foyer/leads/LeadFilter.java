package foyer.leads;

import foyer.leads.pipelines.StageId;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.tenancy.MembershipId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which leads: those that meet every field given, archived or not archived. */
public record LeadFilter(
        @Nullable List<StageId> stages,
        @Nullable List<MembershipId> assignees,
        @Nullable Boolean unassigned,
        @Nullable String text,
        @Nullable Boolean archived) {

    /** All that are not archived. */
    public static final LeadFilter NONE = new LeadFilter(null, null, null, null, null);

    /** The fields that a text is looked for in, by their names in the schema. */
    private static final Set<String> SEARCHED =
            Set.of("title", "contact.name", "contact.company", "contact.email", "contact.phone");

    private static final int MAX_IDS = 100;
    private static final int MAX_TEXT = 200;

    /** This filter, or NONE for null; one that names too much is refused with BAD_USER_INPUT. */
    public static LeadFilter checked(@Nullable LeadFilter filter) {
        if (filter == null) {
            return NONE;
        }
        checkIds("stages", filter.stages);
        checkIds("assignees", filter.assignees);
        if (filter.text != null && filter.text.codePointCount(0, filter.text.length()) > MAX_TEXT) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.filterText", MAX_TEXT);
        }
        return filter;
    }

    private static void checkIds(String field, @Nullable List<?> ids) {
        if (ids != null && ids.size() > MAX_IDS) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.filterIds", field, MAX_IDS);
        }
    }

    /** Whether one of these changed fields is one that the filter looks at. */
    public boolean looksAt(List<String> changed) {
        return changed.stream().anyMatch(field -> switch (field) {
            case "stage" -> stages != null;
            case "assignee" -> assignees != null || unassigned != null;
            case "archivedAt" -> archived != null;
            default -> text != null && SEARCHED.contains(field);
        });
    }
}
