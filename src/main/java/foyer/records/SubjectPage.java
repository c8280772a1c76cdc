package foyer.records;

import foyer.platform.graphql.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** One page of one subject's list: the key by which pages are loaded in batches. */
public record SubjectPage(UUID subject, PageRequest page) {

    /**
     * The rows of the pages that are asked for, by one read for each page of a subject's list; usually one, more when a query asks
     * for several under aliases.
     *
     * @param read the rows of many subjects, where one without any may be absent: its page is empty
     */
    public static <T> Map<SubjectPage, List<T>> rows(
            Set<SubjectPage> keys, BiFunction<UUID[], PageRequest, Map<UUID, List<T>>> read) {
        var all = new HashMap<SubjectPage, List<T>>();
        for (var page : keys.stream().map(SubjectPage::page).collect(Collectors.toSet())) {
            var rows = read.apply(subjects(keys, page), page);
            keys.stream()
                    .filter(key -> key.page().equals(page))
                    .forEach(key -> all.put(key, rows.getOrDefault(key.subject(), List.of())));
        }
        return all;
    }

    private static UUID[] subjects(Set<SubjectPage> keys, PageRequest page) {
        return keys.stream()
                .filter(key -> key.page().equals(page))
                .map(SubjectPage::subject)
                .toArray(UUID[]::new);
    }
}
