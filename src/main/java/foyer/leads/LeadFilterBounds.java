package foyer.leads;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.records.fields.CustomFieldFilter;
import foyer.records.tags.TagFilter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much a filter may name, and how deep filters may be within filters. */
final class LeadFilterBounds {

    private static final int MAX_IDS = 100;
    private static final int MAX_TEXT = 200;
    private static final int MAX_DEPTH = 3;
    private static final int MAX_PARTS = 20;

    /** Each is a search of its own. */
    private static final int MAX_TEXTS = 3;

    /** With the filters of lists it may be as much again, so that whatever can be a list's can be narrowed. */
    private static final int WITH_LISTS = 2;

    private LeadFilterBounds() {}

    static LeadFilter checked(LeadFilter filter) {
        if (depth(filter) > MAX_DEPTH || filter.parts().count() > MAX_PARTS) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.filterParts", MAX_DEPTH, MAX_PARTS);
        }
        if (filter.parts().filter(part -> part.text() != null).count() > MAX_TEXTS) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.filterTexts", MAX_TEXTS);
        }
        filter.parts().forEach(LeadFilterBounds::check);
        return filter;
    }

    /** A filter whose lists are known: what their filters ask for costs what it costs elsewhere. */
    static LeadFilter checkedWithLists(LeadFilter filter) {
        var parts = WITH_LISTS * MAX_PARTS;
        var texts = WITH_LISTS * MAX_TEXTS;
        if (withLists(filter).count() > parts
                || withLists(filter).filter(part -> part.text() != null).count() > texts) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.filterListed", parts, texts);
        }
        return filter;
    }

    private static Stream<LeadFilter> withLists(LeadFilter filter) {
        return filter.parts()
                .flatMap(part -> part.listed() == null
                        ? Stream.of(part)
                        : Stream.concat(Stream.of(part), withLists(part.listed())));
    }

    /** The filter itself is one. */
    private static int depth(LeadFilter filter) {
        return 1 + filter.inner().mapToInt(LeadFilterBounds::depth).max().orElse(0);
    }

    private static void check(LeadFilter filter) {
        checkIds("stages", filter.stages());
        checkIds("pipelines", filter.pipelines());
        checkIds("kinds", filter.kinds());
        checkIds("assignees", filter.assignees());
        checkIds("teams", filter.teams());
        checkIds("sources", filter.sources());
        checkIds("countries", filter.countries());
        if (filter.tags() != null && !filter.tags().bounded()) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.filterIds", "tags", TagFilter.MAX);
        }
        checkCustomFields(filter.customFields());
        if (Stream.of(filter.text(), filter.company(), filter.city()).anyMatch(LeadFilterBounds::isTooLong)) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.filterText", MAX_TEXT);
        }
    }

    private static void checkCustomFields(@Nullable List<CustomFieldFilter> filters) {
        if (filters == null) {
            return;
        }
        if (filters.size() > CustomFieldFilter.MAX) {
            throw new ApiException(
                    ApiErrorCode.BAD_USER_INPUT, "leads.filterIds", "customFields", CustomFieldFilter.MAX);
        }
        filters.forEach(filter -> checkIds("customFields.in", filter.in()));
        if (filters.stream().anyMatch(filter -> isTooLong(filter.startsWith()))) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.filterText", MAX_TEXT);
        }
    }

    private static boolean isTooLong(@Nullable String text) {
        return text != null && text.codePointCount(0, text.length()) > MAX_TEXT;
    }

    private static void checkIds(String field, @Nullable List<?> ids) {
        if (ids != null && ids.size() > MAX_IDS) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.filterIds", field, MAX_IDS);
        }
    }
}
