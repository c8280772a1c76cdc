package foyer.records;

import foyer.platform.graphql.PageRequest;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One page of one subject's list: the key by which pages are loaded in batches. */
record SubjectPage(UUID subject, PageRequest page) {

    /** The pages asked for; usually one, more when a query asks for several under aliases. */
    static Set<PageRequest> pages(Set<SubjectPage> keys) {
        return keys.stream().map(SubjectPage::page).collect(Collectors.toSet());
    }

    static UUID[] subjects(Set<SubjectPage> keys, PageRequest page) {
        return keys.stream()
                .filter(key -> key.page().equals(page))
                .map(SubjectPage::subject)
                .toArray(UUID[]::new);
    }
}
